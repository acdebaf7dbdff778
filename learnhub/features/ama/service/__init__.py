"""What people do in and around live sessions."""

from learnhub.features.ama.service.anonymous import ANONYMOUS_QUESTION, require_anonymity
from learnhub.features.ama.service.answering import promise, save_answer
from learnhub.features.ama.service.asking import (
    ask_question,
    reword_question,
    vote_question,
    withdraw_question,
)
from learnhub.features.ama.service.attendance import set_attendance
from learnhub.features.ama.service.hosting import (
    answer_and_next,
    approve,
    dismiss,
    mark_answered,
    put_back,
    put_on_air,
    set_moderation,
)
from learnhub.features.ama.service.rephrasing import forget_original, redact_original, rephrase
from learnhub.features.ama.service.sessions import (
    call_off,
    change_session,
    close_forgotten,
    end_session,
    open_session,
    schedule_session,
)

__all__ = [
    "ANONYMOUS_QUESTION",
    "answer_and_next",
    "approve",
    "ask_question",
    "call_off",
    "change_session",
    "close_forgotten",
    "dismiss",
    "end_session",
    "forget_original",
    "mark_answered",
    "open_session",
    "promise",
    "put_back",
    "put_on_air",
    "redact_original",
    "rephrase",
    "require_anonymity",
    "reword_question",
    "save_answer",
    "schedule_session",
    "set_attendance",
    "set_moderation",
    "vote_question",
    "withdraw_question",
]
