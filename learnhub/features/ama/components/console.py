"""The three columns of the host console: to review, up next, on air."""

import reflex as rx
from reflex.vars import NumberVar

from learnhub import ui
from learnhub.features.ama.components.questions import asker, rephrased_mark
from learnhub.features.ama.components.scripts import seconds_to_batch
from learnhub.features.ama.components.words import reason_choices
from learnhub.features.ama.schemas import QUESTION_MAX, QuestionRow, QuestionSource
from learnhub.ui.text import _, ngettext_


def waiting_row(
    row: ui.ViewVar[QuestionRow], *, on_approve: ui.ById, on_rephrase: ui.ById, on_dismiss: ui.ById
) -> rx.Component:
    """A question nobody but the hosts sees. `a` approves the first one."""
    moment = rx.cond(row.at, ui.el.span(ui.ago(row.at)))
    return ui.el.li(
        ui.el.p(row.text, lang=row.language, class_name="t-title-s"),
        ui.meta(asker(row), moment, rephrased_mark(row)),
        ui.el.div(
            ui.button(_("Approve"), size="1", icon="check", data_key="a", on_click=on_approve(row.id)),
            ui.button(_("Rephrase"), size="1", on_click=on_rephrase(row.id)),
            ui.button(_("Dismiss"), size="1", on_click=on_dismiss(row.id)),
            class_name="row g2 wrap",
        ),
        key=row.id,
    )


def written_row(row: ui.ViewVar[QuestionRow], *, on_back: ui.ById) -> rx.Component:
    """A question that is left to be answered in writing, and the way back."""
    return ui.el.li(
        ui.el.p(row.text, lang=row.language, class_name="t-title-s t-2"),
        ui.el.p(asker(row), class_name="t-meta row"),
        ui.button(_("Put back"), size="1", on_click=on_back(row.id)),
        key=row.id,
    )


def dismissed_row(row: ui.ViewVar[QuestionRow], *, on_approve: ui.ById) -> rx.Component:
    """A question that was dismissed, and the way back."""
    return ui.el.li(
        ui.el.p(row.text, lang=row.language, class_name="t-title-s t-2"),
        ui.el.p(asker(row), class_name="t-meta row"),
        ui.button(_("Show it after all"), size="1", on_click=on_approve(row.id)),
        key=row.id,
    )


def next_row(
    row: ui.ViewVar[QuestionRow],
    votes: ui.Number,
    *,
    is_first: rx.Var[bool],
    is_live: rx.Var[bool],
    on_answer: ui.ById,
    on_answered: ui.ById,
    on_dismiss: ui.ById,
    on_promise: ui.ById,
) -> rx.Component:
    """A question everybody sees, and what a host does with it."""
    menu = ui.menu(
        ui.icon_button("ellipsis", _("More")),
        rx.cond(is_live, ui.menu_item(_("Mark answered"), icon="circle_check", on_click=on_answered(row.id))),
        rx.cond(is_live, ui.menu_item(_("Answer in writing"), icon="pencil", on_click=on_promise(row.id))),
        ui.menu_item(_("Dismiss"), icon="circle_x", on_click=on_dismiss(row.id)),
        id=rx.Var.create("next-") + row.id,
        label=_("More"),
    )
    answer = ui.button(_("Answer now"), icon="mic", on_click=on_answer(row.id))
    return ui.el.li(
        ui.el.span(
            ui.el.span(ui.number(votes), aria_hidden="true"),
            ui.only_spoken(ngettext_("{n} vote", "{n} votes", votes)),
            class_name="console-votes",
        ),
        ui.el.div(
            ui.el.p(row.text, lang=row.language, class_name="t-title-s"),
            ui.el.p(asker(row), class_name="t-meta row g1"),
            class_name="grow",
        ),
        ui.el.div(rx.cond(is_live, answer), menu, class_name="row g2"),
        data_item="",
        class_name=rx.cond(is_first, "console-row console-row-first", "console-row"),
        key=row.id,
    )


def console_keys() -> rx.Component:
    """The keys of this screen."""
    keys = (("n", _("next")), ("d", _("answered")), ("a", _("approve the first")))
    return ui.el.div(
        *(ui.el.span(ui.kbd(key), " ", word) for key, word in keys), class_name="console-keys t-meta"
    )


def shortcuts() -> list[ui.Shortcut]:
    """The same for the sheet of shortcuts."""
    return [
        ui.Shortcut(_("Answered, next question"), ["n"]),
        ui.Shortcut(_("Mark answered"), ["d"]),
        ui.Shortcut(_("Back to the list, when asked"), ["b"]),
        ui.Shortcut(_("Approve the first question that waits"), ["a"]),
        ui.Shortcut(_("Leave the console"), ["Esc"]),
        ui.Shortcut(_("These shortcuts"), ["?"]),
    ]


