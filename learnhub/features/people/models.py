"""Tables of people: accounts, roles, sign-ins, links, tokens, the groups they belong to, and the spaces."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Index,
    String,
    UniqueConstraint,
    false,
    text,
    true,
)
from sqlmodel import Field

from learnhub.access.roles import Role
from learnhub.core import triggers
from learnhub.core.columns import Mapped, Table, id_column, one_of, reference
from learnhub.core.db import Utc
from learnhub.core.i18n import LANGUAGES
from learnhub.core.language import fold
from learnhub.features.people.enums import LinkPurpose, PersonStatus, SpaceKind, Theme, Who

FOLDED_MAX = 240


def folded(name: str) -> str:
    """A name as lists sort and search it: É beside E, whatever the database thinks of accents."""
    return fold(name)[:FOLDED_MAX]


def _fold_the_name(context: Any) -> str:
    return folded(context.get_current_parameters()["name"])


def _folded_column() -> Any:
    """Written from the name when a row is made, and by whoever changes the name."""
    return Field(sa_column=Column(String(FOLDED_MAX), nullable=False, default=_fold_the_name))


class Setup(Table, table=True):
    """Exists once the company is set up; its single possible key decides a race between two setups."""

    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = Field(default=1, primary_key=True)
    done_at: Mapped[datetime] = Field(sa_type=Utc)


class Setting(Table, table=True):
    """What the company decided for itself, such as its name and languages."""

    key: Mapped[str] = Field(primary_key=True, max_length=60)
    value: Mapped[Any] = Field(sa_type=JSON)


class Site(Table, table=True):
    """A place where people work. Its public holidays are those of `country` and `region`."""

    id: Mapped[str] = id_column()
    name: Mapped[str] = Field(unique=True, max_length=80)
    zone: Mapped[str] = Field(default="Europe/Paris", max_length=64)
    country: Mapped[str] = Field(default="", max_length=2)
    region: Mapped[str] = Field(default="", max_length=10)


class Team(Table, table=True):
    """A group of colleagues in the organisation chart."""

    id: Mapped[str] = id_column()
    name: Mapped[str] = Field(unique=True, max_length=80)


class Person(Table, table=True):
    """An account. A former one keeps its row without e-mail so that what it wrote keeps an author.

    `reads` are the languages that somebody reads when that is more than the one of their screens.
    """

    __table_args__ = (
        one_of("status", PersonStatus),
        one_of("language", LANGUAGES),
        one_of("theme", Theme),
        CheckConstraint("(status = 'former') = (email IS NULL)", name="email_until_former"),
        Index("ix_person_folded_id", "folded", "id"),
    )

    id: Mapped[str] = id_column()
    email: Mapped[str | None] = Field(default=None, unique=True, max_length=254)
    name: Mapped[str] = Field(max_length=120)
    folded: Mapped[str] = _folded_column()
    job: Mapped[str] = Field(default="", max_length=120)
    about: Mapped[str] = Field(default="", max_length=400)
    site_id: Mapped[str | None] = reference("site.id", nullable=True, index=True)
    team_id: Mapped[str | None] = reference("team.id", nullable=True, index=True)
    zone: Mapped[str] = Field(default="Europe/Paris", max_length=64)
    language: Mapped[str] = Field(default="en", max_length=5)
    reads: Mapped[list[str]] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False, server_default=text("'[]'"))
    )
    theme: Mapped[str] = Field(default=Theme.SYSTEM, max_length=10)
    status: Mapped[str] = Field(default=PersonStatus.INVITED, max_length=10)
    password_hash: Mapped[str | None] = Field(default=None, max_length=200)
    password_version: Mapped[int] = Field(default=0)
    last_seen_hour: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    created_at: Mapped[datetime] = Field(sa_type=Utc)


class PersonRole(Table, table=True):
    """A role added to a member."""

    __table_args__ = (one_of("role", Role),)

    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    role: Mapped[str] = Field(primary_key=True, max_length=15)


class SignIn(Table, table=True):
    """A browser that is signed in. The cookie holds the secret, the table only its SHA-256.

    Its moments are rounded down to the hour, for they tell when somebody was here.
    """

    id_hash: Mapped[str] = Field(primary_key=True, max_length=64)
    person_id: Mapped[str] = reference("person.id", cascade=True, index=True)
    created_at: Mapped[datetime] = Field(sa_type=Utc)
    seen_at: Mapped[datetime] = Field(sa_type=Utc)
    expires_at: Mapped[datetime] = Field(sa_type=Utc, index=True)
    password_version: Mapped[int]
    agent: Mapped[str] = Field(default="", max_length=200)
    ip_prefix: Mapped[str] = Field(default="", max_length=50)


class OneTimeLink(Table, table=True):
    """An invitation, a password reset or the setup: used once, and only its hash is stored.

    `used_at` is the hour: whoever uses one is here at that moment.
    """

    __table_args__ = (one_of("purpose", LinkPurpose),)

    hash: Mapped[str] = Field(primary_key=True, max_length=64)
    purpose: Mapped[str] = Field(max_length=10)
    person_id: Mapped[str | None] = reference("person.id", nullable=True, index=True, cascade=True)
    made_by: Mapped[str | None] = Field(default=None, max_length=12)
    expires_at: Mapped[datetime] = Field(sa_type=Utc)
    used_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)


class ApiToken(Table, table=True):
    """A personal key to the REST interface, limited to scopes; only its hash is stored."""

    id: Mapped[str] = id_column()
    hash: Mapped[str] = Field(unique=True, max_length=64)
    person_id: Mapped[str] = reference("person.id", cascade=True, index=True)
    name: Mapped[str] = Field(max_length=80)
    scopes: Mapped[list[str]] = Field(sa_type=JSON)
    created_at: Mapped[datetime] = Field(sa_type=Utc)
    expires_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    last_used_day: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    revoked_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)


class MemberImport(Table, table=True):
    """A file of members that an administrator sent, and what it did once confirmed; one at a time.

    `about` is what is known of the file beside its rows and, once done, the groups and invitations it made.
    """

    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    file_name: Mapped[str] = Field(max_length=200)
    rows: Mapped[Any] = Field(sa_type=JSON)
    made_at: Mapped[datetime] = Field(sa_type=Utc)
    about: Mapped[Any] = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    done_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)


def _left_to(who: Who) -> Any:
    return Field(default=who, sa_column=Column(String(12), nullable=False, server_default=text(f"'{who}'")))


class Space(Table, table=True):
    """Where content lives: the company, communities and teams, and later sites.

    Everybody reads in what `is_open`, its members alone in what is not, and that a space which is not
    `is_listed` exists is known to its members alone. Who `posts`, `answers` and `approves` is said for
    communities; what nobody approves is published at once. What `is_frozen` is read, and takes no words.
    """

    __table_args__ = (
        one_of("kind", SpaceKind),
        one_of("posts", Who),
        one_of("answers", Who),
        one_of("approves", Who),
        CheckConstraint("is_listed OR NOT is_open", name="open_is_listed"),
        Index(
            "uq_space_company",
            "kind",
            unique=True,
            sqlite_where=text("kind = 'company'"),
            postgresql_where=text("kind = 'company'"),
        ),
    )

    id: Mapped[str] = id_column()
    kind: Mapped[str] = Field(max_length=10)
    name: Mapped[str] = Field(max_length=120)
    is_open: Mapped[bool] = Field(default=True)
    is_listed: Mapped[bool] = Field(
        default=True, sa_column=Column(Boolean, nullable=False, server_default=true())
    )
    is_frozen: Mapped[bool] = Field(
        default=False, sa_column=Column(Boolean, nullable=False, server_default=false())
    )
    posts: Mapped[str] = _left_to(Who.MEMBERS)
    answers: Mapped[str] = _left_to(Who.EVERYBODY)
    approves: Mapped[str] = _left_to(Who.NOBODY)


class SpaceMember(Table, table=True):
    """Somebody who belongs to a closed space, or joined an open one.

    `until` is the end of the term of whoever facilitates; it asks for somebody else, and ends nothing.
    """

    __table_args__ = (UniqueConstraint("person_id", "space_id"),)

    space_id: Mapped[str] = reference("space.id", primary_key=True, cascade=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    is_facilitator: Mapped[bool] = Field(default=False)
    joined_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    until: Mapped[datetime | None] = Field(default=None, sa_type=Utc)


class Idempotency(Table, table=True):
    """The answer to a request that may be sent twice, kept for a day."""

    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    key: Mapped[str] = Field(primary_key=True, max_length=80)
    result: Mapped[Any] = Field(sa_type=JSON)
    at: Mapped[datetime] = Field(sa_type=Utc)


# Whoever joins or leaves a team joins or leaves its space, whatever changed them (`service.spaces`).
_LEAVE = "DELETE FROM space_member WHERE person_id = NEW.id AND space_id = OLD.team_id"
_JOIN = (
    "INSERT INTO space_member (space_id, person_id, is_facilitator) SELECT id, NEW.id, {no} FROM space"
    " WHERE id = NEW.team_id AND kind = 'team' ON CONFLICT DO NOTHING"
)
_NAMED = "UPDATE space SET name = NEW.name WHERE id = NEW.id AND kind = 'team'"

triggers.declare(
    SpaceMember,
    sqlite=(
        f"""
        CREATE TRIGGER person_in_team AFTER INSERT ON person WHEN NEW.team_id IS NOT NULL
        BEGIN {_JOIN.format(no="0")}; END
        """,
        f"""
        CREATE TRIGGER person_of_team AFTER UPDATE OF team_id ON person WHEN OLD.team_id IS NOT NEW.team_id
        BEGIN {_LEAVE}; {_JOIN.format(no="0")}; END
        """,
        f"""
        CREATE TRIGGER team_named AFTER UPDATE OF name ON team BEGIN {_NAMED}; END
        """,
    ),
    postgresql=(
        triggers.function("person_in_team", _JOIN.format(no="false")),
        """
        CREATE TRIGGER person_in_team AFTER INSERT ON person
        FOR EACH ROW WHEN (NEW.team_id IS NOT NULL) EXECUTE FUNCTION person_in_team()
        """,
        triggers.function("person_of_team", f"{_LEAVE}; {_JOIN.format(no='false')}"),
        """
        CREATE TRIGGER person_of_team AFTER UPDATE OF team_id ON person
        FOR EACH ROW WHEN (OLD.team_id IS DISTINCT FROM NEW.team_id) EXECUTE FUNCTION person_of_team()
        """,
        triggers.function("team_named", _NAMED),
        """
        CREATE TRIGGER team_named AFTER UPDATE OF name ON team FOR EACH ROW EXECUTE FUNCTION team_named()
        """,
    ),
)
