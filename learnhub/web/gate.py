"""The gate in front of every event handler: nothing passes that did not say who may call it."""

import asyncio
import logging
from dataclasses import replace
from typing import Any

import reflex as rx
from reflex.middleware.middleware import Middleware
from sqlalchemy.exc import OperationalError

from learnhub.access import audit
from learnhub.access.actor import ANONYMOUS, Actor
from learnhub.access.guard import NOT_ALLOWED
from learnhub.core import clock, db
from learnhub.core.text import is_storable
from learnhub.errors import LearnHubError
from learnhub.web import addresses, faults, pages, redirects, session, sockets
from learnhub.web import reflex_internals as internals
from learnhub.web.actions import rule_of
from learnhub.web.answers import answered_now
from learnhub.web.forms import FALLBACK
from learnhub.web.live import hub
from learnhub.web.toasts import toast

logger = logging.getLogger(__name__)

NOBODY = "nobody"
EMPTIED = "emptied"
UNMARKED = "handler:unmarked"
REMEMBERED_MAX = 10_000


class SessionState(rx.State):
    """Whose tab this is, and what they were allowed when it was last hydrated.

    The random id that the browser made for a tab proves nothing about who holds it.
    """

    _bound_to: str = ""
    _rights: str = ""


class Gate(Middleware):
    """Runs before each handler, whether a browser, a page load or another handler asked for it.

    An exception in here also stops the handler.
    """

    async def preprocess(self, app: Any, state: Any, event: Any) -> internals.StateUpdate | None:
        """Let the event through with None, or answer in its place."""
        try:
            return await self._admit(app, state, event)
        except OperationalError as fault:
            return await _excuse(faults.explained(fault, event.name))

    async def _admit(self, app: Any, state: Any, event: Any) -> internals.StateUpdate | None:
        _note_socket(app)
        person = await session.recognise()
        if not await _is_theirs(app, state, event.name, person):
            await redirects.send_away(
                redirects.RELOAD if person.is_signed_in else redirects.sign_in_path(pages.address_here())
            )
            return internals.StateUpdate()
        if event.name in internals.HYDRATES:
            await hub.remember_snapshots(_path(), person)
        if event.name in internals.FRAMEWORK_HANDLERS and not _has_its_arguments(event):
            await toast(None, FALLBACK, kind="error")
            return internals.StateUpdate()
        if event.name == internals.ON_LOAD:
            hub.leave_page(internals.sid_of_connection())
            return await _enter(state, person)
        if event.name in internals.FRAMEWORK_HANDLERS:
            return None
        rule = rule_of(internals.handler_function(event.name))
        if rule and person.may(rule.permission):
            return None
        await _refuse(person, rule.permission if rule else UNMARKED, event.name)
        return internals.StateUpdate()


async def _is_theirs(app: Any, state: Any, event: str, person: Actor) -> bool:
    """Whether the tree of states belongs to the person; hydration hands a wiped one to the next person.

    It also wipes what somebody was sent under other roles or in other spaces: a tab that was away when they
    changed gets nothing of it again. Only hydration has the whole tree loaded under every state manager, so
    only it may wipe and bind.
    """
    tab = await state.get_state(SessionState)
    owner, rights = person.person_id or NOBODY, " ".join(sorted(person.roles | person.spaces))
    is_hydration = event in internals.HYDRATES
    if tab._bound_to == owner and (tab._rights == rights or not is_hydration):
        return True
    is_fresh = not tab._bound_to and not internals.loads_in_parts(app)
    if not is_hydration and not is_fresh:
        return False
    if not is_fresh:
        state._get_root_state().reset()
    tab._bound_to, tab._rights = owner, rights
    return True


_emptying: set[asyncio.Task[None]] = set()


