"""What a place says when it has nothing, is not ready, failed or is not for this person."""

from __future__ import annotations

from typing import Any, Literal

import reflex as rx

from learnhub.ui.controls import button
from learnhub.ui.display import grey_tile, tile
from learnhub.ui.elements import anchor, classes, el, icon
from learnhub.ui.scripts import FirstLook
from learnhub.ui.text import _
from learnhub.ui.vars import Content, Flag, Handler, Text

_CALLOUT_ICONS = {
    "error": "circle_alert",
    "warning": "triangle_alert",
    "info": "info",
    "success": "circle_check",
}


def empty(
    title: Content,
    text: Content | None = None,
    *actions: Any,
    icon: str | None = None,
    colour: str | None = None,
    **props: Any,
) -> rx.Component:
    """Nothing here: what it is, what to do, one action."""
    shown = tile(icon or "inbox", colour, 22) if colour else grey_tile(icon or "inbox", 22)
    said = [el.p(text, class_name="t-body t-2")] if text is not None else []
    done = [el.div(*actions, class_name="empty-actions")] if actions else []
    return el.div(shown, el.p(title, class_name="t-title"), *said, *done, **classes(props, "empty"))


def skeleton_rows(n: int = 3) -> rx.Component:
    """Rows with the height of the ones that are coming; visible after 300 ms only."""
    row = el.div(
        el.div(class_name="sk sk-tile"),
        el.div(el.div(class_name="sk sk-title"), el.div(class_name="sk sk-line"), class_name="grow col g2"),
        class_name="row g4",
    )
    return el.div(
        *([row] * n), el.span(_("Loading"), class_name="sr-only"), aria_busy="true", class_name="sk-rows"
    )


def skeleton(width: str = "100%", height: str = "15px") -> rx.Component:
    """One grey bar."""
    return el.div(class_name="sk", style={"width": width, "height": height})


def loaded(ready: Flag, *children: Any, rows: int = 3, first_look: bool = False) -> rx.Component:
    """The content once `ready`; before, rows of skeleton or, with `first_look`, what came with the page."""
    waiting = [FirstLook.create()] if first_look else []
    return rx.cond(ready, rx.fragment(*children), rx.fragment(*waiting, skeleton_rows(rows)))


def callout(
    text: Content, kind: Literal["error", "warning", "info", "success"] = "info", *actions: Any, **props: Any
) -> rx.Component:
    """A message about the block it stands in, with what can be done about it."""
    urgent = {"role": "alert"} if kind == "error" else {"role": "status"}
    box = el.div(
        icon(_CALLOUT_ICONS[kind], 18),
        el.div(text, class_name="t-body grow"),
        class_name=f"callout callout-{kind}",
    )
    done = [el.div(*actions, class_name="row g3 callout-actions")] if actions else []
    return el.div(box, *done, **urgent, **props)


def pager(next_var: Flag, on_more: Handler, busy: rx.Var[bool] | None = None) -> rx.Component:
    """The button that brings the next page of a list, while there is one."""
    return rx.cond(next_var, el.div(button(_("Show more"), on_click=on_more, busy=busy), class_name="pager"))


def not_found(text: Content | None = None, *actions: Any) -> rx.Component:
    """What one looks for does not exist, or is not for this person: the page does not say which."""
    return el.div(
        empty(
            el.span(_("This page does not exist"), role="heading", aria_level="1"),
            text if text is not None else _("It may have been removed, or its address has a mistake."),
            *(actions or (button(_("Back to Today"), to="/"),)),
            icon="compass",
        ),
        class_name="page-state",
    )


def no_access(title: Content | None = None, text: Content | None = None, *actions: Any) -> rx.Component:
    """A page for others: which role, who to ask."""
    return el.div(
        empty(
            el.span(
                title if title is not None else _("This page is not open to you"),
                role="heading",
                aria_level="1",
            ),
            text if text is not None else _("An administrator of LearnHub can give you access."),
            *(actions or (button(_("Back to Today"), to="/"),)),
            icon="key_round",
        ),
        class_name="page-state",
    )


def failed(text: Text | None = None, on_retry: Handler | None = None) -> rx.Component:
    """A page or block that did not load."""
    actions = [] if on_retry is None else [button(_("Try again"), icon="refresh_cw", on_click=on_retry)]
    said = text if text is not None else _("This did not load. What you typed is safe.")
    return callout(said, "error", *actions)


def broken() -> rx.Component:
    """In place of a page whose own script failed; what happened is in the server's log."""
    again = anchor(_("Load the page again"), href="", class_name="btn btn-solid btn-3")
    return el.main(
        empty(
            el.span(_("This page stopped working"), role="heading", aria_level="1"),
            _("What you saved is kept. The fault is noted for your administrator."),
            again,
            icon="triangle_alert",
        ),
        class_name="page-state",
    )
