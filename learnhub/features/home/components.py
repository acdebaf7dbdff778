"""The pieces of Today. Vars in, component out."""

from typing import Any, cast

import reflex as rx

from learnhub import ui
from learnhub.features.cards.room import CARD
from learnhub.features.discussion.components import kind_label, kind_tile, kind_word
from learnhub.ui.text import _, ngettext_


def live_strip(ama: Any) -> rx.Component:
    """The session that is live, or begins within a quarter of an hour."""
    is_live = ama.phase == "live"
    over = rx.cond(is_live, ui.live(), ui.el.span(_("Soon"), class_name="ty ty-pink"))
    when = rx.cond(
        is_live,
        _("until {time}", time=ui.moment(ama.ends_at, "time")),
        _("at {time}", time=ui.moment(ama.starts_at, "time")),
    )
    strip = ui.link(
        over,
        ui.el.span(class_name="lh-v not-phone"),
        ui.el.span(
            ui.el.span(ama.title, lang=ama.language, class_name="t-b"),
            ui.el.span(" — ", ama.leader.name, class_name="t-2"),
            class_name="grow t-body t-clip",
        ),
        ui.el.span(when, class_name="t-meta t-num not-phone"),
        ui.el.span(rx.cond(is_live, _("Join"), _("See")), class_name="btn btn-surface btn-2"),
        to=ama.address,
        class_name="lh-strip",
    )
    return rx.cond(ama.id != "", strip)


def hero(today: Any) -> rx.Component:
    """The sentence that the page opens on, and the one thing to do."""
    first = rx.cond(today.cards > 0, "cards", rx.cond(today.question.id != "", "question", "done"))
    drawn = rx.match(
        first, ("cards", _cards_ready(today)), ("question", _one_question(today)), _all_done(today)
    )
    return cast(rx.Component, drawn)


def _hero(date: Any, *words: Any, beside: Any = None) -> rx.Component:
    day = ui.el.p(ui.moment(date, "full"), class_name="t-meta today-date")
    drawn = [] if beside is None else [beside]
    return ui.el.section(ui.el.div(day, *words, class_name="grow"), *drawn, class_name="today-hero")


def _cards_ready(today: Any) -> rx.Component:
    title = ui.el.h1(
        ngettext_(
            "{count} card is ready,", "{count} cards are ready,", today.cards, count=ui.in_words(today.cards)
        ),
        ui.el.br(),
        ngettext_(
            "about {count} minute.", "about {count} minutes.", today.minutes, count=ui.in_words(today.minutes)
        ),
        class_name="t-display",
    )
    start = ui.button(_("Start review"), variant="solid", size="3", to="/review", key_cap="r")
    begin = ui.el.div(start, week(today.week), class_name="today-start mt5 not-phone")
    return _hero(today.now, title, begin, beside=_first_card(today))


def _first_card(today: Any) -> rx.Component:
    start = ui.button(
        _("Start review"), variant="solid", size="4", to="/review", class_name="only-phone today-go"
    )
    face = ui.el.div(
        ui.el.div(
            kind_label(CARD),
            ui.el.span(_("{n} of {total}", n=1, total=today.cards), class_name="t-small t-num"),
            class_name="row between",
        ),
        ui.el.p(today.card_front, lang=today.card_language, class_name="t-title"),
        start,
        class_name="face",
    )
    sheets = cast("rx.Var[str]", rx.match(today.cards, (1, "stack-last"), (2, "stack-1"), "stack-more"))
    return ui.el.div(face, class_name=rx.Var.create("stack today-stack ") + sheets.to(str))


def _one_question(today: Any) -> rx.Component:
    question = today.question
    asked = _("{who} asked this {when}.", who=question.author.name, when=ui.ago(question.asked_at))
    answer = ui.button(_("Answer this"), variant="solid", size="3", to=question.address)
    return _hero(
        today.now,
        ui.el.p(_up_to_date(today), class_name="t-body t-2 mb2"),
        ui.el.h1(question.title, lang=question.language, class_name="t-display"),
        ui.el.p(asked, class_name="t-read-s t-2"),
        ui.el.div(answer, week(today.week), class_name="today-start"),
    )


