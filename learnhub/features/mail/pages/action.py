"""What a signed address of a mail opens: a question, a button, and what was done."""

from collections.abc import Callable

import reflex as rx

from learnhub import rooms, ui
from learnhub.core.i18n import N_
from learnhub.features.mail.state import MailActionState
from learnhub.features.people import components as parts
from learnhub.features.people.state.doors import DoorState
from learnhub.mail.signed import PAGE
from learnhub.rooms import MailAction
from learnhub.ui.text import _

OVER = N_("This link is too old, or not whole. You can do the same in LearnHub.")


def action_page() -> rx.Component:
    """One question and one button; who is signed in or not makes no difference."""
    state = MailActionState
    form = ui.native_form(
        ui.hidden("token", state.token),
        parts.page_language(),
        ui.button(
            _said(lambda action: action.button),
            variant="solid",
            size="4",
            type="submit",
            class_name="wide mt5",
        ),
        action=PAGE,
    )
    to_learnhub = ui.el.p(ui.link(_("Open LearnHub"), to="/"), class_name="t-meta mt4")
    title = rx.cond(
        state.is_done,
        _said(lambda action: action.done),
        _said(lambda action: action.ask, _("From your mail")),
    )
    over = ui.el.div(ui.callout(_(OVER), "info"), class_name="mt5")
    return parts.door(
        DoorState.company,
        rx.cond(state.is_ready & (state.name == ""), over),
        rx.cond(state.is_ready & (state.name != "") & ~state.is_done, form),
        to_learnhub,
        title=title,
    )


def _said(words: Callable[[MailAction], str], otherwise: ui.Text = "") -> rx.Var[str]:
    """The words of the action that the address is signed for."""
    actions = {name: each for room in rooms.all_rooms().values() for name, each in room.mail_actions.items()}
    return ui.match_text(
        MailActionState.name, *((name, _(words(each))) for name, each in actions.items()), otherwise=otherwise
    )