def dismiss_dialog(
    question: rx.Var[str],
    row: ui.ViewVar[QuestionRow],
    *,
    errors: ui.Errors,
    on_dismiss: ui.Handler,
    on_close: ui.Handler,
) -> rx.Component:
    """Asks why; the asker of a question reads the answer."""
    reasons = [ui.radio("reason", key.value, word) for key, word in reason_choices().items()]
    wrong = rx.cond(
        errors["reason"],
        ui.el.p(errors["reason"], id="reason-error", role="alert", class_name="field-error"),
    )
    form = ui.form(
        ui.hidden("question", question),
        ui.el.p(row.text, lang=row.language, class_name="t-title-s mb4"),
        ui.choices(_("Reason"), *reasons, wrong, class_name="choices-list"),
        ui.field(
            "note",
            _("Note to the asker"),
            ui.text_area("note", 2, max_length=300),
            error=errors["note"],
            optional=True,
        ),
        ui.dialog_actions(
            ui.button(_("Cancel"), **ui.close_dialog("dismiss")),
            ui.button(_("Dismiss"), variant="solid", type="submit"),
        ),
        on_submit=on_dismiss,
        draft=rx.Var.create("dismiss-") + question.to(str),
        key=question,
    )
    return ui.dialog(
        form,
        id="dismiss",
        title=_("Dismiss this question?"),
        text=_("It leaves every list. Who asked reads your reason and may say it in other words."),
        width=480,
        open=question != "",
        on_close=on_close,
    )


def rephrase_dialog(
    source: ui.ViewVar[QuestionSource], *, errors: ui.Errors, on_rephrase: ui.Handler, on_close: ui.Handler
) -> rx.Component:
    """The form with other words for somebody's question, who reads them and keeps their own."""
    own = ui.el.p(
        _("Asked as: “{words}”", words=source.original), lang=source.language, class_name="t-read-s t-2 mb4"
    )
    field = ui.field(
        "text",
        _("In other words"),
        ui.text_area("text", 3, id="rephrase-text", default_value=source.text, max_length=QUESTION_MAX),
        error=errors["text"],
        id="rephrase-text",
    )
    form = ui.form(
        ui.hidden("question", source.id),
        ui.hidden("edition", source.edition),
        rx.cond(source.original != "", own),
        field,
        ui.dialog_actions(
            ui.button(_("Cancel"), **ui.close_dialog("rephrase")),
            ui.button(_("Save"), variant="solid", type="submit"),
        ),
        on_submit=on_rephrase,
        draft=rx.Var.create("rephrase-") + source.id,
        key=source.id + source.edition.to_string(),
    )
    return ui.dialog(
        form,
        id="rephrase",
        title=_("Say it in other words"),
        text=_("Everybody reads that a host chose the words. Who asked keeps their own, and may reword it."),
        width=520,
        open=source.id != "",
        on_close=on_close,
    )


def column_tabs(*tabs: tuple[str, ui.Text, ui.Content]) -> rx.Component:
    """On a phone one column is shown at a time; the stylesheet shows the one that is chosen."""
    return ui.el.fieldset(
        ui.el.legend(_("Columns"), class_name="sr-only"),
        *(
            ui.el.label(
                ui.el.input(
                    type="radio",
                    name="console-column",
                    value=name,
                    default_checked=name == "next",
                    class_name="sr-only",
                ),
                ui.el.span(label, " ", count),
            )
            for name, label, count in tabs
        ),
        class_name="console-tabs",
    )


def batch_clock(minutes: NumberVar[int]) -> rx.Component:
    """When the next anonymous questions come, which never depends on whether any wait."""
    left, length = seconds_to_batch(minutes), (minutes * 60).to(int)
    return ui.el.div(
        ui.el.p(
            ui.icon("eye_off", 16),
            ui.el.span(_("Next anonymous questions"), class_name="grow"),
            ui.el.b(ui.duration(left), role="timer", aria_live="off", class_name="t-num"),
            class_name="t-body row g2",
        ),
        ui.progress((length - left).to(int), length, label=_("Until the next anonymous questions")),
        ui.el.p(
            ngettext_(
                "Every minute they come together and shuffled, so that nobody can match one with somebody "
                "who types. Fewer than three people wait for a later time, at the latest the end. "
                "How many wait is shown to nobody.",
                "Every {n} minutes they come together and shuffled, so that nobody can match one with "
                "somebody who types. Fewer than three people wait for a later time, at the latest the end. "
                "How many wait is shown to nobody.",
                minutes,
            ),
            class_name="t-small",
        ),
        class_name="console-batch",
    )


def invitation(code: ui.Text, address: ui.Text) -> rx.Component:
    """How colleagues join, before the session is open."""
    return ui.sunk(
        ui.el.p(_("Colleagues join on the page of this session, or with the code"), class_name="t-body t-2"),
        ui.el.p(code, class_name="t-h2 t-num mt1"),
        ui.copy_button(address, _("Copy the address"), class_name="mt3"),
    )
