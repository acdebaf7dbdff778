"""What was made of content, and what a draft of something begins with."""

from dataclasses import dataclass, field
from typing import Annotated

from learnhub.core.inputs import Line
from learnhub.features.people.refs import PersonRef

SOURCE_MAX = 40

SourceId = Annotated[str, Line(SOURCE_MAX)]


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a draft begins with that is made of something: the words of the source, and what it is called.

    `kind` is that of a piece of content, empty where it is none.
    """

    id: str
    kind: str
    root_id: str
    address: str
    asked: str
    title: str
    body: str
    language: str
    context: str = ""
    topics: str = ""
    author: PersonRef = field(default_factory=PersonRef)


@dataclass(frozen=True, slots=True)
class Taken:
    """What is no content and becomes some, with those who are credited on it beside its author."""

    thing: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OriginView:
    """What is no content and became some: the name of its sort, and its address for who may open it."""

    name: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class MadeView:
    """Something that was made of a piece of content, such as a card, and where it is read.

    `author` is named of what something was made of.
    """

    id: str = ""
    kind: str = ""
    title: str = ""
    language: str = "en"
    address: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class ChainView:
    """What something was made of, and what was made of it, as far as its reader may see that."""

    content_id: str = ""
    origin: OriginView = field(default_factory=OriginView)
    sources: tuple[MadeView, ...] = ()
    made: tuple[MadeView, ...] = ()
