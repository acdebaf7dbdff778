"""What comes out of the room of communities."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated

from learnhub.core.views import word_of
from learnhub.features.communities.enums import Openness, Stage
from learnhub.features.people.enums import Who
from learnhub.features.people.refs import PersonRef
from learnhub.features.topics.schemas import TopicRef


@dataclass(frozen=True, slots=True)
class CommunityRef:
    """A community by its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class KindCount:
    """How much of a kind a community has; when `is_more`, at least so much."""

    kind: str
    number: int
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class CommunityRow:
    """A community in a list. `quiet_days` is how long it is silent when that is unusual for it.

    `marks` are its last meetings that were due, the oldest first, and whether they were held.
    """

    id: str
    name: str
    purpose: str
    language: str
    openness: Annotated[str, word_of(Openness)]
    stage: Annotated[str, word_of(Stage)]
    rhythm: str
    member_count: int
    site_count: int
    shares: list[KindCount] = field(default_factory=list)
    facilitators: list[PersonRef] = field(default_factory=list)
    marks: list[bool] = field(default_factory=list)
    due: int = 0
    kept: int = 0
    next_at: datetime | None = None
    gap_days: int | None = None
    quiet_days: int | None = None
    seeks: bool = False
    is_mine: bool = False
    is_facilitated: bool = False
    is_invited: bool = False
    has_asked: bool = False
    can_join: bool = False
    can_ask: bool = False


@dataclass(frozen=True, slots=True)
class CommunityView:
    """A community on its page, with what its reader may do. Its matrix is for whoever may change it."""

    id: str = ""
    name: str = ""
    purpose: str = ""
    rhythm: str = ""
    welcome: str = ""
    language: str = "en"
    openness: Annotated[str, word_of(Openness)] = Openness.OPEN
    stage: Annotated[str, word_of(Stage)] = Stage.ACTIVE
    posts: Annotated[str, word_of(Who)] = Who.MEMBERS
    answers: Annotated[str, word_of(Who)] = Who.EVERYBODY
    approves: Annotated[str, word_of(Who)] = Who.NOBODY
    topics: list[TopicRef] = field(default_factory=list)
    facilitators: list[PersonRef] = field(default_factory=list)
    member_count: int = 0
    missing: int = 0
    expires_at: datetime | None = None
    started_at: datetime | None = None
    merged_into: str | None = None
    quiet_days: int | None = None
    gap_days: int | None = None
    seeks: bool = False
    is_orphaned: bool = False
    term_ends: datetime | None = None
    edition: int = 1
    is_member: bool = False
    is_facilitated: bool = False
    is_invited: bool = False
    has_asked: bool = False
    is_asked_to_take_over: bool = False
    is_willing: bool = False
    can_read: bool = False
    can_post: bool = False
    can_join: bool = False
    can_ask: bool = False
    can_invite: bool = False
    can_leave: bool = False
    can_take_over: bool = False
    can_change: bool = False
    can_reopen: bool = False
    can_approve: bool = False


@dataclass(frozen=True, slots=True)
class CommunityMember:
    """A member, for members; those who facilitate come first."""

    person: PersonRef
    is_facilitator: bool


@dataclass(frozen=True, slots=True)
class AdmissionRow:
    """Somebody who asks to join or is invited, for whoever lets in."""

    person: PersonRef
    side: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HandoverRow:
    """Somebody who would take over, or was asked to, for those who facilitate."""

    person: PersonRef
    is_willing: bool
    is_asked: bool


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A piece of content of a community; `is_shown` says that it lives elsewhere."""

    id: str
    kind: str
    address: str
    title: str
    excerpt: str
    language: str
    author: PersonRef
    answer_count: int
    comment_count: int
    published_at: datetime | None
    is_shown: bool


@dataclass(frozen=True, slots=True)
class WaitingPost:
    """What waits to be approved, with its words."""

    id: str
    kind: str
    title: str
    html: str
    language: str
    author: PersonRef


@dataclass(frozen=True, slots=True)
class OwnPost:
    """What one wrote that is not shown yet: it waits, or was sent back with a `reason`."""

    id: str
    kind: str
    address: str
    title: str
    language: str
    reason: str


@dataclass(frozen=True, slots=True)
class FiguresView:
    """What a community looks like, in four figures; a share is a percentage, or None without enough to say.

    `active` is how many contributed in the last 90 days. None of them is there for fewer than five people.
    """

    active: int | None = None
    answered: int | None = None
    across: int | None = None
    rhythm_kept: int | None = None


@dataclass(frozen=True, slots=True)
class BridgeView:
    """Another community that is near, and one thing to do together.

    `topics` are those of both; `answers` says that members of one answer in the other.
    """

    id: str
    name: str
    topics: list[TopicRef]
    answers: bool
    together: str


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A proposed item of the next meeting: what it is (a message id), its minutes, perhaps its content."""

    what: str
    minutes: int
    content_id: str = ""
    title: str = ""
    language: str = "en"
    address: str = ""


@dataclass(frozen=True, slots=True)
class KitView:
    """What helps whoever facilitates: an agenda, who opens next, a prompt (a message id) and new members.

    The agenda is that of the next meeting, or a proposal while there is nothing on it. `meeting_at` is when
    that is, at the address `meeting_to`, where one is planned.
    """

    meeting_at: datetime | None = None
    meeting_to: str = ""
    agenda: list[AgendaItem] = field(default_factory=list)
    opens: PersonRef | None = None
    prompt: str = ""
    newcomers: list[PersonRef] = field(default_factory=list)
    quiet_since: date | None = None


@dataclass(frozen=True, slots=True)
class ShownIn:
    """A community that shows what lives elsewhere."""

    id: str
    name: str
    can_take_out: bool = False


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Where the item of a page stands: its community, if that is one, and those that show it.

    `moves` are the places to which it could go, `shows` the communities that could show it. One's own post
    `waits`, or was sent back with a `reason`.
    """

    item_id: str = ""
    space_id: str = ""
    name: str = ""
    shown_in: list[ShownIn] = field(default_factory=list)
    moves: list[tuple[str, str]] = field(default_factory=list)
    shows: list[tuple[str, str]] = field(default_factory=list)
    can_move: bool = False
    waits: bool = False
    reason: str = ""
