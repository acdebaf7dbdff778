"""The hub: who watches what on this worker, and what they are told of it."""

import asyncio
import threading
import time
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import reflex as rx

from learnhub.access.actor import Actor
from learnhub.core import bus, db, ids
from learnhub.core.bus import Hint
from learnhub.core.i18n import N_
from learnhub.errors import NotFound
from learnhub.web import redirects, session, sockets
from learnhub.web import reflex_internals as internals
from learnhub.web.live.push import Push
from learnhub.web.live.topic import PAGE, PERSON, Scope, Topic
from learnhub.web.live.view import View

LEAVE_PERSON = "leave:person:"
LEAVE_SIGN_IN = "leave:sign-in:"
LEAVE_TOPIC = "leave:topic:"
EVERYBODY = "*"
KEPT_FOR_JOIN = 2.0

SNAPSHOTS: ContextVar[Mapping[type[rx.State], dict[str, Any]] | None] = ContextVar(
    "learnhub_snapshots", default=None
)


@dataclass(slots=True)
class Follower:
    """One socket: for whom it watches, and what, at most one topic of its page and one of its person."""

    person_id: str | None
    sign_in: str | None
    views: dict[Scope, View] = field(default_factory=dict)


class Hub:
    """All live views of one worker. Everything but `publish` is called from the event loop."""

    def __init__(self) -> None:
        self.boot = ids.new_id()
        self._push = Push(self.boot, self.viewers, self.leave, self._close)
        self._topics: dict[tuple[str, str], Topic] = {}
        self._views: dict[str, View] = {}
        self._followers: dict[str, Follower] = {}
        self._evictions = 0
        self._on_leave: Callable[[str], None] = lambda _person_id: None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = 0
        self._unsubscribe: Callable[[], None] | None = None

    def register(self, topic: Topic) -> None:
        """Make a kind of topic known; called once for each when the room is imported."""
        self._topics[topic.kind, topic.audience] = topic

    def start(self, app: rx.App, on_leave: Callable[[str], None] = lambda _person_id: None) -> None:
        """Listen to hints and send through this app's sockets, on the running loop.

        `on_leave` hears of each person whose tabs leave because their rights have changed.
        """
        self._on_leave = on_leave
        self._loop, self._thread = asyncio.get_running_loop(), threading.get_ident()
        self._push.start(app)
        self._unsubscribe = bus.hints.subscribe(self.publish)

    def stop(self) -> None:
        """Stop listening and forget everybody."""
        if self._unsubscribe:
            self._unsubscribe()
        for sid in list(self._followers):
            self.leave(sid)
        self._push.stop()
        self._loop = self._unsubscribe = None

    # Membership

    async def join(self, state: rx.State, name: str) -> None:
        """Let the socket of this event watch a topic, and send it the whole view.

        Raises NotFound for who may not watch it. A socket watches one topic of its page and one of its
        person: joining leaves the one before. Joining the topic of the person again, as each page does, only
        brings it up to date.
        """
        topic, key = self._resolve(name)
        sid = internals.sid_of_connection()
        before = self._view_of(sid, topic.scope)
        if before and (topic.scope == PAGE or before.name != name):
            self._leave(sid, topic.scope)
        person = session.WHO.get()
        while True:
            evictions = self._evictions
            await self._require(topic, person, key)
            view = await self._current(topic, key, person)
            if evictions == self._evictions:
                break
            person = await session.recognise()  # somebody was put out meanwhile, perhaps this one
        if sid not in view.sids:
            self._follow(sid, view, person)

    def _follow(self, sid: str, view: View, person: Actor) -> None:
        follower = self._followers.setdefault(sid, Follower(person.person_id, person.sign_in))
        follower.views[view.topic.scope] = view
        view.sids.add(sid)
        self._push.show(view, {sid})
        self._count_changed(view)

    async def _require(self, topic: Topic, person: Actor, key: str) -> None:
        if not await self._may_join(topic, person, key):
            raise NotFound(N_("There is nothing here."))

    async def _may_join(self, topic: Topic, person: Actor, key: str) -> bool:
        if topic.scope == PERSON:
            return key == person.person_id
        return await db.read(topic.may_join, person, key)

    def _resolve(self, name: str) -> tuple[Topic, str]:
        kind, _, rest = name.partition(":")
        key, _, audience = rest.partition(":")
        topic = self._topics.get((kind, audience))
        if topic is None or not key:
            raise NotFound(N_("There is nothing here."))
        return topic, key

    def _view_of(self, sid: str, scope: Scope) -> View | None:
        follower = self._followers.get(sid)
        return follower.views.get(scope) if follower else None

    def leave(self, sid: str) -> None:
        """Let a socket watch nothing any more."""
        for scope in (PAGE, PERSON):
            self._leave(sid, scope)

    def leave_page(self, sid: str) -> None:
        """Let a socket leave the topic of the page it goes away from; its person's goes with it."""
        self._leave(sid, PAGE)

    def _leave(self, sid: str, scope: Scope) -> None:
        view = self._view_of(sid, scope)
        if view is None:
            return
        del self._followers[sid].views[scope]
        if not self._followers[sid].views:
            del self._followers[sid]
        view.sids.discard(sid)
        view.behind.discard(sid)
        self._drop_unused(view)
        self._count_changed(view)

    def _drop_unused(self, view: View) -> None:
        """Forget a view nobody watches."""
        if view.sids:
            return
        if view.timer:
            view.timer.cancel()
        if self._views.get(view.name) is view:
            del self._views[view.name]

    def resync(self, state: type[rx.State]) -> None:
        """Send the whole view again to the socket of this event, if it watches one of this State."""
        sid = internals.sid_of_connection()
        follower = self._followers.get(sid)
        for view in follower.views.values() if follower else ():
            if view.topic.state is state:
                self._push.show(view, {sid})

    def viewers(self, name: str) -> int:
        """How many sockets of this worker watch a topic."""
        view = self._views.get(name)
        return len(view.sids) if view else 0

    def _count_changed(self, changed: View) -> None:
        """Wake the views that show how many watch this one; all of them have the same key."""
        for topic in self._topics.values():
            view = self._views.get(topic.name(changed.key)) if topic.counts_viewers else None
            if view and topic.counted(changed.key) == changed.name:
                self._push.wake(view)

    # Copies

    async def _current(self, topic: Topic, key: str, person: Actor) -> View:
        """The view of a topic with all its vars: the one in use, or a new one built now.

        Hints reach it from before it is built. When everybody left it meanwhile it was forgotten, and what
        was read may be old: another one is built.
        """
        name = topic.name(key)
        while True:
            view = self._views.get(name) or self._views.setdefault(name, View(topic, key))
            if topic.scope == PERSON:
                view.read_as(person)
            if not view.is_ready(time.monotonic()):
                await self._push.refresh(view)
            if self._views.get(name) is view:
                return view

    async def remember_snapshots(self, path: str, person: Actor) -> None:
        """Prepare what a tab on this page watches, as far as the person may watch it, for its hydration.

        The page joins a moment later and finds the same copies, if they are not read anew by then.
        """
        found = {}
        for topic in self._topics.values():
            key = topic.key_for(path, person)
            if key and await self._may_join(topic, person, key):
                view = await self._current(topic, key, person)
                own = {"boot": self.boot, "seq": view.seq, "base": view.seq}
                found[topic.state] = {**view.values, **own}
                asyncio.get_running_loop().call_later(KEPT_FOR_JOIN, self._drop_unused, view)
        SNAPSHOTS.set(found)

    # Hints

    def publish(self, hint: Hint) -> None:
        """Take a hint from any thread: a topic changed, or somebody has to leave."""
        if self._loop is None:
            return
        if threading.get_ident() == self._thread:
            self._hear(hint)
        else:
            self._loop.call_soon_threadsafe(self._hear, hint)

    def _hear(self, hint: Hint) -> None:
        if hint.topic.startswith("leave:"):
            self._put_out(hint.topic)
            return
        name, _, part = hint.topic.partition("#")
        kind, _, key = name.partition(":")
        if key == EVERYBODY:
            for view in [view for view in self._views.values() if view.topic.kind == kind]:
                self._doubt(view, part, hint.version, last=True)
        elif view := self._views.get(name):
            self._doubt(view, part, hint.version)

    def _doubt(self, view: View, part: str, version: int, *, last: bool = False) -> None:
        if view.doubt(part, version):
            self._push.wake(view, last=last)

    def _close(self, view: View) -> None:
        self._put_out(LEAVE_TOPIC + view.name)

    def _put_out(self, order: str) -> None:
        """Take sockets out of their topics before the action that caused it returns, and reload their tabs.

        A viewer sends no events, so nothing else would notice that they may not watch any more. Where a
        sign-in ended every tab goes, to the page where one signs in: what it shows was read by somebody who
        is not here any more.
        """
        self._evictions += 1
        if order.startswith(LEAVE_PERSON):
            self._on_leave(order.removeprefix(LEAVE_PERSON))
        courses = {sid: redirects.RELOAD for sid, each in self._followers.items() if _concerns(order, each)}
        if order.startswith(LEAVE_SIGN_IN):
            paths = sockets.paths_of(order.removeprefix(LEAVE_SIGN_IN))
            courses |= {sid: redirects.sign_in_path(path) for sid, path in paths.items()}
        for sid, course in courses.items():
            self.leave(sid)
            delta = internals.json_dumps(internals.delta_of(redirects.RedirectState, redirects.order(course)))
            self._push.send({sid}, f'{{"delta":{delta}}}')


def _concerns(order: str, follower: Follower) -> bool:
    own = {f"{LEAVE_PERSON}{follower.person_id}", f"{LEAVE_SIGN_IN}{follower.sign_in}"}
    return order in own | {LEAVE_TOPIC + view.name for view in follower.views.values()}


hub = Hub()
