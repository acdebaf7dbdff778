"""What waits around a collection for a check or a decision, and what one does with a line."""

import reflex as rx

from learnhub import ui
from learnhub.features.collections.schemas import CollectionView, ListedItem, ProposedItem
from learnhub.features.collections.state import CollectionState
from learnhub.features.discussion.components import kind_label, kind_tile
from learnhub.features.people.components import author_meta, person_name
from learnhub.ui.text import _

Collection = ui.ViewVar[CollectionView]
Item = ui.ViewVar[ListedItem]


def waiting(collection: Collection) -> rx.Component:
    """What has not entered: somebody else than its author and than who added it looks at it first."""
    rows = ui.list_(rx.foreach(collection.waiting, lambda item: _waiting_item(item, collection)))
    section = ui.section(
        _("Before they enter"),
        ui.el.p(
            _("Somebody else than the author, and than who added it, looks at each page first."),
            class_name="t-meta mt2 mb2",
        ),
        rows,
        class_name="not-print",
    )
    return rx.cond(collection.waiting.length() > 0, section)


def _waiting_item(item: Item, collection: Collection) -> rx.Component:
    button = ui.button(_("It may enter"), icon="check", size="1", on_click=CollectionState.check(item.id))
    added = ui.el.span(_("added by {name}", name=item.added_by.name))
    return ui.row(
        ui.meta(kind_label(item.kind, bare=True), ui.el.span(_("{n} min", n=item.minutes))),
        ui.item_title(item.title, to=item.address, lang=item.language, class_name="t-title"),
        rx.cond(
            item.sentence != "",
            ui.el.p(item.sentence, lang=collection.language, class_name="t-body t-2"),
        ),
        author_meta(item.author, added),
        lead=kind_tile(item.kind),
        actions=[
            rx.cond(item.can_check, button),
            rx.cond(collection.can_arrange, line_menu(item, "waiting")),
        ],
        key=item.id,
        feed=True,
        class_name="collection-coming",
    )


def proposals(collection: Collection) -> rx.Component:
    rows = ui.list_(rx.foreach(collection.proposals, lambda one: _proposal(one, collection)))
    section = ui.section(_("Proposed"), rows, class_name="not-print")
    return rx.cond(collection.proposals.length() > 0, section)


def _proposal(one: ui.ViewVar[ProposedItem], collection: Collection) -> rx.Component:
    state = CollectionState
    decide = rx.fragment(
        ui.button(_("Add it"), icon="check", size="1", on_click=state.accept(one.id)),
        ui.button(_("Leave it out"), size="1", variant="ghost", on_click=state.decline(one.id)),
    )
    withdraw = ui.button(_("Withdraw"), size="1", variant="ghost", on_click=state.decline(one.id))
    return ui.row(
        ui.item_title(one.title, to=one.address, lang=one.language, class_name="t-title"),
        rx.cond(one.sentence != "", ui.el.p(one.sentence, class_name="t-body t-2")),
        ui.meta(
            rx.cond(one.is_mine, ui.el.span(_("proposed by you")), person_name(one.person)),
            ui.el.span(ui.moment(one.at, "date")),
        ),
        lead=kind_tile(one.kind),
        actions=[rx.cond(collection.can_arrange, decide, withdraw)],
        key=one.id,
        feed=True,
        class_name="collection-coming",
    )


def line_menu(item: Item, where: str) -> rx.Component:
    """What one does with a line; each thing can be done with keys alone."""
    state, name = CollectionState, rx.Var.create(f"line-{where}-") + item.id
    trigger = ui.icon_button("ellipsis", _("What to do with {title}", title=item.title), size="2")
    return ui.menu(
        trigger,
        ui.menu_item(_("Move up"), icon="arrow_up", on_click=state.move(item.id, True)),
        ui.menu_item(_("Move down"), icon="arrow_down", on_click=state.move(item.id, False)),
        ui.menu_item(_("Say something else about it"), icon="pencil", on_click=state.ask_sentence(item.id)),
        ui.menu_item(_("Take it out"), icon="x", on_click=state.take_out(item.id), danger=True),
        id=name,
    )
