"""The three columns of the host console: to review, up next, on air."""

import reflex as rx

from learnhub import ui
from learnhub.features.ama.components.questions import answering_now, asker
from learnhub.features.ama.components.scripts import seconds_since
from learnhub.features.ama.components.words import reason_choices
from learnhub.features.ama.schemas import QuestionRow
from learnhub.features.people.components import person_avatar
from learnhub.ui.text import _, ngettext_

SUGGESTED_SECONDS = 240


def waiting_row(row: ui.ViewVar[QuestionRow], *, on_approve: ui.ById, on_dismiss: ui.ById) -> rx.Component:
    """A question nobody but the hosts sees. `a` approves the first one."""
    moment = rx.cond(row.at, rx.fragment(ui.dot(), ui.el.span(ui.ago(row.at))))
    return ui.el.li(
        ui.el.p(row.text, lang=row.language, class_name="t-title-s"),
        ui.el.p(asker(row), moment, class_name="t-meta row"),
        ui.el.div(
            ui.button(_("Approve"), size="1", icon="check", data_key="a", on_click=on_approve(row.id)),
            ui.button(_("Dismiss"), size="1", on_click=on_dismiss(row.id)),
            class_name="row g2",
        ),
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
) -> rx.Component:
    """A question everybody sees, and what a host does with it."""
    menu = ui.menu(
        ui.icon_button("ellipsis", _("More")),
        rx.cond(is_live, ui.menu_item(_("Mark answered"), icon="circle_check", on_click=on_answered(row.id))),
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


def on_air(
    row: ui.ViewVar[QuestionRow],
    votes: ui.Number,
    since: ui.Moment,
    *,
    on_next: ui.Handler,
    on_answered: ui.Handler,
    on_back: ui.Handler,
) -> rx.Component:
    """The question that is being answered. The clock is a suggestion: it turns amber and never stops."""
    seconds = seconds_since(since)
    is_late = seconds > SUGGESTED_SECONDS
    clock = rx.cond(is_late, "clock-big clock-late", "clock-big")
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
        ui.el.p(face, ui.el.span(name), class_name="t-meta row g2 mt3"),
        ui.el.div(
            ui.el.b(ui.duration(seconds), role="timer", aria_live="off", class_name=clock),
            ui.el.span(_("of {time} suggested", time=ui.duration(SUGGESTED_SECONDS)), class_name="t-meta"),
            class_name="row between mt5",
        ),
        ui.progress(
            rx.cond(is_late, SUGGESTED_SECONDS, seconds), SUGGESTED_SECONDS, label=_("Time for this question")
        ),
        ui.el.div(
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
            class_name="col g2 mt5",
        ),
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
        ui.Shortcut(_("Approve the first question that waits"), ["a"]),
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


def invitation(code: ui.Text, address: ui.Text) -> rx.Component:
    """How colleagues join, before the session is open."""
    return ui.sunk(
        ui.el.p(_("Colleagues join on the page of this session, or with the code"), class_name="t-body t-2"),
        ui.el.p(code, class_name="t-h2 t-num mt1"),
        ui.copy_button(address, _("Copy the address"), class_name="mt3"),
    )
