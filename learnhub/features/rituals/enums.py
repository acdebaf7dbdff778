"""Words stored in the columns of rituals."""

from enum import StrEnum


class Section(StrEnum):
    """The text of a ritual beside its body, which says what it is for."""

    AGENDA = "agenda"


class Form(StrEnum):
    """What people do when they meet."""

    WORKSHOP = "workshop"
    COFFEE = "coffee"
    REX_REVIEW = "rex_review"
    SMALL_FAILURES = "small_failures"
    WHAT_WE_LEARNED = "what_we_learned"
    OTHER = "other"


class Repeats(StrEnum):
    """The rhythms that the form offers, of which the first day says the rest; `kept` is any other rule."""

    WEEKLY = "weekly"
    NTH = "nth"
    LAST = "last"
    MONTHLY = "monthly"
    DAILY = "daily"
    KEPT = "kept"


class MeetingStatus(StrEnum):
    """What becomes of an occurrence; `holiday` is computed and stored nowhere."""

    PLANNED = "planned"
    CANCELLED = "cancelled"
    HOLIDAY = "holiday"


STORED_STATES = (MeetingStatus.PLANNED, MeetingStatus.CANCELLED)


class Reply(StrEnum):
    """Whether somebody comes."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


class ClosingQuestion(StrEnum):
    """What everybody who was there is asked at the end, without a name."""

    ROTI = "roti"
    SAFE = "safe"


ANSWERS = {
    ClosingQuestion.ROTI: ("1", "2", "3", "4", "5"),
    ClosingQuestion.SAFE: ("yes", "partly", "no"),
}
