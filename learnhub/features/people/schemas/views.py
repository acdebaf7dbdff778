"""What goes out of the people room: views of rows, and the values that travel between sign-in's steps."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

from learnhub.access.roles import Role
from learnhub.core.i18n import LANGUAGES
from learnhub.core.views import word_of
from learnhub.features.people.enums import DEFAULT_ZONE, LineOutcome, PersonStatus, Theme
from learnhub.features.people.refs import PersonRef

ARTICLE_SETTING = "charter_article"  # what the room of charters keeps for the sign-in


@dataclass(frozen=True, slots=True)
class Browser:
    """What is kept of a browser that signs in: its name and where it is, both cut short."""

    agent: str = ""
    ip_prefix: str = ""


@dataclass(frozen=True, slots=True)
class KnownPassword:
    """A stored password, to be compared outside of any transaction."""

    person_id: str
    hash: str
    version: int
    email: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class NewSignIn:
    """A fresh sign-in; the token is nowhere else."""

    token: str
    person_id: str
    password_version: int
    language: str
    theme: str


@dataclass(frozen=True, slots=True)
class NewLink:
    """A one-time link for somebody; the secret is shown once to who made it.

    `is_mailed` says that a mail with another one leaves as well.
    """

    secret: str
    person_id: str
    name: str
    email: str
    is_mailed: bool = False


@dataclass(frozen=True, slots=True)
class LinkView:
    """Whom a live one-time link is for."""

    email: str = ""
    name: str = ""
    company: str = ""


@dataclass(frozen=True, slots=True)
class CompanyView:
    """The company as everybody may see it, signed in or not.

    The `article` is the first of its charter, with how many wrote and signed it, where `shows_article` says
    that strangers may read it beside the sign-in.
    """

    name: str = ""
    languages: tuple[str, ...] = LANGUAGES
    zone: str = DEFAULT_ZONE
    theme: Annotated[str, word_of(Theme)] = Theme.SYSTEM
    sentence_en: str = ""
    sentence_fr: str = ""
    is_set_up: bool = False
    edition: int = 1
    sends_mail: bool = False
    shows_article: bool = False
    article: str = ""
    article_language: str = "en"
    article_writers: int = 0
    article_signed: int = 0


@dataclass(frozen=True, slots=True)
class GroupView:
    """A site or a team with the number of people in it."""

    id: str = ""
    name: str = ""
    members: int = 0
    zone: str = ""
    country: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class DayOff:
    """A public holiday, as noon of it in the reader's zone."""

    noon: datetime
    name: str


@dataclass(frozen=True, slots=True)
class SiteRow(GroupView):
    """A site as its administrators see it: with the name of its country, or region, and its next holidays."""

    place: str = ""
    days_off: list[DayOff] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ProfileView:
    """A colleague's page."""

    person: PersonRef = field(default_factory=PersonRef)
    about: str = ""
    team: str = ""
    zone: str = ""
    status: Annotated[str, word_of(PersonStatus)] = PersonStatus.ACTIVE
    is_me: bool = False


@dataclass(frozen=True, slots=True)
class OwnProfile:
    """One's own account, as the settings show it; `reads` are all languages that one reads."""

    person: PersonRef = field(default_factory=PersonRef)
    email: str = ""
    about: str = ""
    site_id: str = ""
    team_id: str = ""
    zone: str = "UTC"
    language: str = LANGUAGES[0]
    reads: tuple[str, ...] = ()
    theme: Annotated[str, word_of(Theme)] = Theme.SYSTEM


@dataclass(frozen=True, slots=True)
class SignInView:
    """A browser that is signed in. `number` names it without telling its id."""

    number: str = ""
    browser: str = ""
    system: str = ""
    ip_prefix: str = ""
    created_at: datetime | None = None
    seen_at: datetime | None = None
    is_this: bool = False


@dataclass(frozen=True, slots=True)
class TokenView:
    """A key of one's own."""

    id: str = ""
    name: str = ""
    scopes: tuple[str, ...] = ()
    created_at: datetime | None = None
    expires_at: datetime | None = None
    last_used_day: datetime | None = None
    is_expired: bool = False


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member as administrators see one."""

    person: PersonRef = field(default_factory=PersonRef)
    email: str = ""
    roles: tuple[Annotated[str, word_of(Role)], ...] = ()
    status: Annotated[str, word_of(PersonStatus)] = PersonStatus.ACTIVE
    team: str = ""
    site_id: str = ""
    team_id: str = ""
    last_seen: datetime | None = None
    created_at: datetime | None = None
    is_me: bool = False


@dataclass(frozen=True, slots=True)
class MemberCounts:
    """How many members are in which state."""

    active: int = 0
    invited: int = 0
    suspended: int = 0

    @property
    def total(self) -> int:
        """Everybody with an account."""
        return self.active + self.invited + self.suspended


@dataclass(frozen=True, slots=True)
class MemberFilters:
    """What narrows the list of members; empty means any."""

    search: str = ""
    role: str = ""
    site_id: str = ""
    team_id: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class ImportRowView:
    """A person of a file of members, and what is wrong with them in the reader's language."""

    line: int = 0
    last: int = 0
    name: str = ""
    email: str = ""
    detail: str = ""
    outcome: Annotated[str, word_of(LineOutcome)] = ""
    is_member: bool = False
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportRoles:
    """Who gets a role by a file; no role: those who join as members."""

    role: Annotated[str, word_of(Role, or_nothing=True)] = ""
    count: int = 0
    people: tuple[ImportRowView, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class ImportView:
    """What a file of members would do, or did; its good, bad, blank and heading lines are all its lines."""

    file_name: str = ""
    lines: int = 0
    good: int = 0
    good_lines: int = 0
    bad: int = 0
    bad_lines: int = 0
    blank: int = 0
    blanks: tuple[int, ...] = ()
    headings: int = 0
    columns: int = 0
    unread: tuple[str, ...] = ()
    invited: int = 0
    changed: int = 0
    kept: int = 0
    roles: tuple[ImportRoles, ...] = ()
    administrators: int = 0
    new_sites: tuple[GroupView, ...] = ()
    new_teams: tuple[GroupView, ...] = ()
    problems: tuple[ImportRowView, ...] = ()
    more_problems: int = 0
    rows: tuple[ImportRowView, ...] = ()
    more_rows: int = 0
    look_alikes: tuple[ImportRowView, ...] = ()
    meanwhile: tuple[ImportRowView, ...] = ()
    mark: str = ""
    is_done: bool = False
    can_withdraw: bool = False


def role_values(roles: Iterable[str]) -> tuple[str, ...]:
    """Roles in the order of the enum, for views."""
    held = set(roles)
    return tuple(role.value for role in Role if role in held)
