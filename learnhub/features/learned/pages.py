"""The pages of what a month taught: to read, and to show in a meeting."""

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.learned.components import month, slides
from learnhub.features.learned.room import LEARNED_READ
from learnhub.features.learned.state import LearnedState
from learnhub.ui.text import _
from learnhub.web.pages import Page

HERE = ((N_("What we learned"), "/learned"),)


def month_page() -> rx.Component:
    """The five most useful contents of a month."""
    state, view = LearnedState, LearnedState.view
    shown = rx.cond(view.rows.length() > 0, month.five(state), month.nothing())
    return ui.loaded(
        state.is_ready,
        month.head(view),
        ui.columns([month.formula(view), shown], month.rail(state), label=_("About this page")),
    )


def month_bar() -> rx.Component:
    """Show it, or take it along as text."""
    state = LearnedState
    to = rx.Var.create("/learned/") + state.view.month + "/slides"
    ways = rx.fragment(
        ui.copy_button(state.markdown, _("Copy as Markdown")),
        ui.button(_("Present"), icon="presentation", variant="solid", to=to, data_key="p"),
    )
    return rx.cond(state.view.rows.length() > 0, ways)


def slides_page() -> rx.Component:
    """The same for a projector."""
    state = LearnedState
    back = ui.link(
        _("Back to the page"),
        to=rx.Var.create("/learned/") + state.view.month,
        data_key="Escape",
        class_name="skip",
    )
    return rx.fragment(back, ui.loaded(state.is_ready, slides.slides(state)))


PAGES = (
    Page(
        "/learned", month_page, N_("What we learned"), load=LearnedState.load, section="learned",
        requires=LEARNED_READ, bar=month_bar,
    ),
    Page(
        "/learned/[learned_month]", month_page, N_("The month"), load=LearnedState.load,
        section="learned", requires=LEARNED_READ, crumbs=HERE, bar=month_bar,
    ),
    Page(
        "/learned/[learned_month]/slides", slides_page, N_("What we learned"), load=LearnedState.load,
        section="learned", requires=LEARNED_READ, frame="plain",
    ),
)  # fmt: skip
