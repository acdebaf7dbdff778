"""What an inbox shows, and what people choose to hear of."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from learnhub.core.i18n import N_
from learnhub.core.inputs import Day, Edition, Input, Line, WallTime
from learnhub.features.people.refs import PersonRef

BOTH_DAYS = N_("A leave has a first and a last day.")
ENDS_EARLIER = N_("The period ends before it begins.")
TOO_LONG = N_("A leave lasts a year at most.")
LEAVE_MAX = timedelta(days=366)

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
    those of its kind, `about` the message id of what happened last. `is_repeated`: that had happened before.
    `others` is how many people besides the last one did something, -1 for many. `reason` says why the newest
    was told, `topic` in which topic. `stops` is what Stop ends: "thing", "topic", or nothing. `acts` names
    the saying (as "kind.what") whose acts can be done from the row. `is_hidden`: of things only.
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
    about: str = ""
    is_repeated: bool = False
    others: int = 0
    reason: str = ""
    topic: str = ""
    topic_id: str = ""
    stops: str = ""
    acts: str = ""
    is_hidden: bool = False
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


class Days(StrEnum):
    """The days on which the mail of the day comes."""

    WORKING = "working"
    EVERY = "every"
    WEEKLY = "weekly"  # on Monday
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class KindView:
    """A kind of notice, and whether one hears of it; `group`, `label` and `detail` are message ids.

    What is `always` told stays in the inbox.
    """

    name: str
    group: str
    label: str
    detail: str
    is_at_once: bool
    always: bool
    inbox: bool
    mail: bool


@dataclass(frozen=True, slots=True)
class HolidayView:
    """The next public holiday of one's site, and noon of that day where one is; none without a name."""

    site: str = ""
    name: str = ""
    noon: datetime | None = None


@dataclass(frozen=True, slots=True)
class ChoicesView:
    """What one hears of and when, in one's own zone; without leave its days are empty.

    `back_after` is noon of the last day of a leave that one is on.
    """

    kinds: list[KindView] = field(default_factory=list)
    sends_mail: bool = False
    days: Days = Days.WORKING
    digest_at: str = "08:00"
    quiet_from: str = "19:00"
    quiet_to: str = "08:00"
    quiet_weekends: bool = True
    leave_from: str = ""
    leave_to: str = ""
    back_after: datetime | None = None
    holiday: HolidayView = HolidayView()
    edition: int = 1


@dataclass(frozen=True, slots=True)
class MailRow:
    """A thing as the preview of a mail shows it; `label` is a message id, `said` in the reader's language."""

    thing: str
    label: str
    icon: str
    colour: str
    title: str
    language: str
    said: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What choices mean that are not saved: how many differ, how many kinds come at once by mail, and the
    next mail of the day, planned `at` a moment, within a week if `is_near`; None where none comes.

    `lines` are what rooms say in it. Without `rows` there is nothing to say in it so far.
    """

    changes: int = 0
    at_once: int = 0
    at: datetime | None = None
    is_near: bool = True
    company: str = ""
    headline: str = ""
    lines: list[str] = field(default_factory=list)
    rows: list[MailRow] = field(default_factory=list)
    more: int = 0


def _none_if_empty(value: Any) -> Any:
    return None if value == "" else value


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


KindNames = Annotated[frozenset[Annotated[str, Line(30)]], BeforeValidator(_listed), Field(max_length=100)]
OptionalDay = Annotated[Day | None, BeforeValidator(_none_if_empty)]


class ChoicesDraft(Input):
    """What one wants to hear of, by the names of kinds, and when; a leave may still want one of its days."""

    edition: Edition
    inbox: KindNames = frozenset()
    mail: KindNames = frozenset()
    days: Days = Days.WORKING
    digest_at: WallTime = time(8)
    quiet_from: WallTime = time(19)
    quiet_to: WallTime = time(8)
    quiet_weekends: bool = False
    leave_from: OptionalDay = None
    leave_to: OptionalDay = None


class ChoicesInput(ChoicesDraft):
    """The same, to be saved; `edition` is the one that was read."""

    @field_validator("leave_to")
    @classmethod
    def _after_leave_from(cls, last: date | None, info: ValidationInfo) -> date | None:
        first = info.data.get("leave_from")
        if (first is None) != (last is None):
            raise ValueError(BOTH_DAYS)
        if first and last and last < first:
            raise ValueError(ENDS_EARLIER)
        if first and last and last - first >= LEAVE_MAX:
            raise ValueError(TOO_LONG)
        return last
