"""Questions in their lists, and the one that is being answered."""

import reflex as rx

from learnhub import ui
from learnhub.features.ama.components.scripts import OwnMark
from learnhub.features.ama.components.words import reason_word, state_word
from learnhub.features.ama.schemas import QUESTION_MAX, OwnQuestion, QuestionRow
from learnhub.features.discussion.components import dialog_id, is_voted, small_menu, vote_tile
from learnhub.features.people.components import person_avatar
from learnhub.ui.text import _, ngettext_, seconds_since


def asker(row: ui.ViewVar[QuestionRow]) -> rx.Component:
    """Who asks: a name, or that nobody is named."""
    nobody = ui.el.span(ui.icon("eye_off", 14), _("Anonymous"), class_name="row g1")
    return rx.cond(row.is_anonymous, nobody, ui.el.span(row.author.name))


def question_row(row: ui.ViewVar[QuestionRow], votes: ui.Number, *, can_vote: rx.Var[bool]) -> rx.Component:
    """A question with its vote tile. The whole tile is the target."""
    moment = rx.cond(row.at, ui.el.span(ui.ago(row.at)))
    voted = rx.cond(is_voted(row.id), ui.el.span(_("you voted")))
    rest = rx.cond(row.state == "in_writing", ui.el.span(_("answer in writing")))
    return ui.row(
        ui.el.div(
            ui.el.span(row.text, lang=row.language, class_name="t-title ama-question"),
            rx.cond(~row.is_anonymous, ui.language_mark(row.language)),  # nobody says theirs without a name
        ),
        ui.meta(asker(row), moment, voted, rest, rephrased_mark(row), own_mark(row), class_name="mt1"),
        lead=vote_tile(row.id, votes, can_vote=can_vote),
        actions=[small_menu(row.id, is_signed=~row.is_anonymous)],
        class_name="top",
        key=row.id,
    )


def rephrased_mark(row: ui.ViewVar[QuestionRow]) -> rx.Component:
    """That the words are a host's."""
    return rx.cond(row.is_rephrased, ui.el.span(_("in the words of a host")))


def own_mark(row: ui.ViewVar[QuestionRow]) -> rx.Component:
    """That it is the reader's own, which only their browser knows."""
    return OwnMark.create(ui.el.span(_("yours, only you see this")), mark=row.tag)


def on_air_panel(row: ui.ViewVar[QuestionRow], votes: ui.Number, since: ui.Moment) -> rx.Component:
    """The question that is being answered, with the time it takes."""
    by = ui.meta(
        ui.el.span(
            rx.cond(row.is_anonymous, ui.icon("eye_off", 16), person_avatar(row.author, "1")),
            rx.cond(row.is_anonymous, _("Anonymous"), row.author.name),
            class_name="author",
        ),
        ngettext_("{n} vote", "{n} votes", votes),
        class_name="on-air-by",
    )
    return ui.el.section(
        ui.el.div(
            answering_now(),
            ui.el.span(
                ui.duration(seconds_since(since)), class_name="t-meta t-num", role="timer", aria_live="off"
            ),
            class_name="row between",
        ),
        ui.el.p(row.text, lang=row.language, class_name="on-air-question", aria_live="polite"),
        by,
        aria_label=_("Answering now"),
        class_name="on-air",
    )


def answering_now() -> rx.Component:
    """The mark of the question on air."""
    return ui.el.span(ui.icon("mic", 16), _("Answering now"), class_name="ty ty-pink")


def own_row(item: ui.ViewVar[OwnQuestion], *, on_edit: ui.ById) -> rx.Component:
    """One's own question, what became of it and why."""
    why = rx.cond(
        item.is_hidden | (item.reason != ""),
        ui.el.p(reason_word(item.reason), " ", item.note, class_name="t-meta"),
    )
    own = ui.el.p(_("A host chose these words. Yours: “{words}”", words=item.original), class_name="t-meta")
    standing = rx.cond(item.is_hidden, state_word("hidden"), state_word(item.state))
    buttons = ui.el.div(
        rx.cond(item.can_reword, ui.button(_("Reword"), size="1", on_click=on_edit(item.id))),
        rx.cond(
            item.can_withdraw,
            ui.button(_("Withdraw"), size="1", **ui.open_dialog(dialog_id("withdraw", item))),
        ),
        class_name="row g2 mt2 wrap",
    )
    return ui.row(
        ui.el.p(item.text, lang=item.language, class_name="t-title ama-question"),
        ui.meta(standing, ngettext_("{n} vote", "{n} votes", item.votes), class_name="mt1"),
        rx.cond(item.original != "", own),
        why,
        buttons,
        key=item.id,
    )


def withdraw_dialog(item: ui.ViewVar[OwnQuestion], on_withdraw: ui.ById) -> rx.Component:
    """Asks before a question is taken back."""
    return ui.confirm(
        id=dialog_id("withdraw", item),
        title=_("Withdraw this question?"),
        text=_("It leaves the list with its votes. This cannot be undone."),
        confirm=_("Withdraw"),
        on_confirm=on_withdraw(item.id),
    )


def reword_dialog(
    item: ui.ViewVar[OwnQuestion], *, errors: ui.Errors, on_reword: ui.Handler, on_close: ui.Handler
) -> rx.Component:
    """The form with other words for one's question."""
    field = ui.field(
        "text",
        _("Your question"),
        ui.text_area("text", 3, id="reword-text", default_value=item.raw, max_length=QUESTION_MAX),
        error=errors["text"],
        id="reword-text",
    )
    form = ui.form(
        ui.hidden("question", item.id),
        ui.hidden("edition", item.edition),
        ui.hidden("language", item.language),
        field,
        ui.dialog_actions(
            ui.button(_("Cancel"), **ui.close_dialog("reword")),
            ui.button(_("Save"), variant="solid", type="submit"),
        ),
        on_submit=on_reword,
        draft=rx.Var.create("reword-") + item.id,
        key=item.id,
    )
    is_open = item.id != ""
    return ui.dialog(
        form, id="reword", title=_("Say it in other words"), width=520, open=is_open, on_close=on_close
    )
