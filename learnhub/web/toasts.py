"""Short sentences that appear for a moment at the edge of the screen."""

from typing import Any, Literal

import reflex as rx

from learnhub.core import i18n, ids
from learnhub.core.i18n import N_
from learnhub.web import reflex_internals as internals
from learnhub.web.session import WHO
from learnhub.web.vars import StateVar, state_var

UNDO = N_("Undo")

Kind = Literal["success", "info", "warning", "error"]


class ToastState(rx.State):
    """The newest sentence, which the shell adds to those it shows. Pushed, never assigned or kept."""

    toasts: StateVar[list[dict[str, str]]] = state_var([])


async def toast(
    state: Any,
    message: str,
    *,
    kind: Kind = "success",
    undo: str = "",
    more: tuple[str, str] | None = None,
    **params: object,
) -> None:
    """Show a sentence to the person whose event is being handled, in their language.

    Works in background handlers without holding the state, since nothing is kept on the server. `undo` is the
    id of a button of the page that takes back what was done: as long as it is there, the toast offers it. So
    it does with `more`, the words for what else one may want to do, and the id of its button.
    """
    language = WHO.get().language
    shown = {"id": ids.new_id(), "kind": kind, "text": i18n.translate(language, message, **params)}
    if undo:
        shown |= {"action": i18n.translate(language, UNDO), "clicks": undo}
    if more:
        shown |= {"more": i18n.translate(language, more[0]), "more_clicks": more[1]}
    await internals.push(ToastState, toasts=[shown])
