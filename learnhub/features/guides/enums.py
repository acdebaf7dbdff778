"""Words stored in the columns of guides."""

from enum import StrEnum


class Section(StrEnum):
    """The texts of a guide beside its body: where it helps, or of an article all but the introduction."""

    TODO = "todo"
    RESULT = "result"
    LIMITS = "limits"
    WHOM = "whom"
    TAKES = "takes"
    NEEDS = "needs"
    PHOTO = "photo"
    STEPS = "steps"
    STOP = "stop"
    INTRO = "intro"


class ReportSection(StrEnum):
    """The texts of a report beside its body."""

    PLACE = "place"


class HowItWent(StrEnum):
    """How it went when somebody applied a guide."""

    WORKED = "worked"
    PARTLY = "partly"
    FAILED = "failed"
