"""Suggested edits under a post."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components.history import text_difference
from learnhub.features.discussion.schemas import REASON_MAX
from learnhub.features.discussion.schemas.suggestions import SuggestionView
from learnhub.features.discussion.state.suggestions import SuggestionState
from learnhub.ui.text import _


def suggestions(post: Any) -> rx.Component:
    """The open suggestions for a post, for those who may see them."""
    found = SuggestionState.of_post[post.id]
    return rx.cond(found, rx.foreach(found, lambda each: _suggestion(each)))


def _suggestion(each: ui.ViewVar[SuggestionView]) -> rx.Component:
    title = rx.cond(
        each.is_mine, _("Your suggested edit"), _("{name} suggests an edit", name=each.person.name)
    )
    moved = ui.callout(_("The text has changed since. It cannot be taken as it stands."), "warning")
    head = ui.el.div(
        ui.el.span(ui.icon("pencil", 15), ui.el.b(title), class_name="row g2 t-body"),
        ui.el.span(ui.ago(each.at), class_name="t-meta"),
        class_name="row between wrap",
    )
    change = ui.text_link(_("Change"), to=rx.Var.create("/suggest/") + each.content_id)
    withdraw = ui.button(_("Withdraw"), variant="ghost", size="2", on_click=SuggestionState.withdraw(each.id))
    accept = ui.button(
        _("Accept"),
        variant="solid",
        size="2",
        disabled=each.has_moved,
        on_click=SuggestionState.accept(each.id),
    )
    answer = ui.button(_("Reply"), size="2", **ui.open_dialog(_dialog_id(each)))
    return ui.panel(
        head,
        rx.cond(each.has_moved, moved),
        rx.foreach(each.changes, lambda part: text_difference(part, each.language)),
        rx.cond(each.answer != "", ui.el.p(_("The author answers: “{words}”", words=each.answer))),
        rx.cond(each.is_mine, ui.el.div(change, withdraw, class_name="row g3 mt2")),
        rx.cond(each.can_decide, ui.el.div(accept, answer, class_name="row g3 mt2")),
        rx.cond(each.can_decide, _answer_dialog(each)),
        class_name="mt3",
        key=each.id,
    )


def _dialog_id(each: ui.ViewVar[SuggestionView]) -> rx.Var[str]:
    return rx.Var.create("answer-suggestion-") + each.id.to(str)


def _answer_dialog(each: ui.ViewVar[SuggestionView]) -> rx.Component:
    identifier, field_id = _dialog_id(each), f"answer-{each.id}"
    words = ui.text_area("text", 3, id=field_id, max_length=REASON_MAX)
    form = ui.form(
        ui.hidden("suggestion_id", each.id),
        ui.field("text", _("Your answer"), words, error=SuggestionState.errors["text"], id=field_id),
        ui.dialog_actions(
            ui.button(_("Cancel"), **ui.close_dialog(identifier)),
            ui.button(_("Reply"), variant="solid", type="submit"),
        ),
        on_submit=SuggestionState.answer,
        draft=identifier,
        cleared=SuggestionState.saved,
    )
    return ui.dialog(
        form,
        id=identifier,
        title=_("Answer instead of taking it?"),
        text=_("Whoever suggested it reads your answer; the text stays as it is."),
        width=460,
        closes_on=SuggestionState.saved,
    )
