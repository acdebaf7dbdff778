"""The question on air in the host console: its clock, its note, and what becomes of it."""

import reflex as rx

from learnhub import ui
from learnhub.features.ama.components.questions import answering_now
from learnhub.features.ama.components.scripts import NoteField
from learnhub.features.ama.enums import Outcome
from learnhub.features.ama.schemas import ANSWER_MAX, AnswerText, QuestionRow
from learnhub.features.people.components import person_avatar
from learnhub.ui.text import _, ngettext_, seconds_since

SUGGESTED_SECONDS = 240


def on_air(row: ui.ViewVar[QuestionRow], votes: ui.Number, since: ui.Moment) -> rx.Component:
    """The question that is being answered. The clock is a suggestion: it turns amber and never stops."""
    seconds = seconds_since(since)
    is_late = seconds > SUGGESTED_SECONDS
    clock = rx.cond(is_late, "clock-air clock-late", "clock-air")
    face = rx.cond(row.is_anonymous, ui.icon("eye_off", 16), person_avatar(row.author, "1"))
    site = rx.cond(row.author.site != "", rx.fragment(", ", row.author.site))
    name = rx.cond(row.is_anonymous, _("Anonymous"), rx.fragment(row.author.name, site))
    return rx.fragment(
        ui.el.div(
            answering_now(),
            ui.el.span(ngettext_("{n} vote", "{n} votes", votes), class_name="t-meta t-num"),
            class_name="row between",
        ),
        ui.el.p(row.text, lang=row.language, class_name="t-h2 mt3"),
        ui.el.div(
            ui.el.p(face, ui.el.span(name), class_name="t-meta row g2"),
            ui.el.p(
                ui.el.b(ui.duration(seconds), role="timer", aria_live="off", class_name=clock),
                ui.el.span(
                    _("of {time} suggested", time=ui.duration(SUGGESTED_SECONDS)), class_name="t-meta"
                ),
                class_name="row g2",
            ),
            class_name="row between wrap mt3 mb2",
        ),
        ui.progress(
            rx.cond(is_late, SUGGESTED_SECONDS, seconds), SUGGESTED_SECONDS, label=_("Time for this question")
        ),
    )


def note_field(
    question: rx.Var[str],
    note: ui.ViewVar[AnswerText],
    leader: ui.Text,
    *,
    on_open: ui.Handler,
    on_keep: ui.Handler,
    on_promise: ui.ById,
) -> rx.Component:
    """What is answered, as a host notes it down."""
    labels = {
        "title": _("What {name} answers", name=leader),
        "hint": _("Readers see it under the question once the session is over."),
        "saved": _("Saved"),
        "saving": _("Saving…"),
        "theirs": _("{name} wrote here meanwhile:", name="{name}"),
        "keep": _("Keep mine"),
        "take": _("Take theirs"),
    }
    rest = ui.button(
        _("Rest in writing"), variant="ghost", size="1", icon="pencil", on_click=on_promise(question)
    )
    return ui.el.div(
        NoteField.create(
            question=question,
            note=note,
            labels=rx.Var.create(labels),
            limit=ANSWER_MAX,
            on_open=on_open,
            on_keep=on_keep,
        ),
        ui.el.div(rest, class_name="row g2 mt2"),
        class_name="mt5",
    )


def after_answer(*, on_next: ui.Handler, on_answered: ui.Handler, on_back: ui.Handler) -> rx.Component:
    """What becomes of the question on air."""
    return ui.el.div(
        ui.button(
            _("Answered, next question"),
            variant="solid",
            size="3",
            icon="circle_check",
            key_cap="n",
            on_click=on_next,
        ),
        ui.el.div(
            ui.button(_("Mark answered"), key_cap="d", on_click=on_answered, class_name="grow"),
            ui.button(_("Put back"), icon="undo_2", on_click=on_back, class_name="grow"),
            class_name="row g2",
        ),
        class_name="console-foot col g2",
    )


def decision(
    following: ui.ViewVar[QuestionRow], votes: ui.Number, *, on_leave: ui.ById, on_stay: ui.Handler
) -> rx.Component:
    """Asks what becomes of the question on air before another one comes; stage and clock wait."""
    over = rx.cond(
        following.text != "",
        ui.el.p(_("Next: “{question}”", question=following.text), class_name="t-small t-clip"),
    )
    return ui.el.div(
        over,
        ui.el.p(_("And this one: answered, or back to the list?"), class_name="t-title-s"),
        ui.button(
            _("It is answered"),
            variant="solid",
            size="3",
            icon="circle_check",
            key_cap="d",
            on_click=on_leave(Outcome.ANSWERED.value),
        ),
        ui.el.div(
            ui.button(
                _("Back to the list"),
                icon="undo_2",
                key_cap="b",
                on_click=on_leave(Outcome.BACK.value),
                class_name="grow",
            ),
            ui.button(_("Stay on it"), key_cap="Escape", on_click=on_stay, class_name="grow"),
            class_name="row g2 wrap",
        ),
        ui.el.p(
            ngettext_(
                "Its {n} vote and your note stay with it either way. The stage waits for your choice.",
                "Its {n} votes and your note stay with it either way. The stage waits for your choice.",
                votes,
            ),
            class_name="t-small",
        ),
        role="group",
        aria_label=_("And this one: answered, or back to the list?"),
        class_name="console-foot console-decision col g2",
    )


def nothing_on_air(has_next: rx.Var[bool], on_next: ui.Handler) -> rx.Component:
    """Between two questions."""
    take = ui.button(
        _("Take the first question"), variant="solid", size="3", icon="mic", key_cap="n", on_click=on_next
    )
    hint = rx.cond(
        has_next,
        _("The question with the most votes comes first. You can also choose one in the list."),
        _("As soon as a question is in the list, you can answer it."),
    )
    return rx.fragment(
        ui.el.div(answering_now(), class_name="row"),
        ui.el.p(_("Nothing is on air."), class_name="t-h2 mt3"),
        ui.el.p(hint, class_name="t-body t-2 mt2"),
        ui.el.div(rx.cond(has_next, take), class_name="col mt5"),
    )
