"""`@action`, the only way to write an event handler.

Every public method of a State can be called by anybody who opens a socket. An action names the permission it
takes, checks its arguments and tells what went wrong in the reader's language; the gate refuses every handler
that is not one.
"""

import functools
import inspect
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar

import reflex as rx

from learnhub.access import allowances, guard
from learnhub.access.actor import Actor
from learnhub.access.permissions import Permission
from learnhub.core import db
from learnhub.core.i18n import N_, translate
from learnhub.errors import Forbidden, LearnHubError, NotFound, TooMany
from learnhub.web import faults, session
from learnhub.web import reflex_internals as internals
from learnhub.web.answers import note_answered
from learnhub.web.forms import Arguments, FormMixin
from learnhub.web.pages import MISSING, REFUSED, PageState
from learnhub.web.toasts import toast

__all__ = ["FormMixin", "action", "actor", "read", "show_once", "toast", "write"]

T = TypeVar("T")

MARK = "__learnhub_rule__"
BACKGROUND_PER_PERSON = 4


@dataclass(frozen=True, slots=True)
class Rule:
    """What an action declared about itself; the gate reads the permission from it."""

    permission: Permission
    background: bool = False
    slow: bool = False
    supersedes: bool = False
    creates: bool = False


_rule: ContextVar[Rule] = ContextVar("learnhub_rule")


def rule_of(function: Any) -> Rule | None:
    """The rule of an event handler's function, or None when it is not an action."""
    return getattr(function, MARK, None)


def actor() -> Actor:
    """Who speaks in the event being handled. Raises outside of one: without the gate nobody speaks."""
    return session.WHO.get()


async def read(function: Callable[..., T], /, *args: Any, **kwargs: Any) -> T:
    """A query as the person who speaks: `function(session, actor, *args, **kwargs)`."""
    return await db.read(function, await _speaker(), *args, slow=_rule.get().slow, **kwargs)


async def write(function: Callable[..., T], /, *args: Any, **kwargs: Any) -> T:
    """A service as the person who speaks, in one transaction."""
    return await db.write(function, await _speaker(), *args, slow=_rule.get().slow, **kwargs)


async def show_once(state: Any, **values: Any) -> None:
    """Send secrets to the vars of this tab without keeping them: a reload does not bring them back."""
    await internals.push(type(state), **values)


async def _speaker() -> Actor:
    """The actor; in a background handler looked up again, since rights may have gone while it ran."""
    rule = _rule.get()
    if rule.background:
        guard.require_permission(await session.recognise(), rule.permission)
    return actor()


def action(
    permission: Permission,
    *,
    background: bool = False,
    slow: bool = False,
    supersedes: bool = False,
    creates: bool = False,
) -> Callable[[Callable[..., Any]], Any]:
    """Make a method of a State an event handler for those who have the permission.

    Arguments are checked against the annotations: scalars, enums, `Annotated` with pydantic's `Field`, and
    pydantic models, which take a form. `slow` sends the handler's units of work to a thread, `background`
    lets it outlive the exchange, `supersedes` lets a newer call cancel it, `creates` counts it among what a
    person may publish in a while.
    """
    rule = Rule(permission, background=background, slow=slow, supersedes=supersedes, creates=creates)
    options = {name: True for name, on in {"background": background, "supersedes": supersedes}.items() if on}

    def decorate(function: Callable[..., Any]) -> Any:
        if inspect.isgeneratorfunction(function) or inspect.isasyncgenfunction(function):
            raise TypeError(f"{function.__qualname__} must return events, not yield them")
        arguments = Arguments(function)

        @functools.wraps(function)
        async def handler(self: Any, /, *args: Any, **kwargs: Any) -> Any:
            with _under(rule):
                before = getattr(self, "saved", None)
                try:
                    guard.require_permission(actor(), permission)
                    _require_room()
                    given = arguments.bind(self, args, kwargs)
                    checked = arguments.check(given, actor().language)
                    await _clear_errors(self, arguments)
                    with _counted(rule):
                        return await _answer(function(self, **checked))
                except LearnHubError as problem:
                    return await _explain(self, handler.__name__, problem)
                except Exception as fault:
                    return await _explain(
                        self, handler.__name__, faults.explained(fault, function.__qualname__)
                    )
                finally:
                    if arguments.forms:
                        await note_answered(self, saved=getattr(self, "saved", None) != before)

        handler.__annotations__ = arguments.annotations
        handler.__signature__ = arguments.signature  # type: ignore[attr-defined]
        setattr(handler, MARK, rule)
        return rx.event(handler, **options)

    return decorate


_running: Counter[str] = Counter()


@contextmanager
def _under(rule: Rule) -> Iterator[None]:
    """Let `read` and `write` know the rule, and count what a person has running in the background."""
    who = actor().person_id or "nobody"
    token = _rule.set(rule)
    _running[who] += rule.background
    try:
        yield
    finally:
        _running[who] -= rule.background
        if not _running[who]:
            del _running[who]
        _rule.reset(token)


def _counted(rule: Rule) -> AbstractContextManager[None]:
    """Count what is published; an action that creates something says so itself."""
    who = actor().person_id
    return allowances.creating(who) if rule.creates and who else nullcontext()


def _require_room() -> None:
    """Background handlers bypass the order of a tab's events, so one person could pile them up."""
    if _running[actor().person_id or "nobody"] > BACKGROUND_PER_PERSON:
        raise TooMany(N_("Several things are still running. Wait for one of them to end."))


async def _answer(result: Any) -> Any:
    return await result if isinstance(result, Awaitable) else result


async def _clear_errors(state: Any, arguments: Arguments) -> None:
    if arguments.forms and getattr(state, "errors", None):
        await _assign(state, errors={})


async def _assign(state: Any, **values: Any) -> None:
    """Assign vars, taking hold of the state first where the handler runs without it."""
    if internals.must_hold(state):
        async with state:
            await _assign(state, **values)
        return
    for name, value in values.items():
        setattr(state, name, value)


async def _explain(state: Any, handler: str, problem: LearnHubError) -> None:
    """Show a problem where it belongs: in place of the page, at the fields, or in a toast."""
    if handler == "load" and isinstance(problem, NotFound | Forbidden):
        await _show_outcome(state, MISSING if isinstance(problem, NotFound) else REFUSED)
        return
    language = actor().language
    fields = {name: translate(language, text, **problem.params) for name, text in problem.fields.items()}
    if fields and hasattr(type(state), "errors"):
        await _assign(state, errors=fields)
        return
    await toast(state, problem.message, kind="error", **problem.params)


async def _show_outcome(state: Any, outcome: str) -> None:
    if internals.must_hold(state):
        async with state:
            await _show_outcome(state, outcome)
        return
    page = await state.get_state(PageState)
    page.outcome = outcome
