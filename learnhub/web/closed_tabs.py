"""What is kept of tabs whose socket has closed, so that they find it again when they come back.

Reflex keeps a tab's states for an hour. Of somebody who is signed in that is a lost connection or a laptop in
a bag; of a stranger it is only memory, and anybody can open and close tabs all day long.
"""

import asyncio
from collections import defaultdict

import reflex as rx

from learnhub.web import reflex_internals as internals
from learnhub.web.gate import NOBODY, SessionState

STRANGERS_SECONDS = 120.0
STRANGERS_MAX = 200
KEPT_PER_PERSON = 20

_closed: defaultdict[str, dict[str, asyncio.TimerHandle]] = defaultdict(dict)


def note(app: rx.App, sid: str) -> None:
    """A socket closes: keep its tab for its owner, but no more than the newest of them."""
    token = internals.token_of(app, sid)
    if token is None:
        return
    tab = internals.state_in_memory(app, token, SessionState)
    owner = tab._bound_to if tab and tab._bound_to else NOBODY
    _take_out(owner, token)
    seconds = STRANGERS_SECONDS if owner == NOBODY else internals.seconds_kept(app)
    _closed[owner][token] = asyncio.get_running_loop().call_later(seconds, _drop, app, owner, token)
    if len(_closed[owner]) > (STRANGERS_MAX if owner == NOBODY else KEPT_PER_PERSON):
        _drop(app, owner, next(iter(_closed[owner])))


def _drop(app: rx.App, owner: str, token: str) -> None:
    """Forget a tab, unless its browser has come back."""
    _take_out(owner, token)
    internals.drop_state(app, token)


def _take_out(owner: str, token: str) -> None:
    timer = _closed[owner].pop(token, None)
    if timer:
        timer.cancel()
    if not _closed[owner]:
        del _closed[owner]
