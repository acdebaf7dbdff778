"""A collection as one reads and arranges it."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.collections.components.waiting import line_menu, proposals, waiting
from learnhub.features.collections.models import SENTENCE_MAX
from learnhub.features.collections.schemas import (
    ADDRESS_MAX,
    CollectionView,
    ListedItem,
)
from learnhub.features.collections.state import UNDO_TAKING, CollectionState
from learnhub.features.discussion.components import (
    item_dialogs,
    item_first_look,
    item_head,
    kind_label,
)
from learnhub.features.discussion.schemas import Words
from learnhub.features.people.components import author_meta
from learnhub.ui.text import _, ngettext_

Collection = ui.ViewVar[CollectionView]
Item = ui.ViewVar[ListedItem]
ADD, SAY = "add-item", "say-sentence"


def collection_head(collection: Collection) -> rx.Component:
    """The title with its kind, its size and whose it is."""
    return item_head(
        collection,
        rx.cond(collection.space != "", ui.el.span(_("only for {team}", team=collection.space))),
        ui.el.span(ngettext_("{n} page", "{n} pages", collection.listed.length())),
        ui.el.span(_("{n} min", n=collection.minutes)),
    )


def collection_shown(collection: Collection) -> rx.Component:
    """The introduction, the list, and what waits."""
    intro = ui.rich_text(collection.intro_html, lang=collection.language, class_name="mb5")
    items = ui.el.ol(
        rx.foreach(collection.listed, lambda item: _item(item, collection)),
        class_name="list collection-items",
        data_arranged="arrange-items",
    )
    return ui.el.div(
        rx.cond(collection.intro_html != "", intro),
        rx.cond(collection.listed.length() > 0, items, _nothing(collection)),
        _gone(collection),
        waiting(collection),
        proposals(collection),
        _arranging(collection),
    )


def _nothing(collection: Collection) -> rx.Component:
    return ui.empty(
        _("Nothing is in it yet"),
        rx.cond(
            collection.can_arrange,
            _("Add a page here, or open any page of the library and choose Add to a collection."),
            _("You can propose what belongs to it."),
        ),
        icon="library",
        colour="amber",
    )


def _item(item: Item, collection: Collection) -> rx.Component:
    return ui.row(
        ui.meta(kind_label(item.kind, bare=True), ui.el.span(_("{n} min", n=item.minutes))),
        ui.item_title(item.title, to=item.address, lang=item.language, class_name="t-title-l"),
        rx.cond(
            item.sentence != "",
            ui.el.p(item.sentence, lang=collection.language, class_name="t-body t-2"),
        ),
        author_meta(item.author, _check(item, collection)),
        lead=ui.el.span(item.number, class_name="collection-number t-num"),
        actions=[_check_again(item), rx.cond(collection.can_arrange, line_menu(item, "in"))],
        key=item.id,
        feed=True,
        data_item_id=item.id,
        draggable=collection.can_arrange,
        class_name="collection-item",
    )


def _check(item: Item, collection: Collection) -> rx.Component:
    """Who has checked it and when; of a team, what nobody has checked says so."""
    checked = ui.el.span(
        ui.icon("check", 14, 2.2),
        _("checked by {name}, {day}", name=item.checked_by.name, day=ui.moment(item.checked_at, "date")),
        class_name="fresh",
    )
    changed = ui.el.span(
        ui.icon("history", 14, 2.2),
        _("changed since {name} checked it, {day}", name=item.checked_by.name,
          day=ui.moment(item.checked_at, "date")),
        class_name="fresh fresh-due",
    )  # fmt: skip
    nobody = rx.cond(collection.space != "", ui.el.span(_("not checked")))
    return rx.cond(item.checked_at, rx.cond(item.has_changed, changed, checked), nobody)


def _check_again(item: Item) -> rx.Component:
    button = ui.button(_("Still right"), icon="check", size="1", on_click=CollectionState.check(item.id))
    return rx.cond(item.can_check, button)


def _gone(collection: Collection) -> rx.Component:
    """The quiet line about what is not there any more, for those who arrange it."""
    line = ngettext_(
        "{n} page of it is retired or deleted; readers do not see it.",
        "{n} pages of it are retired or deleted; readers do not see them.",
        collection.gone,
    )
    clear = ui.button(_("Take out"), size="1", variant="ghost", on_click=CollectionState.clear_gone)
    return rx.cond(
        collection.gone > 0,
        ui.el.div(ui.el.span(line, class_name="t-meta"), clear, class_name="row g2 wrap mt3"),
    )


def _arranging(collection: Collection) -> rx.Component:
    """The button that undoing clicks, and the form that dragging sends (`assets/arrange.js`)."""
    state = CollectionState
    undo = ui.el.button(type="button", id=UNDO_TAKING, on_click=state.put_back, hidden=True)
    drop = ui.el.form(
        ui.hidden("item_id", ""),
        ui.hidden("onto", ""),
        id="arrange-items",
        on_submit=state.drop,
        hidden=True,
    )
    return rx.fragment(
        rx.cond(state.is_removed, undo),
        rx.cond(collection.can_arrange, drop),
    )


def add_button(collection: Collection, size: Any = "2") -> rx.Component:
    """Opens the dialog in which something is added or proposed."""
    add = ui.button(_("Add a page"), icon="plus", variant="solid", size=size, **ui.open_dialog(ADD))
    propose = ui.button(_("Propose a page"), icon="plus", size=size, **ui.open_dialog(ADD))
    return rx.cond(collection.can_arrange, add, rx.cond(collection.can_propose, propose))


def collection_aside(collection: Collection) -> list[rx.Component]:
    """What following does where there are cards."""
    text = ngettext_(
        "Follow it, and its {n} card comes into your review.",
        "Follow it, and its {n} cards come into your review, five new ones a day at most.",
        collection.cards,
    )
    stays = _("If you stop following it, the cards that you have stay where they are.")
    section = ui.section(
        _("Into your review"),
        ui.el.p(text, class_name="t-body"),
        ui.el.p(stays, class_name="t-meta mt2"),
        line=False,
    )
    return [rx.cond(collection.cards > 0, section)]


def collection_dialogs(collection: Collection, *, on_remove: Any) -> rx.Component:
    """The dialogs that its buttons and its menu open."""
    text = _("The list and its sentences are gone for everybody. The pages in it stay.")
    return rx.fragment(
        item_dialogs(collection, on_remove, title=_("Delete this collection?"), text=text),
        rx.cond(collection.can_arrange | collection.can_propose, _add_dialog(collection)),
        rx.cond(collection.can_arrange, _say_dialog()),
    )


def _add_dialog(collection: Collection) -> rx.Component:
    state = CollectionState
    address = ui.text_input("address", max_length=ADDRESS_MAX, auto_complete="off", auto_focus=True)
    form = ui.form(
        ui.field(
            *("address", _("Address of the page"), address), error=state.errors["address"],
            hint=_("Copy it from the browser. On the page itself, its menu has Add to a collection."),
        ),
        _sentence_field(state.errors, ""),
        ui.form_error(state.errors["form"]),
        ui.dialog_actions(
            ui.button(_("Cancel"), **ui.close_dialog(ADD)),
            ui.button(
                rx.cond(collection.can_arrange, _("Add"), _("Propose")), variant="solid", type="submit"
            ),
        ),
        on_submit=state.add,
        cleared=state.saved,
    )  # fmt: skip
    title = rx.cond(collection.can_arrange, _("Add a page"), _("Propose a page"))
    return ui.dialog(form, id=ADD, title=title, width=480, closes_on=state.saved)


def _sentence_field(errors: ui.Errors, value: Any) -> rx.Component:
    box = ui.text_area("sentence", 2, default_value=value, max_length=SENTENCE_MAX)
    return ui.field(
        *("sentence", _("Why is it here?"), box),
        error=errors["sentence"],
        hint=_("One sentence for whoever does not know it."),
        optional=True,
    )


def _say_dialog() -> rx.Component:
    state = CollectionState
    form = ui.form(
        ui.hidden("item_id", state.said),
        _sentence_field(state.errors, state.sentence),
        ui.dialog_actions(
            ui.button(_("Cancel"), on_click=state.stop_saying),
            ui.button(_("Save"), variant="solid", type="submit"),
        ),
        on_submit=state.say,
        key=state.said,
    )
    return ui.dialog(
        form,
        id=SAY,
        title=_("What is said about it"),
        width=480,
        open=state.said != "",
        on_close=state.stop_saying,
    )


def first_look(collection: Words) -> str:
    """The title in its place, as HTML; the rest comes with the page."""
    return item_first_look(collection, ui.first_text(collection.html, collection.language))
