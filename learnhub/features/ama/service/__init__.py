"""What people do in and around live sessions."""

from learnhub.features.ama.service.anonymous import (
    hash_secret,
    keep_anonymous,
    list_queues,
    new_secret,
    publish_batch,
    publish_due,
    publish_waiting,
    read_anonymous,
    require_anonymity,
    reword_anonymous,
    withdraw_anonymous,
)
from learnhub.features.ama.service.asking import (
    ask_question,
    reword_question,
    vote_question,
    withdraw_question,
)
from learnhub.features.ama.service.hosting import (
    answer_and_next,
    approve,
    dismiss,
    mark_answered,
    put_back,
    put_on_air,
    set_moderation,
)
from learnhub.features.ama.service.sessions import (
    call_off,
    change_session,
    close_forgotten,
    end_session,
    open_session,
    schedule_session,
)

__all__ = [
    "answer_and_next",
    "approve",
    "ask_question",
    "call_off",
    "change_session",
    "close_forgotten",
    "dismiss",
    "end_session",
    "hash_secret",
    "keep_anonymous",
    "list_queues",
    "mark_answered",
    "new_secret",
    "open_session",
    "publish_batch",
    "publish_due",
    "publish_waiting",
    "put_back",
    "put_on_air",
    "read_anonymous",
    "require_anonymity",
    "reword_anonymous",
    "reword_question",
    "schedule_session",
    "set_moderation",
    "vote_question",
    "withdraw_anonymous",
    "withdraw_question",
]
