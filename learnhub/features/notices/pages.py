"""The page on which people choose what reaches them."""

from typing import Literal

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.notices.components import kind_groups, next_mail, rhythm_lines
from learnhub.features.notices.room import NOTICES_CHANGE
from learnhub.features.notices.state import ChoicesState
from learnhub.features.people import components as people
from learnhub.features.people.pages import SETTINGS
from learnhub.ui.text import _, ngettext_
from learnhub.web.pages import Page

NOTICES = "/settings/notices"
FORM = "choices"


def save_button() -> rx.Component:
    """The one thing to do, in the bar."""
    return rx.cond(ChoicesState.is_ready, ui.el.span(_save(size="2"), class_name="not-phone"))


def notices_page() -> rx.Component:
    """What comes where, and when; beside it the mail that this makes."""
    state = ChoicesState
    form = ui.form(
        ui.hidden("edition", state.own.edition),
        ui.el.h2(_title(), class_name="t-h2 t-first"),
        ui.el.p(_intro(), class_name="t-read-s t-2 choice-intro"),
        kind_groups(),
        ui.el.h2(_("When"), class_name="t-h2 choice-when-title"),
        ui.el.div(*rhythm_lines(), class_name="choice-when"),
        on_submit=state.save,
        looks=(state.looked, state.look),
        unsaved=state.preview.changes > 0,
        id=FORM,
        key=state.own.edition.to_string(),
    )
    dock = ui.dock(_save(size="3"), class_name="only-phone")
    return ui.el.div(
        ui.heading(_("Settings")),
        people.settings_tabs(NOTICES),
        ui.loaded(
            state.is_ready, ui.columns(rx.fragment(form, dock), _aside(), wide=True, label=_("The next mail"))
        ),
    )


def _save(size: Literal["2", "3"]) -> rx.Component:
    changes = ChoicesState.preview.changes
    words = rx.cond(changes > 0, ngettext_("Save {n} change", "Save {n} changes", changes), _("Save"))
    return ui.button(words, variant="solid", size=size, type="submit", form=FORM, disabled=changes == 0)


def _title() -> rx.Var[str]:
    """How many kinds come at once and what becomes of the rest, or until when nothing comes."""
    at_once, own = ChoicesState.preview.at_once, ChoicesState.own
    count = ui.in_words(at_once)
    and_day = ngettext_(
        "{count} thing comes at once, the rest in one mail a day",
        "{count} things come at once, the rest in one mail a day",
        at_once,
        count=count,
    )
    and_inbox = ngettext_(
        "{count} thing is mailed at once, the rest waits in your inbox",
        "{count} things are mailed at once, the rest waits in your inbox",
        at_once,
        count=count,
    )
    has_day = ChoicesState.preview.at
    some = rx.cond(has_day, and_day, and_inbox)
    none = rx.cond(has_day, _("Everything comes in one mail a day"), _("Everything waits in your inbox"))
    leave = _("On leave up to {day}: nothing is sent until then", day=ui.moment(own.back_after, "full"))
    mailed = rx.cond(own.back_after, leave, rx.cond(at_once > 0, some, none))
    return rx.cond(own.sends_mail, mailed, _("Everything waits in your inbox"))


def _intro() -> rx.Var[str]:
    calm = _("Nothing is repeated: what you read in LearnHub leaves the mail.")
    return rx.cond(ChoicesState.own.sends_mail, calm, _("LearnHub sends no mail here yet."))


def _aside() -> list[rx.Component]:
    told = _(
        "Nobody is told what you turn off, or that you are on leave, except people who book or ask you "
        "something."
    )
    return [
        rx.cond(ChoicesState.own.sends_mail, next_mail()),
        ui.el.div(
            ui.icon("lock", 16, 1.75, class_name="t-3"),
            ui.el.p(told, class_name="t-meta"),
            class_name="row g3 top",
        ),
    ]


PAGES = (
    Page(
        NOTICES,
        notices_page,
        N_("What reaches me"),
        load=ChoicesState.load,
        section="settings",
        requires=NOTICES_CHANGE,
        crumbs=SETTINGS,
        bar=save_button,
        dock=True,
    ),
)
