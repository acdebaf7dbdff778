"""The hub: who watches what on this worker, and what they have been sent."""

import asyncio
import logging
import threading
import time
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import reflex as rx

from learnhub.access.actor import Actor
from learnhub.core import bus, db, ids
from learnhub.core.i18n import N_
from learnhub.errors import LearnHubError, NotFound
from learnhub.web import redirects, session, sockets
from learnhub.web import reflex_internals as internals
from learnhub.web.live import wire
from learnhub.web.live.topic import VIEWERS, Topic, View

logger = logging.getLogger(__name__)

LEAVE_PERSON = "leave:person:"
LEAVE_SIGN_IN = "leave:sign-in:"
LEAVE_TOPIC = "leave:topic:"
CATCH_UP_AFTER = 0.5

SNAPSHOT: ContextVar[tuple[type[rx.State], dict[str, Any]] | None] = ContextVar(
    "learnhub_snapshot", default=None
)


@dataclass(slots=True)
class Follower:
    """One socket that watches one topic, and for whom."""

    view: View
    person_id: str | None
    sign_in: str | None
    is_behind: bool = False


class Hub:
    """All live views of one worker. Everything but `publish` is called from the event loop."""

    def __init__(self) -> None:
        self.boot = ids.new_id()
        self._topics: dict[tuple[str, str], Topic] = {}
        self._views: dict[str, View] = {}
        self._followers: dict[str, Follower] = {}
        self._evictions = 0
        self._app: rx.App | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = 0
        self._unsubscribe: Callable[[], None] | None = None

    def register(self, topic: Topic) -> None:
        """Make a kind of topic known; called once for each when the room is imported."""
        self._topics[topic.kind, topic.audience] = topic

    def start(self, app: rx.App) -> None:
        """Listen to hints and send through this app's sockets, on the running loop."""
        self._app, self._loop, self._thread = app, asyncio.get_running_loop(), threading.get_ident()
        self._deliver = wire.choose(app)
        self._unsubscribe = bus.hints.subscribe(self.publish)

    def stop(self) -> None:
        """Stop listening and forget everybody."""
        if self._unsubscribe:
            self._unsubscribe()
        for sid in list(self._followers):
            self.leave(sid)
        self._app = self._loop = self._unsubscribe = None

    # Membership

    async def join(self, state: rx.State, name: str) -> None:
        """Let the socket of this event watch a topic, and send it the whole view.

        Raises NotFound for who may not watch it. A socket watches one topic: joining leaves the one before.
        """
        topic, key = self._resolve(name)
        sid = internals.sid_of_connection()
        self.leave(sid)
        person = session.WHO.get()
        while True:
            evictions = self._evictions
            await self._require(topic, person, key)
            view = await self._current(topic, key)
            if evictions == self._evictions:
                break
            person = await session.recognise()  # somebody was put out meanwhile, perhaps this one
        view = self._keep(name, view)
        view.sids.add(sid)
        self._followers[sid] = Follower(view, person.person_id, person.sign_in)
        self._send({sid}, view.snapshot(self.boot))
        self._count_changed(view)

    def _keep(self, name: str, view: View) -> View:
        """The view that all viewers share. A new one is built once more: a hint may have come before it."""
        kept = self._views.setdefault(name, view)
        if not kept.sids:
            kept.is_stale = True
            self._wake(kept)
        return kept

    async def _require(self, topic: Topic, person: Actor, key: str) -> None:
        if not await db.read(topic.may_join, person, key):
            raise NotFound(N_("There is nothing here."))

    def _resolve(self, name: str) -> tuple[Topic, str]:
        kind, _, rest = name.partition(":")
        key, _, audience = rest.partition(":")
        topic = self._topics.get((kind, audience))
        if topic is None or not key:
            raise NotFound(N_("There is nothing here."))
        return topic, key

    def leave(self, sid: str) -> None:
        """Let a socket watch nothing any more."""
        follower = self._followers.pop(sid, None)
        if follower is None:
            return
        view = follower.view
        view.sids.discard(sid)
        if not view.sids:
            self._drop(view)
        self._count_changed(view)

    def _drop(self, view: View) -> None:
        """Forget a view nobody watches: without viewers its copy would not be kept up to date."""
        if view.timer:
            view.timer.cancel()
        self._views.pop(view.topic.name(view.key), None)

    def resync(self, state: type[rx.State]) -> None:
        """Send the whole view again to the socket of this event, if it watches one of this State."""
        follower = self._followers.get(internals.sid_of_connection())
        if follower and follower.view.topic.state is state:
            self._send({internals.sid_of_connection()}, follower.view.snapshot(self.boot))

    def viewers(self, name: str) -> int:
        """How many sockets of this worker watch a topic."""
        view = self._views.get(name)
        return len(view.sids) if view else 0

    # What the first message after a reconnect carries

    async def remember_snapshot(self, path: str, person: Actor) -> None:
        """Prepare the view of the page a tab is on for its hydration, if the person may watch it."""
        for topic in self._topics.values():
            key = topic.key_at(path)
            if key and await db.read(topic.may_join, person, key):
                view = await self._current(topic, key)
                own = {"boot": self.boot, "seq": view.seq, "base": view.seq}
                SNAPSHOT.set((topic.state, {**view.values, **own}))
                return
        SNAPSHOT.set(None)

    # Hints

    def publish(self, hint: str) -> None:
        """Take a hint from any thread: a topic changed, or somebody has to leave."""
        if self._loop is None:
            return
        if threading.get_ident() == self._thread:
            self._hear(hint)
        else:
            self._loop.call_soon_threadsafe(self._hear, hint)

    def _hear(self, hint: str) -> None:
        if hint.startswith("leave:"):
            self._put_out(hint)
            return
        name, _, part = hint.partition("#")
        if view := self._views.get(name):
            view.doubt(part)
            self._wake(view)

    def _put_out(self, hint: str) -> None:
        """Take sockets out of their topics before the action that caused it returns, and reload their tabs.

        A viewer sends no events, so nothing else would notice that they may not watch any more. Where a
        sign-in ended every tab goes, to the page where one signs in: what it shows was read by somebody who
        is not here any more.
        """
        self._evictions += 1
        courses = {sid: redirects.RELOAD for sid, each in self._followers.items() if _concerns(hint, each)}
        if hint.startswith(LEAVE_SIGN_IN):
            paths = sockets.paths_of(hint.removeprefix(LEAVE_SIGN_IN))
            courses |= {sid: redirects.sign_in_path(path) for sid, path in paths.items()}
        for sid, course in courses.items():
            self.leave(sid)
            delta = internals.json_dumps(internals.delta_of(redirects.RedirectState, redirects.order(course)))
            self._send({sid}, f'{{"delta":{delta}}}')

    # Sending

    async def _current(self, topic: Topic, key: str) -> View:
        """The view of a topic with all its vars: the one in use, or a new one built now."""
        view = self._views.get(topic.name(key)) or View(topic, key)
        if not view.built:
            view.built = await db.read(topic.build, key)
            view.is_stale = False
            view.take(self._with_count(view), time.monotonic())
        return view

    def _with_count(self, view: View) -> dict[str, Any]:
        counted = view.topic.counted(view.key)
        count = {VIEWERS: self.viewers(counted)} if view.topic.counts_viewers else {}
        return {**view.built, **count}

    def _count_changed(self, changed: View) -> None:
        name = changed.topic.name(changed.key)
        for view in self._views.values():
            if view.topic.counts_viewers and view.topic.counted(view.key) == name:
                self._wake(view)

    def _wake(self, view: View) -> None:
        view.is_waiting = True
        if view.task is None:
            view.task = asyncio.ensure_future(self._flush(view))

    async def _flush(self, view: View) -> None:
        """Send what changed for as long as something changes, with the period between two sends."""
        try:
            while view.is_waiting and view.sids:
                await asyncio.sleep(max(0.0, view.flushed_at + view.period - time.monotonic()))
                view.is_waiting, view.flushed_at = False, time.monotonic()
                await self._send_changes(view)
        except LearnHubError:
            self._hear(LEAVE_TOPIC + view.topic.name(view.key))
        except Exception:
            logger.exception("the live view %s could not be built", view.topic.kind)
        finally:
            view.task = None

    async def _send_changes(self, view: View) -> None:
        await view.renew()
        changed, due = view.take(self._with_count(view), time.monotonic())
        if due is not None:
            self._wake_at(view, due)
        if changed and view.sids:
            view.seq += 1
            self._broadcast(view, view.message(changed, self.boot, is_snapshot=False))

    def _wake_at(self, view: View, moment: float) -> None:
        if view.timer:
            view.timer.cancel()
        view.timer = self._running_loop.call_later(max(0.0, moment - time.monotonic()), self._wake, view)

    def _broadcast(self, view: View, message: str) -> None:
        behind = {sid for sid in view.sids if self._followers[sid].is_behind}
        self._send(view.sids - behind, message)
        if behind:
            self._catch_up(view)

    def _catch_up(self, view: View) -> None:
        """Give sockets that missed something the whole view once they take messages again."""
        behind = {sid for sid in view.sids if self._followers[sid].is_behind}
        for sid in behind:
            self._followers[sid].is_behind = False
        if behind:
            self._send(behind, view.snapshot(self.boot))

    def _send(self, sids: set[str], message: str) -> None:
        if self._app is None:
            return
        slow, gone = self._deliver(self._app, sids, message)
        for sid in gone:
            self.leave(sid)
        late = [self._followers[sid] for sid in slow if sid in self._followers]
        for follower in late:
            follower.is_behind = True
        for view in {id(follower.view): follower.view for follower in late}.values():
            self._running_loop.call_later(CATCH_UP_AFTER, self._catch_up, view)

    @property
    def _running_loop(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            raise RuntimeError("the hub is not started")
        return self._loop


def _concerns(hint: str, follower: Follower) -> bool:
    return hint in (
        f"{LEAVE_PERSON}{follower.person_id}",
        f"{LEAVE_SIGN_IN}{follower.sign_in}",
        LEAVE_TOPIC + follower.view.topic.name(follower.view.key),
    )


hub = Hub()
