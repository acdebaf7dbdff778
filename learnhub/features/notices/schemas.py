"""What an inbox shows."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from learnhub.features.people.refs import PersonRef

NOBODY = PersonRef()
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class NoticeView:
    """One event, in the words of `what` among the sayings of its `kind`; `excerpt` is what was written.

    Without `is_dated` only the day of `at` means something, and nobody is named.
    """

    kind: str = ""
    what: str = ""
    actor: PersonRef = NOBODY
    excerpt: str = ""
    language: str = ""
    at: datetime = NEVER
    is_dated: bool = True


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One thing with what happened to it: `count` events, the newest of them as `notices`.

    `thing` is its name in the inbox, by which it is archived. `icon`, `colour` and the message id `label` are
    those of its kind. `is_repeated`: what happened last had happened before. `reason` says why the newest was
    told, `topic` in which topic. `stops` is what Stop ends: "thing", "topic", or nothing.
    """

    thing: str = ""
    label: str = ""
    icon: str = ""
    colour: str = ""
    title: str = ""
    language: str = ""
    address: str = ""
    waits: bool = False
    is_seen: bool = False
    count: int = 0
    notices: list[NoticeView] = field(default_factory=list)
    is_repeated: bool = False
    reason: str = ""
    topic: str = ""
    topic_id: str = ""
    stops: str = ""
    last_at: datetime = NEVER
    is_dated: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody stands to content: whether they follow it, and whether something of it is still unseen."""

    is_following: bool = False
    has_unseen: bool = False


@dataclass(frozen=True, slots=True)
class FollowView:
    """Something that somebody follows, or stopped following."""

    id: str = ""
    is_topic: bool = False
    label: str = ""
    title: str = ""
    language: str = ""
    address: str = ""
    reason: str = ""
    since: datetime = NEVER


@dataclass(frozen=True, slots=True)
class FollowCount:
    """How many things of a kind, by the message id of its plural, somebody follows."""

    label: str = ""
    count: int = 0
