"""Sending a tab somewhere as a whole: to the sign-in page, or to load itself again.

A client-side redirect would keep what is on the screen and the socket with its old cookie; a full load drops
both. The var is pushed and never assigned, so a reload starts with an empty one.
"""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import reflex as rx

from learnhub.core import ids
from learnhub.web import reflex_internals as internals
from learnhub.web.vars import StateVar, state_var

SIGN_IN = "/sign-in"
RELOAD = ""

_SAFE_PATH = re.compile(r"/(?:[A-Za-z0-9](?:(?!//)[^\\:\s?#]){0,500})?(?:[?#][^\\\s]*)?")
PATH_MAX = 2000


@dataclass(frozen=True, slots=True)
class Course:
    """Where a tab shall go: a path of this site, or nothing for loading the same page again."""

    id: str = ""
    to: str = RELOAD


class RedirectState(rx.State):
    """The order to load another page, heard by a small script in every frame."""

    course: StateVar[Course] = state_var(Course())


def is_safe_path(path: str) -> bool:
    """Whether a path from an address or a form stays on this site: no scheme, no other host, no script.

    Query and fragment may hold anything: they can lead nowhere else.
    """
    return len(path) <= PATH_MAX and bool(_SAFE_PATH.fullmatch(path))


def sign_in_path(address: str) -> str:
    """The sign-in page, which leads back to where the person was: a path with its query.

    The browser adds the fragment (`redirect.js`), which it tells nobody.
    """
    if address.partition("?")[0] == SIGN_IN:
        return address
    back = address if is_safe_path(address) and address != "/" else ""
    return f"{SIGN_IN}?next={quote(back, safe='/')}" if back else SIGN_IN


def order(to: str = RELOAD) -> dict[str, Any]:
    """The values that send a tab away, for a push."""
    return {"course": Course(ids.new_id(), to)}


class Redirector(rx.Component):
    """Follows the order in the browser."""

    library = "$/public/redirect.js"
    tag = "Redirector"

    course: rx.Var[Course]


def listener() -> rx.Component:
    """What every frame holds, so that a tab can be sent away. Draws nothing."""
    return Redirector.create(course=RedirectState.course)


async def send_away(to: str = RELOAD) -> None:
    """Send the tab whose event is being handled."""
    await internals.push(RedirectState, **order(to))
