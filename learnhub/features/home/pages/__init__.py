"""Today: what waits for this person, and the one thing to do first."""

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.home import components, pieces
from learnhub.features.home.pages.inbox import following_page, inbox_bar, inbox_page
from learnhub.features.home.pages.me import me_page
from learnhub.features.home.room import HOME_READ
from learnhub.features.home.state import FollowingState, InboxState, LearnState, ShellState, TodayState
from learnhub.features.notices.room import NOTICES_READ
from learnhub.features.onboarding.components import first_day, privacy_note
from learnhub.features.onboarding.schemas import FirstDayView
from learnhub.rooms import BOUND
from learnhub.ui.text import _, ngettext_
from learnhub.web.live import changed
from learnhub.web.pages import Page


def today_page() -> rx.Component:
    """Cards, questions that wait for this person's skills, what colleagues shared, and what comes next."""
    today = TodayState.today
    top, more, rail = (components.pieces_at(spot, today.pieces) for spot in ("top", "main", "rail"))
    first = today.pieces["first_day"].to(FirstDayView)
    main = [*top, components.hero(today), _questions(), *more, _shared()]
    return rx.fragment(
        *(
            changed(ShellState.shell.figures[name], TodayState.refresh, first=False)
            for name in pieces.figures_followed()
        ),
        ui.loaded(
            TodayState.is_ready,
            rx.cond(
                today.pieces.contains("first_day") & first.is_open,
                ui.columns([first_day(first)], [*rail, ui.rule(), privacy_note()], label=_("Coming up")),
                ui.columns(main, rail, label=_("Coming up")),
            ),
            rows=4,
        ),
    )


def learn_page() -> rx.Component:
    """The cards of the day behind the tab of phones, from which the review begins."""
    learn = LearnState.learn
    page = ui.el.div(components.hero(learn.today), components.coming(learn), class_name="reading")
    return ui.loaded(LearnState.is_ready, page, rows=4)


def _questions() -> rx.Component:
    today = TodayState.today
    some = ui.list_(rx.foreach(today.waiting, components.waiting_question))
    none = ui.el.p(
        rx.cond(
            today.has_skills,
            _("No question in your skills waits for an answer."),
            rx.fragment(
                _("Questions on what you practise or can help with appear here."),
                " ",
                ui.text_link(_("Choose my topics"), to="/settings/skills"),
            ),
        ),
        class_name="t-body t-2 mt3",
    )
    shown = today.waiting.length()
    counted = ngettext_("{n} in your skills", "{n} in your skills", shown)
    others = today.waiting_count - rx.cond(today.question.id == "", 0, 1)
    some_of = _("{n} of {all} in your skills", n=shown, all=others)
    many = _("{n} of {all}+ in your skills", n=shown, all=BOUND - 2)
    some_of = rx.cond(today.waiting_count < BOUND, some_of, many)
    in_skills = rx.cond(shown > 0, rx.cond(others > shown, some_of, counted), "")
    return rx.cond(
        (today.question.id == "") | (today.waiting.length() > 0),
        ui.section(
            _("Questions you can answer"),
            rx.cond(today.waiting.length() > 0, some, none),
            note=ui.el.span(in_skills, class_name="not-phone"),
            more=(_("All questions"), "/questions"),
        ),
    )


def _shared() -> rx.Component:
    shared = TodayState.today.shared
    rows = ui.list_(rx.foreach(shared, components.shared_row))
    return rx.cond(shared.length() > 0, ui.section(_("Shared by colleagues"), rows))


PAGES = (
    Page(
        "/",
        today_page,
        N_("Today"),
        load=TodayState.load,
        section="today",
        in_language=True,
        requires=HOME_READ,
    ),
    Page(
        "/learn",
        learn_page,
        N_("Learn"),
        load=LearnState.load,
        section="review",
        in_language=True,
        requires=HOME_READ,
    ),
    Page(
        "/inbox",
        inbox_page,
        N_("Inbox"),
        load=InboxState.load,
        section="inbox",
        bar=inbox_bar,
        in_language=True,
        requires=NOTICES_READ,
    ),
    Page(
        "/inbox/following",
        following_page,
        N_("What you follow"),
        load=FollowingState.load,
        section="inbox",
        in_language=True,
        requires=NOTICES_READ,
        crumbs=((N_("Inbox"), "/inbox"),),
    ),
    Page("/me", me_page, N_("Me"), section="me", requires=HOME_READ),
    Page("/404", ui.not_found, N_("This page does not exist")),
)
