"""What stands of collections around an item: where it is listed, and how it is brought to another."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.collections.models import SENTENCE_MAX
from learnhub.features.collections.schemas import Place
from learnhub.features.collections.state import AroundState
from learnhub.ui.text import _

GATHER = "gather-item"


def in_collections(item: Any) -> rx.Component:
    """The collections that list it."""
    around = AroundState.around
    rows = ui.el.ul(rx.foreach(around.places, _place), class_name="col g2")
    section = ui.section(_("In these collections"), rows, line=False)
    return rx.cond((around.item_id == item.id) & (around.places.length() > 0), section)


def _place(place: ui.ViewVar[Place]) -> rx.Component:
    return ui.el.li(
        ui.link(place.title, to=place.address, lang=place.language, class_name="t-body t-m"), key=place.id
    )


def menu_items(item: Any) -> rx.Component:
    """Opens the dialog in which it is brought to a collection."""
    around = AroundState.around
    add = ui.menu_item(_("Add to a collection"), icon="library", **ui.open_dialog(GATHER))
    return rx.cond((around.item_id == item.id) & around.can_add, add)


def add_dialog(item: Any) -> rx.Component:
    """Into which collection, and why."""
    state, around = AroundState, AroundState.around
    box = ui.text_area("sentence", 2, max_length=SENTENCE_MAX)
    form = ui.form(
        ui.hidden("item_id", item.id),
        ui.field(
            "collection_id",
            _("Collection"),
            ui.select("collection_id", around.choices),
            error=state.errors["collection_id"],
            hint=_("What is of others is proposed to its authors."),
        ),
        ui.field(
            *("sentence", _("Why is it here?"), box),
            error=state.errors["sentence"],
            hint=_("One sentence for whoever does not know it."),
            optional=True,
        ),
        ui.form_error(state.errors["form"]),
        ui.dialog_actions(
            ui.button(_("New collection"), to="/collections/new"),
            ui.button(_("Add"), variant="solid", type="submit"),
        ),
        on_submit=state.gather,
        cleared=state.saved,
    )
    none = ui.el.div(
        ui.el.p(_("There is no collection yet that it could enter."), class_name="t-body"),
        ui.dialog_actions(ui.button(_("New collection"), variant="solid", to="/collections/new")),
    )
    inside = rx.cond(around.choices.length() > 0, form, none)
    dialog = ui.dialog(inside, id=GATHER, title=_("Add to a collection"), width=480, closes_on=state.saved)
    return rx.cond((around.item_id == item.id) & around.can_add, dialog)
