"""Where something comes from and what it became, and what can be made of it."""

from typing import Any

import reflex as rx

from learnhub import rooms, ui
from learnhub.features.discussion.components.kinds import kind_label, kind_tile
from learnhub.features.discussion.queries.origins import origins
from learnhub.features.discussion.schemas import MadeView, OriginView
from learnhub.features.discussion.state.together import TogetherState
from learnhub.ui.text import _


def chain(item: Any, title: Any, kind: Any) -> rx.Component:
    """A section with both ends, as far as the reader may open them; nothing where it stands alone."""
    view = TogetherState.chain
    here = _link(kind_tile(kind), _("This page"), ui.el.b(title, lang=item.language))
    steps = ui.el.ol(
        rx.cond(view.origin.name != "", _origin(view.origin)),
        rx.foreach(view.sources, lambda each: _step(each, _("Made from"))),
        here,
        rx.foreach(view.made, lambda each: _step(each, _("Became"))),
        class_name="chain",
    )
    has_any = (view.origin.name != "") | (view.sources.length() > 0) | (view.made.length() > 0)
    section = ui.section(_("Where it comes from, what it became"), steps, line=False)
    return rx.cond((view.content_id == item.id) & has_any, section)


def _step(each: ui.ViewVar[MadeView], label: ui.Text) -> rx.Component:
    title = ui.link(each.title, to=each.address, lang=each.language, class_name="t-body t-m")
    by = rx.cond(each.author != "", ui.el.span(each.author, class_name="t-meta"))
    return _link(kind_tile(each.kind), label, title, by, key=each.id)


def _origin(origin: ui.ViewVar[OriginView]) -> rx.Component:
    """What is no content: a link for who may open it, and for others what sort of thing it was."""
    words = ((name, _(declared.label)) for name, (_room, declared) in origins().items())
    name = ui.match_text(origin.name, *words, otherwise="")
    link = ui.link(name, to=origin.address, class_name="t-body t-m")
    title = rx.cond(origin.address != "", link, ui.el.span(name, class_name="t-body"))
    return _link(ui.icon("corner_down_right", 16), _("Made from"), title)


def _link(tile: rx.Component, label: ui.Text, *title: rx.Component, **props: Any) -> rx.Component:
    words = ui.el.div(ui.el.span(label, class_name="t-meta"), *title, class_name="col grow")
    return ui.el.li(tile, words, class_name="row g3 top", **props)


def made_lines(post: Any) -> rx.Component:
    """What was made of something that stands in a list under another, such as an answer."""
    lines = ui.el.ul(rx.foreach(post.made, _made), aria_label=_("Made from this"), class_name="made")
    return rx.cond(post.made.length() > 0, lines)


def _made(made: ui.ViewVar[MadeView]) -> rx.Component:
    return ui.el.li(
        ui.el.span(_("Became"), class_name="t-meta"),
        kind_label(made.kind),
        ui.text_link(made.title, to=made.address, lang=made.language),
        class_name="row g2 wrap t-body",
        key=made.id,
    )


def become_items(content_id: Any) -> list[rx.Component]:
    """Lines of a menu: what rooms offer to make of a piece of content."""
    return [
        ui.menu_item(_(share.of), icon=share.icon, to=rx.Var.create(f"{share.to}?from=") + content_id)
        for room in rooms.all_rooms().values()
        for share in room.shares
        if share.of
    ]


def become_buttons(source_id: Any) -> list[rx.Component]:
    """The same as buttons."""
    return [
        ui.button(_(share.of), icon=share.icon, to=rx.Var.create(f"{share.to}?from=") + source_id)
        for room in rooms.all_rooms().values()
        for share in room.shares
        if share.of
    ]
