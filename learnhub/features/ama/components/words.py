"""Words for the values of this room."""

import reflex as rx

from learnhub import ui
from learnhub.features.ama.enums import DismissReason, QuestionState
from learnhub.features.ama.exports import REASONS
from learnhub.ui.text import _


def reason_words() -> dict[DismissReason, rx.Var[str]]:
    """Why a question is not taken, as its asker reads it."""
    return {
        DismissReason.ANSWERED: _("It has been answered already."),
        DismissReason.DUPLICATE: _("Somebody has asked the same; vote for that one."),
        DismissReason.OFF_TOPIC: _("It is about something else than this session."),
        DismissReason.PERSON: _("It is about a person. Ask about the decision or the conditions."),
        DismissReason.PRIVATE: _("It is a personal case. Speak to your manager or to human resources."),
        DismissReason.UNCLEAR: _("It could be understood in several ways. Please say it in other words."),
        DismissReason.OTHER: _("Another reason:"),
    }


def reason_choices() -> dict[DismissReason, rx.Var[str]]:
    """The same for the host who chooses."""
    return {
        DismissReason.DUPLICATE: _("Asked already by somebody"),
        DismissReason.ANSWERED: _("Answered already"),
        DismissReason.OFF_TOPIC: _("Not the subject of this session"),
        DismissReason.PERSON: _("About a person"),
        DismissReason.PRIVATE: _("A personal case"),
        DismissReason.UNCLEAR: _("Unclear, please rephrase"),
        DismissReason.OTHER: _("Another reason, in the note"),
    }


def public_reason(reason: rx.Var[str]) -> rx.Var[str]:
    """The words of a reason for everybody, who reads how many were dismissed for it."""
    return ui.match_text(reason, *((key.value, _(word)) for key, word in REASONS.items()), otherwise="")


def reason_word(reason: rx.Var[str]) -> rx.Var[str]:
    """The sentence of a reason."""
    words = ((key.value, word) for key, word in reason_words().items())
    return ui.match_text(reason, *words, otherwise="")


def state_words() -> dict[str, rx.Var[str]]:
    """What became of one's question."""
    return {
        QuestionState.WAITING.value: _("A host is reading it."),
        QuestionState.APPROVED.value: _("In the list."),
        QuestionState.ON_AIR.value: _("Answering now."),
        QuestionState.ANSWERED.value: _("Answered."),
        QuestionState.DISMISSED.value: _("Not taken."),
        QuestionState.IN_WRITING.value: _("It is answered in writing."),
        "hidden": _("Hidden by a moderator."),
    }


def state_word(state: ui.Text) -> rx.Var[str]:
    """The words for one of them."""
    return ui.match_text(state, *state_words().items(), otherwise="")