def empty_tabs(app: rx.App, person_id: str) -> None:
    """Empty the states of every tab of a person, connected or not; each has to load itself again.

    Called on the event loop when roles, access or memberships have changed, before whoever changed them has
    an answer. A tab in the middle of an event is emptied when that has ended. With states outside of this
    process hydration does it, in `_is_theirs`.
    """
    for tree, lock in internals.kept_trees(app):
        if _binding(tree)._bound_to != person_id:
            continue
        if lock is None or not lock.locked():
            _empty(tree)
            continue
        task = asyncio.ensure_future(_empty_later(tree, lock))
        _emptying.add(task)
        task.add_done_callback(_emptying.discard)


async def _empty_later(tree: Any, lock: asyncio.Lock) -> None:
    async with lock:
        _empty(tree)


def _empty(tree: Any) -> None:
    tree.reset()
    _binding(tree)._bound_to = EMPTIED


def _binding(tree: Any) -> SessionState:
    return tree.get_substate([SessionState.get_name()])


async def _enter(state: Any, person: Actor) -> internals.StateUpdate | None:
    """Open a page: let its load run, or send to the sign-in page, or say that it is for others."""
    page = pages.page_at(internals.connection().get("pathname", ""))
    may_enter = page is None or page.requires is None or person.may(page.requires)
    if not may_enter and not person.is_signed_in:
        await redirects.send_away(redirects.sign_in_path(pages.address_here()))
        return internals.StateUpdate()
    shown = await state.get_state(pages.PageState)
    pages.note_arrival(shown, pages.address_here())
    outcome = pages.SHOWN if may_enter else pages.REFUSED
    if shown.outcome != outcome:
        shown.outcome = outcome
    return None if may_enter else internals.StateUpdate(events=pages.events_around())


async def _excuse(problem: LearnHubError) -> internals.StateUpdate:
    """Say that nobody could be recognised; forms keep what was typed and can be sent again."""
    accepted = internals.connection().get("headers", {}).get("accept-language", "")
    session.WHO.set(replace(ANONYMOUS, language=session.preferred_language(accepted)))
    await toast(None, problem.message, kind="error", **problem.params)
    await internals.push_delta(answered_now())
    return internals.StateUpdate()


def _has_its_arguments(event: internals.Event) -> bool:
    """Whether an event of the framework carries what browsers send: its handlers do not look themselves."""
    if event.name in internals.HYDRATES:  # `rate_limits.clean_event` has taken away all others
        return True
    expected = internals.FRAMEWORK_ARGUMENTS.get(event.name.rpartition(".")[2])
    if expected is None or event.payload.keys() != expected.keys():
        return False
    values = event.payload.items()
    return all(type(value) is expected[name] and is_storable(str(value)) for name, value in values)


def _note_socket(app: Any) -> None:
    """Know of the socket before its sign-in is looked up: it may end in between."""
    sid = internals.sid_of_connection()
    if internals.is_open(app, sid):
        sockets.note(sid, session.sign_in_of(internals.connection().get("headers", {})), pages.address_here())


def _path() -> str:
    return str(internals.connection().get("asPath", "/")).partition("?")[0]


async def _refuse(person: Actor, permission: str, event: str) -> None:
    """Answer a refused event visibly: a button that does nothing would only be pressed again."""
    await _note_refusal(person, permission, event)
    if person.is_signed_in:
        await toast(None, NOT_ALLOWED, kind="error")
    else:
        await redirects.send_away(redirects.sign_in_path(pages.address_here()))


_noted: dict[tuple[str, str], int] = {}


async def _note_refusal(person: Actor, permission: str, event: str) -> None:
    """One audit row for each person, permission and minute, so that nobody can fill the log."""
    minute = int(clock.utcnow().timestamp() // 60)
    key = (person.person_id or NOBODY, permission)
    if _noted.get(key) == minute:
        return
    if len(_noted) >= REMEMBERED_MAX:
        _noted.clear()
    _noted[key] = minute
    handler = ".".join(event.split(".")[-2:])[-120:]
    prefix = addresses.prefix(internals.connection().get("ip", ""))
    await db.write(audit.record, person, permission, handler, result="refused", ip_prefix=prefix)
