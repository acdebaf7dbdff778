"""What was made of content, and what a draft of something begins with."""

from dataclasses import dataclass

from learnhub.features.people.refs import PersonRef


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a draft begins with that is made of something: the words of the source, and what it is called."""

    id: str
    kind: str
    root_id: str
    asked: str
    title: str
    body: str
    context: str
    language: str
    topics: str
    author: PersonRef


@dataclass(frozen=True, slots=True)
class MadeView:
    """Something that was made of a piece of content, such as a card, and where it is read."""

    id: str = ""
    kind: str = ""
    title: str = ""
    language: str = "en"
    address: str = ""


@dataclass(frozen=True, slots=True)
class ChainView:
    """What something was made of, and what was made of it, as far as its reader may see that."""

    content_id: str = ""
    sources: tuple[MadeView, ...] = ()
    made: tuple[MadeView, ...] = ()