def _all_done(today: Any) -> rx.Component:
    library = ui.button(_("Look into the library"), size="3", to="/library")
    return _hero(
        today.now,
        ui.el.h1(_("You are up to date."), class_name="t-display"),
        ui.el.p(_next_cards(today), class_name="t-read-s t-2"),
        ui.el.div(library, week(today.week), class_name="today-start"),
    )


def _up_to_date(today: Any) -> rx.Component:
    return ui.el.span(_("You are up to date."), " ", _next_cards(today))


def _next_cards(today: Any) -> rx.Var[str]:
    return rx.cond(
        today.next_due_at,
        _("Next cards {when}.", when=ui.ahead(today.next_due_at)),
        _("Add cards from the library, and they come back when you are about to forget them."),
    )


def week(days: Any) -> rx.Component:
    """The days of this week with a review."""
    return ui.el.ul(rx.foreach(days, _day), aria_label=_("Reviews this week"), class_name="week")


def _day(day: Any) -> rx.Component:
    said = rx.match(day.mark, ("on", _("reviewed")), ("now", _("today")), _("no review"))
    return ui.el.li(
        ui.el.span(ui.moment(day.noon, "weekday_letter"), aria_hidden="true", class_name="t-small"),
        ui.only_spoken(ui.moment(day.noon, "weekday"), ", ", said),
        ui.el.i(rx.cond(day.mark == "on", ui.icon("check", 12, 3)), class_name=day.mark, aria_hidden="true"),
        class_name="week-day",
    )


def waiting_question(question: Any) -> rx.Component:
    """A question in one's skills without an answer."""
    to = question.address
    topics = question.topics
    return ui.row(
        ui.item_title(question.title, to, lang=question.language),
        ui.meta(
            rx.cond(topics.length() > 0, ui.el.span(topics[0].name)),
            ui.el.span(question.author.name),
            ui.el.span(ui.ago(question.asked_at)),
            class_name="mt1",
        ),
        actions=ui.button(_("Answer this"), to=to, class_name="not-phone"),
        key=question.id,
    )


def next_mentoring(booking: Any) -> rx.Component:
    """The next session, or where to find a mentor."""
    to = rx.Var.create("/mentoring/sessions/") + booking.id
    booked = ui.el.div(
        ui.date_box(ui.moment(booking.starts_at, "weekday_short"), ui.moment(booking.starts_at, "number")),
        ui.el.div(
            ui.link(booking.question, to=to, lang=booking.question_language, class_name="t-body t-m t-clamp"),
            ui.el.p(
                ui.time_range(booking.starts_at, booking.ends_at),
                ", ",
                booking.other.name,
                class_name="t-meta t-num",
            ),
            class_name="grow",
        ),
        class_name="row g3 top mt3",
    )
    nothing = ui.el.p(
        _("Twenty minutes with somebody who has done it before."),
        " ",
        ui.text_link(_("Find a mentor"), to="/mentoring"),
        class_name="t-body t-2 mt2",
    )
    return ui.el.section(
        ui.el.h2(_("Next mentoring"), class_name="t-sec"), rx.cond(booking.id != "", booked, nothing)
    )


def coming_up(sessions: Any) -> rx.Component:
    """Live sessions that are announced."""
    rows = ui.el.ul(rx.foreach(sessions, _session), class_name="col g3 mt3")
    section = ui.el.section(ui.el.h2(_("Coming up"), class_name="t-sec"), rows)
    return rx.cond(sessions.length() > 0, rx.fragment(ui.rule(), section))


def _session(ama: Any) -> rx.Component:
    return ui.el.li(
        kind_tile(ama.kind),
        ui.el.div(
            ui.link(ama.title, to=ama.address, lang=ama.language, class_name="t-body t-m"),
            ui.el.p(kind_word(ama.kind), ", ", ui.moment(ama.starts_at, "short"), class_name="t-meta t-num"),
            class_name="grow",
        ),
        class_name="row g3 top",
        key=ama.id,
    )
