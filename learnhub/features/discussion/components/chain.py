"""Where something comes from and what it became, and what can be made of it."""

from typing import Any

import reflex as rx

from learnhub import rooms, ui
from learnhub.features.discussion.components.kinds import kind_tile
from learnhub.features.discussion.schemas import MadeView
from learnhub.features.discussion.state.together import TogetherState
from learnhub.ui.text import _


def chain(item: Any, title: Any, kind: Any) -> rx.Component:
    """A section with both ends, as far as the reader may open them; nothing where it stands alone."""
    view = TogetherState.chain
    here = _link(kind_tile(kind), _("This page"), ui.el.b(title, lang=item.language))
    steps = ui.el.ol(
        rx.foreach(view.sources, lambda each: _step(each, _("Made from"))),
        here,
        rx.foreach(view.made, lambda each: _step(each, _("Became"))),
        class_name="chain",
    )
    has_any = (view.sources.length() > 0) | (view.made.length() > 0)
    section = ui.section(_("Where it comes from, what it became"), steps, line=False)
    return rx.cond((view.content_id == item.id) & has_any, section)


def _step(each: ui.ViewVar[MadeView], label: ui.Text) -> rx.Component:
    title = ui.link(each.title, to=each.address, lang=each.language, class_name="t-body t-m")
    return _link(kind_tile(each.kind), label, title, key=each.id)


def _link(tile: rx.Component, label: ui.Text, title: rx.Component, **props: Any) -> rx.Component:
    words = ui.el.div(ui.el.span(label, class_name="t-meta"), title, class_name="col grow")
    return ui.el.li(tile, words, class_name="row g3 top", **props)


def become_items(content_id: Any) -> list[rx.Component]:
    """Lines of a menu: what rooms offer to make of a piece of content."""
    return [
        ui.menu_item(_(share.of), icon=share.icon, to=rx.Var.create(f"{share.to}?from=") + content_id)
        for room in rooms.all_rooms().values()
        for share in room.shares
        if share.of
    ]
