"""Tables of communities. A community is a space, and belongs to whoever is a member of the space."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, Date, Index, String
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, one_of, partial_index, reference
from learnhub.core.db import Utc
from learnhub.features.communities.enums import Openness, Side, Stage
from learnhub.features.people.models import FOLDED_MAX

NAME_MAX, PURPOSE_MAX, RHYTHM_MAX, WELCOME_MAX, WORDS_MAX = 80, 600, 80, 1_000, 300
LISTED = "openness <> 'hidden'"
PROPOSED = "stage = 'proposed'"


class Community(Table, table=True):
    """What a space of the kind `community` is about. Its name and what it leaves to whom are the space's.

    What is proposed is open to the invited alone, until it is `started_at`, or over at `expires_at`.
    `gap_days` is the median of the days from one contribution to the next, without which nothing is called
    quiet; `last_day` is that of the last one. `alarmed_on` is the day on which those who facilitate were told
    of the present silence, `sunset_on` that on which they were asked whether to merge or close.
    `seeks_since`: somebody who facilitates looks for whoever takes over. `orphaned_at`: nobody facilitates.
    """

    __table_args__ = (
        one_of("openness", Openness),
        one_of("stage", Stage),
        CheckConstraint("(stage = 'proposed') = (started_at IS NULL)", name="started"),
        CheckConstraint("(stage = 'proposed') = (expires_at IS NOT NULL)", name="expires"),
        CheckConstraint("(stage IN ('ended', 'merged')) = (ended_at IS NOT NULL)", name="ended"),
        CheckConstraint("(stage = 'merged') = (merged_into IS NOT NULL)", name="merged"),
        partial_index("ix_community_listed", "stage", "folded", "space_id", where=LISTED),
        partial_index("ix_community_proposed", "expires_at", where=PROPOSED),
        Index("ix_community_stage", "stage", "space_id"),
        Index("ix_community_proposed_by", "proposed_by"),
        Index("ix_community_merged_into", "merged_into"),
    )

    space_id: Mapped[str] = reference("space.id", primary_key=True, cascade=True)
    folded: Mapped[str] = Field(sa_column=Column(String(FOLDED_MAX), nullable=False))
    purpose: Mapped[str] = Field(max_length=PURPOSE_MAX)
    rhythm: Mapped[str] = Field(default="", max_length=RHYTHM_MAX)
    welcome: Mapped[str] = Field(default="", max_length=WELCOME_MAX)
    language: Mapped[str] = Field(default="en", max_length=5)
    openness: Mapped[str] = Field(default=Openness.OPEN, max_length=10)
    stage: Mapped[str] = Field(default=Stage.PROPOSED, max_length=10)
    proposed_by: Mapped[str] = reference("person.id")
    proposed_at: Mapped[datetime] = Field(sa_type=Utc)
    expires_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    started_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    ended_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    merged_into: Mapped[str | None] = reference("space.id", nullable=True)
    seeks_since: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    orphaned_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    gap_days: Mapped[int | None] = Field(default=None)
    last_day: Mapped[date | None] = Field(default=None, sa_column=Column(Date, nullable=True))
    alarmed_on: Mapped[date | None] = Field(default=None, sa_column=Column(Date, nullable=True))
    sunset_on: Mapped[date | None] = Field(default=None, sa_column=Column(Date, nullable=True))
    edition: Mapped[int] = Field(default=1)


class CommunityTopic(Table, table=True):
    """What a community is about. A hidden one has topics that existed before: a new one would tell of it."""

    __table_args__ = (Index("ix_community_topic_topic_id_space_id", "topic_id", "space_id"),)

    space_id: Mapped[str] = reference("space.id", primary_key=True, cascade=True)
    topic_id: Mapped[str] = reference("topic.id", primary_key=True, cascade=True)


class CommunityAdmission(Table, table=True):
    """That somebody asks to join, or is invited; the other side's yes makes them a member, and the row goes.

    A no `is_declined` and stays, so that nobody asks again: the other side may still change its mind.
    """

    __table_args__ = (
        one_of("side", Side),
        Index("ix_community_admission_person_id_space_id", "person_id", "space_id"),
        Index("ix_community_admission_by_id", "by_id"),
    )

    space_id: Mapped[str] = reference("space.id", primary_key=True, cascade=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    side: Mapped[str] = Field(max_length=10)
    by_id: Mapped[str] = reference("person.id", cascade=True)
    words: Mapped[str] = Field(default="", max_length=WORDS_MAX)
    at: Mapped[datetime] = Field(sa_type=Utc)
    is_declined: Mapped[bool] = Field(default=False)


class CommunityHandover(Table, table=True):
    """That a member would take over, or is asked to by `from_id`; once both said so, they facilitate."""

    __table_args__ = (
        CheckConstraint("is_willing OR from_id IS NOT NULL", name="somebody_said"),
        Index("ix_community_handover_to_id", "to_id"),
        Index("ix_community_handover_from_id", "from_id"),
    )

    space_id: Mapped[str] = reference("space.id", primary_key=True, cascade=True)
    to_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    from_id: Mapped[str | None] = reference("person.id", nullable=True)
    is_willing: Mapped[bool] = Field(default=False)
    at: Mapped[datetime] = Field(sa_type=Utc)


class CommunityTurn(Table, table=True):
    """The last day on which a member opened a meeting, or passed; whose is longest ago comes next."""

    __table_args__ = (Index("ix_community_turn_person_id", "person_id"),)

    space_id: Mapped[str] = reference("space.id", primary_key=True, cascade=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    day: Mapped[date] = Field(sa_column=Column(Date, nullable=False))
