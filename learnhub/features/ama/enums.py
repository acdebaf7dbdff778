"""Words stored in the columns of live sessions."""

from enum import StrEnum


class Phase(StrEnum):
    """Where a session is in its life."""

    SCHEDULED = "scheduled"
    LIVE = "live"
    ENDED = "ended"


class Moderation(StrEnum):
    """Whether a host approves a question before everybody sees it, or removes it after."""

    BEFORE = "before"
    AFTER = "after"


class QuestionState(StrEnum):
    """Where a question is on its way to an answer."""

    WAITING = "waiting"
    APPROVED = "approved"
    ON_AIR = "on_air"
    ANSWERED = "answered"
    DISMISSED = "dismissed"


class HostPart(StrEnum):
    """What somebody does in a session: answer, or keep the questions in order."""

    LEADER = "leader"
    HOST = "host"
