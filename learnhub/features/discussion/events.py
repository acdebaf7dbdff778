"""What happened to a piece of content. An event names no person: of anonymous content nobody knows one."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ContentEvent:
    """Something happened to one row of content."""

    content_id: str
    kind: str
    root_id: str


@dataclass(frozen=True, slots=True)
class ContentCreated(ContentEvent):
    """It was written."""


@dataclass(frozen=True, slots=True)
class ContentEdited(ContentEvent):
    """Its text or tags changed."""


@dataclass(frozen=True, slots=True)
class ContentPublished(ContentEvent):
    """It waited, and is now shown to whoever may read it."""


@dataclass(frozen=True, slots=True)
class ContentWithheld(ContentEvent):
    """It was shown, and waits for a decision again."""


@dataclass(frozen=True, slots=True)
class ContentRemoved(ContentEvent):
    """Its author or a moderator emptied it."""


@dataclass(frozen=True, slots=True)
class ContentHidden(ContentEvent):
    """A moderator hid it, or showed it again."""


@dataclass(frozen=True, slots=True)
class ContentRetired(ContentEvent):
    """It left lists and the search, or came back."""


@dataclass(frozen=True, slots=True)
class ContentModerated(ContentEvent):
    """A moderator hid it where it stands, or showed it again; they are named, its author is not."""

    moderator_id: str


@dataclass(frozen=True, slots=True)
class CommentWritten:
    """Somebody commented on a post, or replied to a comment under it; its words are those of `content_id`."""

    content_id: str
    post_id: str
    root_id: str


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Somebody is mentioned in this edition of a text who was not before."""

    content_id: str
    root_id: str
    edition: int


@dataclass(frozen=True, slots=True)
class Thanked:
    """Somebody thanks whoever wrote something; nobody thanks for what is anonymous."""

    content_id: str
    root_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class ContentMade:
    """Somebody made a piece of content, such as a card, of another one that has an author."""

    content_id: str
    source_id: str
    root_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class CoAuthorAdded:
    """An author let a colleague write it, too."""

    content_id: str
    root_id: str
    person_id: str
    by_id: str


@dataclass(frozen=True, slots=True)
class WikiEdited:
    """Somebody changed a wiki that a colleague wrote."""

    content_id: str
    root_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class IssueShared:
    """Somebody has the same issue as whoever wrote something that is not anonymous."""

    content_id: str
    root_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class IssueUnshared(IssueShared):
    """They say so no more."""


@dataclass(frozen=True, slots=True)
class Voted(ContentEvent):
    """Its number of votes changed."""


@dataclass(frozen=True, slots=True)
class AnonymousPublished:
    """What waited anonymously under a parent came out; `hashes` are those of its secrets."""

    kind: str
    parent_id: str
    hashes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContentRedacted(ContentEvent):
    """A moderator took words out of each of its editions; nothing that keeps its words may keep these.

    They are the `passages`, which are shown nowhere: an event may be printed.
    """

    passages: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class SuggestionMade:
    """Somebody suggested an edit of content."""

    suggestion_id: str
    content_id: str
    root_id: str


@dataclass(frozen=True, slots=True)
class SuggestionDecided(SuggestionMade):
    """An author took it, or answered it."""
