"""Words stored in the columns of moderation."""

from enum import StrEnum

from learnhub.core.i18n import N_


class FlagReason(StrEnum):
    """Why somebody asks moderators to look at something, and why they decide."""

    NAMES_A_PERSON = "names_a_person"
    UNKIND = "unkind"
    CUSTOMER_DATA = "customer_data"
    UNSAFE = "unsafe"
    REVEALS_AUTHOR = "reveals_author"
    OTHER = "other"


class Decision(StrEnum):
    """What becomes of it."""

    KEEP = "keep"
    REDACT = "redact"
    HIDE = "hide"


class Rank(StrEnum):
    """The order of the queue; what is anonymous comes last, because a place by time would date it."""

    HIDDEN = "1_hidden"
    VISIBLE = "2_visible"
    ANONYMOUS = "3_anonymous"


REASONS = {
    FlagReason.NAMES_A_PERSON: N_("Names a person"),
    FlagReason.UNKIND: N_("Unkind"),
    FlagReason.CUSTOMER_DATA: N_("Customer data"),
    FlagReason.UNSAFE: N_("Not safe to follow"),
    FlagReason.REVEALS_AUTHOR: N_("Could reveal who wrote it"),
    FlagReason.OTHER: N_("Something else"),
}
DECISIONS = {
    Decision.KEEP: N_("Kept"),
    Decision.REDACT: N_("Words removed"),
    Decision.HIDE: N_("Hidden"),
}
