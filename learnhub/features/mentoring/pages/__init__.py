"""The pages of mentoring."""

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.features.mentoring.pages.booking import booking_page
from learnhub.features.mentoring.pages.calendar import calendar_page
from learnhub.features.mentoring.pages.directory import directory_bar, directory_page
from learnhub.features.mentoring.pages.hours import hours_page
from learnhub.features.mentoring.pages.session import session_page
from learnhub.features.mentoring.room import MENTORING_OFFER, MENTORING_READ
from learnhub.features.mentoring.state import (
    BookState,
    MentorListState,
    MyCalendarState,
    MyHoursState,
    SessionState,
)
from learnhub.ui.text import _
from learnhub.web.pages import Page

MENTORING = N_("Mentoring")
UNDER_MENTORING = ((MENTORING, "/mentoring"),)
WITH_WHOM = _("Book 20 minutes with {name}", name=BookState.mentor.person.name)

PAGES = (
    Page(
        "/mentoring",
        directory_page,
        MENTORING,
        load=MentorListState.load,
        section="mentoring",
        requires=MENTORING_READ,
        bar=directory_bar,
        in_language=True,
    ),
    Page(
        "/mentoring/my-hours",
        hours_page,
        N_("My availability"),
        load=MyHoursState.load,
        section="mentoring",
        requires=MENTORING_OFFER,
        crumbs=UNDER_MENTORING,
    ),
    Page(
        "/mentoring/my-calendar",
        calendar_page,
        N_("My calendar"),
        load=MyCalendarState.load,
        section="mentoring",
        requires=MENTORING_OFFER,
        crumbs=(*UNDER_MENTORING, (N_("My availability"), "/mentoring/my-hours")),
    ),
    Page(
        "/mentoring/[mentor_ref]",
        booking_page,
        rx.cond(BookState.mentor.person.id != "", WITH_WHOM, _("Book 20 minutes")),
        load=BookState.load,
        section="mentoring",
        requires=MENTORING_READ,
        crumbs=UNDER_MENTORING,
        dock=True,
    ),
    Page(
        "/mentoring/sessions/[booking_ref]",
        session_page,
        N_("Session"),
        load=SessionState.load,
        section="mentoring",
        requires=MENTORING_READ,
        crumbs=UNDER_MENTORING,
    ),
)
