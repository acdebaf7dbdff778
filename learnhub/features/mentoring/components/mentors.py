"""Mentors in the directory and beside their week."""

from typing import Literal

import reflex as rx
from reflex.vars import ArrayVar

from learnhub import ui
from learnhub.features.mentoring.schemas import MentorRow, MentorView
from learnhub.features.people.components import job_and_site, person_avatar
from learnhub.features.people.refs import PersonRef
from learnhub.ui.text import _


def mentor_address(person: ui.ViewVar[PersonRef]) -> rx.Var[str]:
    """The address of a mentor's week."""
    return rx.Var.create("/mentoring/") + person.id


def mentor_row(mentor: ui.ViewVar[MentorRow], index: rx.Var[int]) -> rx.Component:
    """A mentor in the directory; the first one carries the page's one solid button."""
    return ui.row(
        ui.el.div(
            ui.link(mentor.person.name, to=mentor_address(mentor.person), class_name="mentor-name"),
            ui.el.span(job_and_site(mentor.person), class_name="t-meta"),
            rx.cond(mentor.matches, _match()),
            class_name="row g2 base wrap",
        ),
        rx.cond(
            mentor.sentence,
            ui.el.p(mentor.sentence, lang=mentor.language, class_name="t-read-s mentor-words"),
        ),
        ui.el.div(
            rx.foreach(mentor.topics, lambda topic: ui.tag(topic.name)),
            _languages_and_practice(mentor),
            class_name="row g2 wrap not-phone",
        ),
        ui.el.div(ui.icon("clock", 14, 1.75), _next(mentor), class_name="row g1 t-meta t-num only-phone mt2"),
        lead=person_avatar(mentor.person, "4"),
        actions=ui.el.div(
            rx.cond(index == 0, _book_button(mentor, "solid"), _book_button(mentor, "surface")),
            ui.el.span(_next(mentor), class_name="t-meta t-num"),
            class_name="mentor-side not-phone",
        ),
        feed=True,
        class_name="top",
    )


def _match() -> rx.Component:
    return ui.el.span(ui.icon("target", 14), _("Helps with what you learn"), class_name="t-meta mentor-match")


def _languages_and_practice(mentor: ui.ViewVar[MentorRow]) -> rx.Component:
    return ui.meta(
        ui.el.span(ui.icon("globe", 14, 1.75), ui.el.span(mentor.languages), class_name="row g1"),
        rx.cond(mentor.has_held, ui.el.span(_("has mentored before"))),
    )


def _book_button(mentor: ui.ViewVar[MentorRow], variant: Literal["solid", "surface"]) -> rx.Component:
    return ui.button(_("Book 20 minutes"), variant=variant, to=mentor_address(mentor.person))


def _next(mentor: ui.ViewVar[MentorRow]) -> rx.Var[str]:
    return rx.cond(
        mentor.next_at,
        _("Next: {moment}", moment=ui.moment(mentor.next_at, "short")),
        _("No free slot at the moment"),
    )


def other_row(mentor: ui.ViewVar[MentorRow]) -> rx.Component:
    """A mentor to ask instead of another one."""
    helps = _("Can help with {topic}", topic=mentor.topics[0].name)
    return ui.row(
        ui.el.p(mentor.person.name, class_name="t-body t-b"),
        ui.meta(helps, mentor.languages),
        lead=person_avatar(mentor.person),
        actions=(
            ui.el.span(_next(mentor), class_name="t-meta t-num not-phone"),
            _book_button(mentor, "surface"),
        ),
    )


def mentor_card(mentor: ui.ViewVar[MentorView]) -> rx.Component:
    """The mentor beside their week: who, in what words, where and in which language."""
    return ui.el.aside(
        ui.el.div(
            person_avatar(mentor.person, "6"),
            ui.el.div(
                ui.el.h1(mentor.person.name, class_name="t-h2"),
                ui.el.p(job_and_site(mentor.person), class_name="t-meta"),
            ),
            class_name="booking-who",
        ),
        rx.cond(
            mentor.sentence,
            ui.el.p(
                ui.el.q(ui.el.span(mentor.sentence, lang=mentor.language)),
                class_name="t-read-s booking-words",
            ),
        ),
        ui.el.ul(
            _fact("timer", _("20 minutes, one question")),
            _where(mentor),
            _fact("globe", _languages(mentor.languages)),
            rx.cond(mentor.has_held, _fact("check_check", _("Has mentored before"))),
            _fact("eye_off", _("Stays between the two of you")),
            class_name="t-body booking-facts not-phone",
        ),
        rx.cond(
            mentor.topics,
            ui.el.div(
                rx.foreach(mentor.topics, lambda topic: ui.tag(topic.name)),
                class_name="row g2 wrap mt4 not-phone",
            ),
        ),
    )


def _fact(icon: str, text: ui.Text) -> rx.Component:
    return ui.el.li(ui.icon(icon, 17, 1.75), ui.el.span(text))


def _where(mentor: ui.ViewVar[MentorView]) -> rx.Component:
    return rx.cond(
        mentor.has_link,
        _fact("video", _("Video call, the link is shown once you have booked")),
        rx.cond(
            mentor.place,
            _fact("map_pin", mentor.place),
            _fact("map_pin", _("You agree on the place together")),
        ),
    )


def _languages(languages: ArrayVar[tuple[str, ...]]) -> rx.Var[str]:
    both = languages.contains("fr") & languages.contains("en")
    one = rx.cond(languages.contains("fr"), "Français", "English")
    return rx.cond(both, _("{one} or {other}", one="Français", other="English"), one)
