"""The charter of the company on its page, and that of a community as a tab of its pages."""

import reflex as rx

from learnhub import ui
from learnhub.features.charters.components import reading
from learnhub.features.charters.room import CHARTER
from learnhub.features.charters.state import CharterState
from learnhub.features.discussion.components import new_comments, undo_comment
from learnhub.features.discussion.state import DiscussionLiveState
from learnhub.features.notices.components import follow_button
from learnhub.ui.text import _
from learnhub.web.live import watch


def words() -> rx.Component:
    """Its articles with the amendments that are open, and what was said of them meanwhile."""
    charter = CharterState.charter
    comments = new_comments(
        DiscussionLiveState.comments,
        is_here=DiscussionLiveState.root_id == charter.id,
        on_show=CharterState.refresh,
    )
    return rx.fragment(reading.charter_shown(charter), comments)


def aside() -> rx.Component:
    """Who has signed it, and how one follows it."""
    charter = CharterState.charter
    return rx.fragment(reading.charter_aside(charter), follow_button(charter.id))


def not_yet(by_whom: ui.Text) -> rx.Component:
    """How one is begun, or by whom."""
    place = CharterState.place
    form = rx.cond(place.name != "", rx.Var.create("/charters/new?in=") + place.space_id, "/charters/new")
    looks = {"icon": CHARTER.icon, "colour": CHARTER.colour}
    begin = ui.empty(
        _("There is no charter yet"),
        _("Write the first version, short and unfinished. Everybody can then propose other words."),
        ui.button(_("Write the first version"), variant="solid", to=form),
        **looks,
    )
    return rx.cond(place.can_write, begin, ui.empty(_("There is no charter yet"), by_whom, **looks))


def of_community() -> rx.Component:
    """That of a community, under its head."""
    charter = CharterState.charter
    head = ui.el.div(
        reading.charter_title(charter),
        ui.el.div(reading.charter_bar(charter), class_name="row g2 wrap"),
        class_name="row between top wrap g3 mb4",
    )
    by_whom = _(
        "Who facilitates the community writes the first version. Everybody can then propose other words."
    )
    shown = rx.fragment(head, words(), undo_comment())
    return rx.fragment(watch(DiscussionLiveState), rx.cond(charter.id != "", shown, not_yet(by_whom)))


def aside_of_community() -> rx.Component:
    """The same beside it."""
    return rx.cond(CharterState.charter.id != "", aside())
