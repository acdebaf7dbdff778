"""Words stored in the columns of REX."""

from enum import StrEnum


class Template(StrEnum):
    """What a REX is about, and how much of it is asked for."""

    PROJECT = "project"
    INCIDENT = "incident"
    SHORT = "short"


class RexStage(StrEnum):
    """How far it is. What comes after it is published, actions and the effect, is read from their rows."""

    DRAFT = "draft"
    CHECKING = "checking"
    REVIEW = "review"
    PUBLISHED = "published"


class Opened(StrEnum):
    """What caused it: a person, the end of a project, or a program such as that of the tickets."""

    PERSON = "person"
    PROJECT = "project"
    API = "api"


class Section(StrEnum):
    """The texts of a REX beside its title and its body, which says what happened."""

    SUMMARY = "summary"
    COST = "cost"
    WELL = "well"
    LUCKY = "lucky"
    LESSONS = "lessons"


class Text(StrEnum):
    """Everything that is saved by itself: the title, what happened, and each section."""

    TITLE = "title"
    FACTS = "facts"
    SUMMARY = "summary"
    COST = "cost"
    WELL = "well"
    LUCKY = "lucky"
    LESSONS = "lessons"


class CauseKind(StrEnum):
    """The four kinds of facts of an *arbre des causes* (INRS ED 6163), or none yet."""

    NONE = ""
    PERSON = "person"
    TASK = "task"
    EQUIPMENT = "equipment"
    SURROUNDINGS = "surroundings"


class Joins(StrEnum):
    """Whether everything that a fact needed had to come together, or either was enough."""

    TOGETHER = "together"
    EITHER = "either"


class Effect(StrEnum):
    """Whether what was changed did change anything."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
