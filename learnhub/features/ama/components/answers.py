"""The forms in which answers are written down, and promised."""

import reflex as rx

from learnhub import ui
from learnhub.features.ama.enums import AnswerPart
from learnhub.features.ama.schemas import ANSWER_MAX, AnswerText, PromiseText
from learnhub.ui.text import _


def answer_dialog(
    item: ui.ViewVar[AnswerText], *, errors: ui.Errors, on_save: ui.Handler, on_close: ui.Handler
) -> rx.Component:
    """The note of a question, or its answer in writing."""
    is_note = item.part == AnswerPart.NOTE
    area = ui.text_area("text", 8, id="answer-text", default_value=item.text, max_length=ANSWER_MAX)
    form = ui.form(
        ui.hidden("question", item.question),
        ui.hidden("part", item.part),
        ui.hidden("edition", item.edition),
        ui.field(
            "text",
            rx.cond(is_note, _("What was answered"), _("Your answer")),
            area,
            hint=_("Everybody reads it under the question. Markdown works."),
            error=errors["text"],
            id="answer-text",
        ),
        ui.dialog_actions(
            ui.button(_("Cancel"), **ui.close_dialog("answer")),
            ui.button(_("Save"), variant="solid", type="submit"),
        ),
        on_submit=on_save,
        draft=rx.Var.create("ama-") + item.part + "-" + item.question,
        key=item.question + item.part,
    )
    return ui.dialog(
        form,
        id="answer",
        title=rx.cond(is_note, _("The note"), _("Answer in writing")),
        width=640,
        open=item.question != "",
        on_close=on_close,
    )


def promise_dialog(
    item: ui.ViewVar[PromiseText], *, errors: ui.Errors, on_promise: ui.Handler, on_close: ui.Handler
) -> rx.Component:
    """Who answers in writing, and by which day."""
    hint = rx.cond(
        item.may_move,
        _("The day can move once, and the first one stays visible."),
        _("The day was moved already and stays as it is."),
    )
    form = ui.form(
        ui.hidden("question", item.question),
        ui.el.p(item.text, lang=item.language, class_name="t-title-s mb4"),
        ui.field(
            "owed_by",
            _("Who answers"),
            ui.select("owed_by", item.people, default_value=item.owed_by),
            error=errors["owed_by"],
        ),
        ui.field(
            "due_on",
            _("By when"),
            ui.text_input("due_on", type="date", default_value=item.due_on),
            hint=hint,
            error=errors["due_on"],
        ),
        ui.dialog_actions(
            ui.button(_("Cancel"), **ui.close_dialog("promise")),
            ui.button(_("Promise the answer"), variant="solid", type="submit"),
        ),
        on_submit=on_promise,
        key=item.question,
    )
    return ui.dialog(
        form,
        id="promise",
        title=_("Answer the rest in writing"),
        text=_("The note stays. Everybody sees who answers and by when."),
        width=480,
        open=item.question != "",
        on_close=on_close,
    )
