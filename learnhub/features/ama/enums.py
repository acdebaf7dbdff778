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
    """Where a question is on its way to an answer. `in_writing` is left to be answered in writing, or was."""

    WAITING = "waiting"
    APPROVED = "approved"
    ON_AIR = "on_air"
    ANSWERED = "answered"
    DISMISSED = "dismissed"
    IN_WRITING = "in_writing"


class AnswerPart(StrEnum):
    """How a question was answered: aloud, of which a host took a note, or in writing."""

    NOTE = "note"
    WRITTEN = "written"


class Outcome(StrEnum):
    """What becomes of a question that leaves the air."""

    ANSWERED = "answered"
    BACK = "back"


class Section(StrEnum):
    """The parts in which a session that is over is read."""

    LIVE = "live"
    WRITING = "writing"
    OPEN = "open"


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


class FileFormat(StrEnum):
    """As what a session that is over can be taken along."""

    MARKDOWN = "markdown"
    CSV = "csv"
