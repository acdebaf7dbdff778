"""Where an item stands, said around it, and what moves or shows it elsewhere."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.communities.components.words import address
from learnhub.features.communities.schemas import ShownIn
from learnhub.features.communities.state import CommunityPlaceState
from learnhub.ui.text import _

MOVE, SHOW = "move-item", "show-item"


def mark(item: Any) -> rx.Component:
    """The community it stands in."""
    place = CommunityPlaceState.place
    there = ui.el.span(
        ui.icon("users_round", 14, 1.75), " ", ui.link(place.name, to=address(place.space_id)),
        class_name="place-mark",
    )  # fmt: skip
    return rx.cond((place.item_id == item.id) & (place.space_id != ""), there)


def note(item: Any) -> rx.Component:
    """That it waits to be looked at, or was sent back: for its authors."""
    place, state = CommunityPlaceState.place, CommunityPlaceState
    waits = ui.callout(
        _("Only you see it until somebody in {community} has looked at it.", community=place.name)
    )
    back = ui.callout(
        ui.el.span(_("It was sent back:"), " ", ui.el.span(place.reason)),
        "warning",
        ui.button(_("Send it again"), variant="solid", on_click=state.send_again(item.id)),
    )
    is_here = place.item_id == item.id
    return rx.fragment(
        rx.cond(is_here & place.waits, ui.el.div(waits, class_name="mb4")),
        rx.cond(is_here & (place.reason != ""), ui.el.div(back, class_name="mb4")),
    )


def shown_in(item: Any) -> rx.Component:
    """The communities that show it, too."""
    place = CommunityPlaceState.place
    rows = ui.el.ul(rx.foreach(place.shown_in, lambda one: _shown(one, item)), class_name="col g2")
    section = ui.section(_("Also shown in"), rows, line=False)
    return rx.cond((place.item_id == item.id) & (place.shown_in.length() > 0), section)


def _shown(one: ui.ViewVar[ShownIn], item: Any) -> rx.Component:
    take_out = ui.icon_button(
        "x",
        _("Show it in {community} no more", community=one.name),
        size="1",
        on_click=CommunityPlaceState.take_out(item.id, one.id),
    )
    return ui.el.li(
        ui.link(one.name, to=address(one.id), class_name="t-body t-m"),
        rx.cond(one.can_take_out, take_out),
        class_name="row between g2",
        key=one.id,
    )


def menu_items(item: Any) -> rx.Component:
    """Opens the dialogs in which it is moved, or shown somewhere else, too."""
    place = CommunityPlaceState.place
    move = ui.menu_item(_("Move it to …"), icon="corner_up_right", **ui.open_dialog(MOVE))
    show = ui.menu_item(_("Show it in a community"), icon="users_round", **ui.open_dialog(SHOW))
    items = rx.fragment(rx.cond(place.can_move, move), rx.cond(place.shows.length() > 0, show))
    return rx.cond(place.item_id == item.id, items)


def dialogs(item: Any) -> rx.Component:
    """Where to move it, and where to show it."""
    place, state = CommunityPlaceState.place, CommunityPlaceState
    options = place.moves.foreach(
        lambda pair: [pair[0], rx.cond(pair[0] == "", _("The whole company"), pair[1])]
    ).to(list[list[str]])
    move = _dialog(
        item, MOVE, _("Move it"), options, state.move, _("Move"),
        hint=_("Answers and comments move along. Who reads it changes with the place."),
    )  # fmt: skip
    show = _dialog(
        item, SHOW, _("Show it in a community"), place.shows, state.show_in, _("Show it there"),
        hint=_("It stays where it is, and is shown there, too."),
    )  # fmt: skip
    inside = rx.fragment(rx.cond(place.can_move, move), rx.cond(place.shows.length() > 0, show))
    return rx.cond(place.item_id == item.id, inside)


def _dialog(
    item: Any, name: str, title: ui.Text, options: Any, on_submit: Any, send: ui.Text, *, hint: ui.Text
) -> rx.Component:
    state, key = CommunityPlaceState, f"{name}-space"
    form = ui.form(
        ui.hidden("content_id", item.id),
        ui.field(
            *("space_id", _("Where"), ui.select("space_id", options, id=key)),
            error=state.errors["space_id"],
            hint=hint,
            id=key,
        ),
        ui.form_error(state.errors["form"]),
        ui.dialog_actions(
            ui.button(_("Cancel"), **ui.close_dialog(name)),
            ui.button(send, variant="solid", type="submit"),
        ),
        on_submit=on_submit,
        cleared=state.saved,
    )
    return ui.dialog(form, id=name, title=title, width=460, closes_on=state.saved)
