"""Shapes of the history of content."""

from dataclasses import dataclass, field
from datetime import datetime

from learnhub.core.inputs import Edition, Input
from learnhub.features.discussion.differences import Stretch
from learnhub.features.people.refs import PersonRef


class RestoreInput(Input):
    """An earlier edition by its number, and the present one that was read: no later one is undone unseen."""

    number: Edition
    edition: Edition


@dataclass(frozen=True, slots=True)
class TextChange:
    """What changed of the title, the body or a section, with what its kind calls that."""

    name: str = ""
    label: str = ""
    pieces: list[Stretch] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RevisionView:
    """An edition, who wrote it and when, and what it changed. Anonymous content has neither of the two."""

    number: int = 1
    person: PersonRef = field(default_factory=PersonRef)
    at: datetime | None = None
    origin: str = ""
    language: str = "en"
    language_before: str = ""
    changes: list[TextChange] = field(default_factory=list)
    topics_added: list[str] = field(default_factory=list)
    topics_removed: list[str] = field(default_factory=list)
    is_current: bool = False
    can_restore: bool = False


@dataclass(frozen=True, slots=True)
class HistoryView:
    """What the editions are of, and the number of the present one."""

    id: str = ""
    kind: str = ""
    title: str = ""
    language: str = "en"
    address: str = ""
    edition: int = 1


@dataclass(frozen=True, slots=True)
class MeanwhileView:
    """What a text says now that somebody else has changed, and what one's own text would change of it."""

    content_id: str = ""
    person: PersonRef = field(default_factory=PersonRef)
    at: datetime | None = None
    language: str = "en"
    title: str = ""
    html: str = ""
    changes: list[TextChange] = field(default_factory=list)
    edition: int = 0
