"""The page of everything that a colleague was thanked for."""

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.people.components import person_name
from learnhub.features.recognition.components import thanks_row
from learnhub.features.recognition.components.rows import Row
from learnhub.features.recognition.room import RECOGNITION_READ
from learnhub.features.recognition.state import ThanksReceivedState
from learnhub.ui.text import _
from learnhub.web.pages import Page


def thanks_page() -> rx.Component:
    """What they were thanked for, the latest first."""
    state = ThanksReceivedState
    is_shown = state.is_ready & (state.received.person_id == state.person_ref)
    title = ui.link(state.received.name, to=rx.Var.create("/people/") + state.received.person_id.to(str))
    nothing = ui.empty(
        _("No thanks yet"),
        _("Thanks are for one thing that somebody did, in a sentence."),
        icon="heart_handshake",
    )
    return ui.loaded(
        is_shown,
        ui.heading(_("Thanks received"), over=ui.el.p(title, class_name="t-meta")),
        rx.cond(state.rows.length() > 0, ui.list_(rx.foreach(state.rows, _row)), nothing),
        ui.pager(state.has_more, state.show_more),
    )


def _row(row: Row) -> rx.Component:
    facts = [
        ui.el.span(ui.moment(row.at, "date"), class_name="t-num"),
        rx.cond(row.is_public, rx.fragment(), ui.el.span(_("between you two"))),
        rx.cond(row.is_hidden, ui.el.span(_("hidden from others"))),
    ]
    return ui.row(
        thanks_row(row, name=person_name(row.giver, class_name="t-ink"), actions=facts),
        actions=_menu(row),
        key=row.id,
    )


def _menu(row: Row) -> rx.Component:
    """What its reader may do about it; nothing for most."""
    state, dialog = ThanksReceivedState, rx.Var.create("thanks-back-") + row.id.to(str)
    removal = rx.Var.create("thanks-off-") + row.id.to(str)
    hide = ui.menu_item(_("Hide it from others"), icon="eye_off", on_click=state.hide(row.id, True))
    show = ui.menu_item(_("Show it again"), icon="eye", on_click=state.hide(row.id, False))
    menu = ui.menu(
        ui.icon_button("ellipsis", _("More"), size="1"),
        rx.cond(row.can_hide, rx.cond(row.is_hidden, show, hide)),
        rx.cond(row.can_take_back, ui.menu_item(_("Take it back"), icon="undo_2", **ui.open_dialog(dialog))),
        rx.cond(
            row.can_moderate,
            ui.menu_item(_("Remove"), icon="trash_2", danger=True, **ui.open_dialog(removal)),
        ),
        id=rx.Var.create("menu-thanks-") + row.id.to(str),
        label=_("More"),
    )
    ask = ui.confirm(
        id=dialog,
        title=_("Take these thanks back?"),
        text=_("They disappear from the profile, and nobody is told."),
        confirm=_("Take it back"),
        on_confirm=state.take_back(row.id),
    )
    ask_removal = ui.confirm(
        id=removal,
        title=_("Remove these thanks?"),
        text=_("They cannot be brought back. The audit log keeps that you removed them."),
        confirm=_("Remove"),
        on_confirm=state.remove(row.id),
    )
    return rx.fragment(
        rx.cond(row.can_hide | row.can_take_back | row.can_moderate, menu),
        rx.cond(row.can_take_back, ask),
        rx.cond(row.can_moderate, ask_removal),
    )


PAGES = (
    Page(
        "/people/[person_ref]/thanks",
        thanks_page,
        N_("Thanks received"),
        load=ThanksReceivedState.load,
        section="people",
        requires=RECOGNITION_READ,
        in_language=True,
        crumbs=((N_("People"), "/people"),),
    ),
)
