"""The closing of a meeting: two questions, and the numbers afterwards."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.rituals.enums import ANSWERS, ClosingQuestion
from learnhub.features.rituals.schemas import TallyView
from learnhub.ui.text import _, ngettext_


def closing(state: Any) -> rx.Component:
    """The two questions while they are open, for who is there; then the numbers, from five answers on."""
    meeting = state.meeting
    until = ui.moment(meeting.closing_until, "time")
    asked = ui.sunk(
        ui.el.div(
            ui.el.h2(ui.icon("star", 17, 1.75), _("Closing"), class_name="t-sec row g2"),
            ui.el.span(_("no name, shown from five answers on"), class_name="t-meta"),
            class_name="row between wrap",
        ),
        ui.el.div(
            _question(state, ClosingQuestion.ROTI, state.own.roti),
            _question(state, ClosingQuestion.SAFE, state.own.safe),
            class_name="two",
        ),
        ui.el.p(
            _(
                "Open until {time}. You can choose otherwise until then.",
                time=until,
            ),
            class_name="t-meta",
        ),
        class_name="meet-closing",
    )
    told = ui.sunk(
        ui.el.h2(_("How it was"), class_name="t-sec"),
        rx.foreach(meeting.tallies, _tally),
        class_name="meet-closing",
    )
    come = ui.callout(_("Say that you are here, and you are asked how it was."))
    is_open = meeting.closing_until != None  # noqa: E711
    return rx.cond(
        is_open,
        rx.cond(meeting.is_here, asked, rx.cond(meeting.can_attend, come)),
        rx.cond(meeting.tallies.length() > 0, told),
    )


def question_words(question: Any) -> rx.Var[str]:
    """What is asked."""
    return ui.match_text(
        question,
        (ClosingQuestion.ROTI.value, _("Was it worth your time?")),
        (ClosingQuestion.SAFE.value, _("Did you feel safe to speak?")),
        otherwise="",
    )


def answer_words(given: Any) -> rx.Var[str]:
    """An answer as it is read."""
    return ui.match_text(
        given,
        ("yes", _("Yes")),
        ("partly", _("Partly")),
        ("no", _("No")),
        otherwise=rx.Var.create(given).to(str),
    )


def _question(state: Any, question: ClosingQuestion, own: Any) -> rx.Component:
    buttons = [
        ui.el.button(
            answer_words(given) if question is ClosingQuestion.SAFE else given,
            type="button",
            aria_pressed=own == given,
            on_click=state.answer(question.value, given),
            data_sends="",
            class_name="btn btn-surface btn-2 meet-answer",
        )
        for given in ANSWERS[question]
    ]
    ends = ui.el.p(ui.el.span(_("not at all")), ui.el.span(_("fully")), class_name="t-meta row between")
    return ui.el.div(
        ui.el.p(question_words(question.value), class_name="t-read-s"),
        ui.el.div(
            *buttons,
            role="group",
            aria_label=question_words(question.value),
            class_name="row g2 meet-answers",
        ),
        *([ends] if question is ClosingQuestion.ROTI else []),
        class_name="col g2",
    )


def _tally(tally: ui.ViewVar[TallyView]) -> rx.Component:
    rows = rx.foreach(
        tally.answers.items(),
        lambda pair: ui.el.li(
            ui.el.span(answer_words(pair[0])),
            ui.el.progress(value=pair[1], max=tally.total, class_name="prog", aria_hidden="true"),
            ui.el.span(ui.number(pair[1]), class_name="t-num"),
            class_name="meet-tally",
        ),
    )
    return ui.el.div(
        ui.el.p(
            question_words(tally.question),
            " ",
            ui.el.span(ngettext_("{n} answer", "{n} answers", tally.total), class_name="t-meta"),
            class_name="t-body t-m",
        ),
        ui.el.ul(rows),
        class_name="mt3",
    )
