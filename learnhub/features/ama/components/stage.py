"""The projector: nothing smaller than can be read from the last row."""

import reflex as rx
from reflex.vars import ArrayVar, NumberVar

from learnhub import ui
from learnhub.features.ama.components.questions import answering_now
from learnhub.features.ama.schemas import QuestionRow
from learnhub.ui.text import _, ngettext_, seconds_since

LONG = 120


def stage_question(row: ui.ViewVar[QuestionRow], votes: ui.Number) -> list[rx.Component]:
    """The question on air, as large as its length allows."""
    size = rx.cond(row.text.length() > LONG, "stage-question stage-long", "stage-question")
    by = rx.cond(row.is_anonymous, _("Anonymous"), row.author.name)
    return [
        ui.el.div(
            answering_now(),
            ui.el.span(by, ", ", ngettext_("{n} vote", "{n} votes", votes), class_name="t-3"),
            class_name="stage-over",
        ),
        ui.el.div(ui.el.p(row.text, lang=row.language, aria_live="polite"), class_name=size),
    ]


def stage_words(over: ui.Text, words: ui.Text) -> list[rx.Component]:
    """What stands in place of a question."""
    return [
        ui.el.div(ui.el.span(over, class_name="t-3"), class_name="stage-over"),
        ui.el.div(ui.el.h1(words), class_name="stage-question"),
    ]


def stage_next(
    order: ArrayVar[list[str]], rows: ui.ViewVar[dict[str, QuestionRow]], votes: ui.ViewVar[dict[str, int]]
) -> rx.Component:
    """The next two."""
    items = rx.foreach(
        order,
        lambda key: rx.cond(
            rows.contains(key),
            ui.el.li(
                ui.el.b(ui.number(votes[key])), ui.el.span(rows[key].text, lang=rows[key].language), key=key
            ),
        ),
    )
    return ui.el.div(ui.el.p(_("Up next")), ui.el.ol(items), class_name="stage-next")


def stage_side(*, qr: ui.Text, address: ui.Text, code: ui.Text, figures: ui.Content) -> rx.Component:
    """How to join, always dark on white, and how it goes."""
    return ui.el.aside(
        ui.el.div(ui.el.img(src=qr, alt=_("Code to scan with a phone")), class_name="stage-qr"),
        ui.el.p(_("Ask or vote at")),
        ui.el.p(address, class_name="stage-address"),
        ui.el.p(_("with the code")),
        ui.el.p(code, class_name="stage-code"),
        ui.el.div(figures, class_name="stage-figures"),
        class_name="stage-side",
    )


def stage_figures(viewers: NumberVar[int], answered: ui.Number, ends_at: ui.Moment) -> rx.Component:
    """How many are here, how many were answered, how long it still takes."""
    left = -seconds_since(ends_at) // 60
    return rx.fragment(
        ui.el.p(
            rx.cond(viewers > 0, rx.fragment(_("{n} here", n=viewers), ", ")), _("{n} answered", n=answered)
        ),
        rx.cond(
            left > 0, ui.el.p(ngettext_("{n} minute left", "{n} minutes left", left), class_name="t-num")
        ),
    )
