"""The pieces of Today. Vars in, component out."""

from typing import Any, Literal, cast

import reflex as rx

from learnhub import ui
from learnhub.features.cards.room import CARD
from learnhub.features.discussion.components import kind_label
from learnhub.features.home.pieces import pieces, view_of
from learnhub.features.people.components import author_meta
from learnhub.rooms import resolve
from learnhub.ui.text import _, ngettext_


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
    asked = rx.cond(
        question.is_anonymous,
        _("Somebody asked this without a name."),
        _("{who} asked this {when}.", who=question.author.name, when=ui.ago(question.asked_at)),
    )
    answer = ui.button(_("Answer this"), variant="solid", size="3", to=_answer_field(question))
    return _hero(
        today.now,
        ui.el.p(_up_to_date(today), class_name="t-body t-2 mb2"),
        ui.el.h1(question.title, lang=question.language, class_name="t-display"),
        ui.el.p(asked, class_name="t-read-s t-2"),
        ui.el.div(answer, week(today.week), class_name="today-start"),
    )


def _answer_field(question: Any) -> rx.Var[str]:
    return question.address.to(str) + "#answer-body"


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


def coming(learn: Any) -> rx.Component:
    """The cards planned for the days to come, as bars and as one sentence."""
    days = learn.coming
    planned = ngettext_("{n} card", "{n} cards", learn.coming_count)
    said = ui.only_spoken(rx.foreach(days, _day_to_come))
    bars = ui.el.div(rx.foreach(days, _bar), aria_hidden="true", class_name="coming")
    more = ui.el.span(planned, class_name="t-meta t-num")
    return rx.cond(days.length() > 0, ui.section(_("The days to come"), said, bars, more=more))


def _day_to_come(day: Any) -> rx.Component:
    weekday = ui.moment(day.noon, "weekday")
    words = ngettext_("{day}: {n} card", "{day}: {n} cards", day.cards, day=weekday)
    return ui.el.span(words, ". ")


def _bar(day: Any) -> rx.Component:
    return ui.el.div(
        ui.el.span(day.cards, class_name="t-body t-num"),
        ui.el.i(style={"height": "calc(0.7px * " + day.share.to(str) + ")"}),
        ui.el.span(ui.moment(day.noon, "weekday_short"), class_name="t-meta"),
    )


def waiting_question(question: Any) -> rx.Component:
    """A question in one's skills without an answer."""
    to = question.address
    topics = question.topics
    return ui.row(
        ui.item_title(question.title, to, lang=question.language),
        ui.meta(
            rx.cond(topics.length() > 0, ui.el.span(topics[0].name)),
            ui.el.span(rx.cond(question.is_anonymous, _("Anonymous"), question.author.name)),
            rx.cond(~question.is_anonymous, ui.el.span(ui.ago(question.asked_at))),
            class_name="mt1",
        ),
        actions=ui.button(_("Answer this"), to=_answer_field(question), class_name="not-phone"),
        key=question.id,
    )


def shared_row(row: Any) -> rx.Component:
    """Something that a colleague shared."""
    return ui.row(
        ui.meta(kind_label(row.kind), ui.ago(row.published_at)),
        ui.item_title(row.title, row.address, lang=row.language),
        rx.cond(row.excerpt != "", ui.el.p(row.excerpt, lang=row.language, class_name="t-body t-2")),
        ui.el.div(author_meta(row.author), class_name="mt2"),
        feed=True,
        key=row.id,
    )


def pieces_at(spot: Literal["top", "main", "rail"], views: ui.ViewVar[dict[str, Any]]) -> list[rx.Component]:
    """What the rooms show in one spot, each piece there when its view is."""
    return [
        rx.cond(views.contains(piece.name), resolve(room, draw)(views[piece.name].to(view_of(room, piece))))
        for room, piece in pieces()
        if (draw := getattr(piece, spot))
    ]
