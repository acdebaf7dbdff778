"""What people do with charters, and what time does."""

from learnhub.features.charters.service.amending import propose, remove_amendment, reword, withdraw
from learnhub.features.charters.service.answering import accept_at, agree_at, answer
from learnhub.features.charters.service.door import keep_door, keep_words
from learnhub.features.charters.service.going_on import go_on
from learnhub.features.charters.service.leaving import forget, leave_rounds
from learnhub.features.charters.service.rereading import keep, keep_at, remind
from learnhub.features.charters.service.signing import sign, unsign
from learnhub.features.charters.service.supporting import count_support, require_support_wanted, support
from learnhub.features.charters.service.writing import remove_charter, write_charter

__all__ = [
    "accept_at",
    "agree_at",
    "answer",
    "count_support",
    "forget",
    "go_on",
    "keep",
    "keep_at",
    "keep_door",
    "keep_words",
    "leave_rounds",
    "propose",
    "remind",
    "remove_amendment",
    "remove_charter",
    "require_support_wanted",
    "reword",
    "sign",
    "support",
    "unsign",
    "withdraw",
    "write_charter",
]
