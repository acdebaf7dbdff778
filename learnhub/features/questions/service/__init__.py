"""What people do with questions and answers, and to whom a question is sent."""

from learnhub.features.questions.service.anonymous import ANONYMOUS_QUESTION, require_anonymity
from learnhub.features.questions.service.confirming import redact_conditions, say_worked, withdraw_worked
from learnhub.features.questions.service.heat import count_viewers, settle_heat
from learnhub.features.questions.service.helping import (
    settle_helped,
    settle_helped_by_issue,
)
from learnhub.features.questions.service.posts import (
    accept_answer,
    answer_question,
    ask_question,
    edit_answer,
    edit_question,
    end_wiki,
    note_whom_it_concerns,
    open_wiki,
    remove_answer,
    remove_question,
    settle_answers,
    tell_published,
    withdraw_acceptance,
)
from learnhub.features.questions.service.reminding import remind_askers
from learnhub.features.questions.service.routing import ask_next, close_requests, decline_question
from learnhub.features.questions.service.sparing import spare_question

__all__ = [
    "ANONYMOUS_QUESTION",
    "accept_answer",
    "answer_question",
    "ask_next",
    "ask_question",
    "close_requests",
    "count_viewers",
    "decline_question",
    "edit_answer",
    "edit_question",
    "end_wiki",
    "note_whom_it_concerns",
    "open_wiki",
    "redact_conditions",
    "remind_askers",
    "remove_answer",
    "remove_question",
    "require_anonymity",
    "say_worked",
    "settle_answers",
    "settle_heat",
    "settle_helped",
    "settle_helped_by_issue",
    "spare_question",
    "tell_published",
    "withdraw_acceptance",
    "withdraw_worked",
]
