"""Words stored in the columns of charters."""

from enum import StrEnum


class Section(StrEnum):
    """The texts of a charter and of an amendment beside their bodies."""

    ARTICLE = "article"
    REASON = "reason"


class AmendmentStage(StrEnum):
    """Where an amendment is, in order; what is after `ROUND` is over."""

    PROPOSED = "proposed"  # looks for supports
    DISCUSSED = "discussed"
    ROUND = "round"  # those who belong are asked
    ADOPTED = "adopted"
    OBJECTED = "objected"  # somebody objected, and no other wording answered it
    LAPSED = "lapsed"  # too few supported or answered it, or its article changed underneath
    WITHDRAWN = "withdrawn"


OPEN_STAGES = (AmendmentStage.PROPOSED, AmendmentStage.DISCUSSED, AmendmentStage.ROUND)


class Says(StrEnum):
    """What somebody says in a consent round."""

    AGREE = "agree"
    ACCEPT = "accept"  # can live with it
    OBJECT = "object"
