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


class Outcome(StrEnum):
    """What becomes of a question that leaves the air."""

    ANSWERED = "answered"
    BACK = "back"


class HostPart(StrEnum):
    """What somebody does in a session: answer, or keep the questions in order."""

    LEADER = "leader"
    HOST = "host"


class DismissReason(StrEnum):
    """Why a host does not take a question; `other` needs a sentence."""

    ANSWERED = "answered"
    DUPLICATE = "duplicate"
    OFF_TOPIC = "off_topic"
    PERSON = "person"
    PRIVATE = "private"
    UNCLEAR = "unclear"
    OTHER = "other"


class Anonymity(StrEnum):
    """Whether one may ask without a name here: openly, with a warning in a small group, or not."""

    OPEN = "open"
    THIN = "thin"
    CLOSED = "closed"


class Tab(StrEnum):
    """How the questions of a session are listed."""

    NEXT = "next"
    NEWEST = "newest"
    ANSWERED = "answered"
    MINE = "mine"
