"""Tables of REX: their life, what was seen when, the tree of causes, who was there, and projects that end.

Title, texts and lessons are content and its sections. Which of its writers wrote a fact, a moment or an
edition of them is stored nowhere: in a tree of causes it would be what somebody is asked about.
"""

from datetime import date, datetime

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
)
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, id_column, one_of, partial_index, reference
from learnhub.core.db import Utc
from learnhub.features.rex.enums import CauseKind, Effect, Joins, Opened, RexStage, Template

CAUSE_MAX, ENTRY_MAX, VIEWPOINT_MAX, DIFFERS_MAX, EFFECT_MAX, NAME_MAX = 300, 1_000, 80, 1_000, 400, 120
UNANSWERED = "effect IS NULL AND effect_due_on IS NOT NULL"


class Rex(Table, table=True):
    """What a REX has beside its words.

    `due_on` is the day by which it is to be published, which the company's coverage counts. `owner_id` is who
    says on `effect_due_on` or later whether it changed anything. It is reviewed on `review_on`, in the
    meeting of that day of the ritual `review_id` where there is one.
    """

    __table_args__ = (
        CheckConstraint("kind = 'rex'", name="kind"),
        one_of("template", Template),
        one_of("stage", RexStage),
        one_of("opened", Opened),
        one_of("effect", Effect),
        CheckConstraint("(effect IS NULL) = (effect_at IS NULL)", name="answered"),
        CheckConstraint("ended_on IS NULL OR ended_on >= happened_on", name="days"),
        ForeignKeyConstraint(["content_id", "kind"], ["content.id", "content.kind"], ondelete="CASCADE"),
        UniqueConstraint("project_id"),
        Index("ix_rex_owner_id", "owner_id"),
        Index("ix_rex_due_on", "due_on"),
        Index("ix_rex_review_id", "review_id"),
        partial_index("ix_rex_effect", "effect_due_on", where=UNANSWERED),
    )

    content_id: Mapped[str] = Field(sa_column=Column(String(12), primary_key=True))
    kind: Mapped[str] = Field(default="rex", max_length=15)
    template: Mapped[str] = Field(max_length=10)
    stage: Mapped[str] = Field(default=RexStage.DRAFT, max_length=10)
    opened: Mapped[str] = Field(default=Opened.PERSON, max_length=10)
    project_id: Mapped[str | None] = reference("rex_project.id", nullable=True)
    owner_id: Mapped[str] = reference("person.id")
    happened_on: Mapped[date] = Field(sa_column=Column(Date, nullable=False))
    ended_on: Mapped[date | None] = Field(default=None, sa_column=Column(Date, nullable=True))
    due_on: Mapped[date] = Field(sa_column=Column(Date, nullable=False))
    review_id: Mapped[str | None] = reference("content.id", nullable=True)
    review_on: Mapped[date | None] = Field(default=None, sa_column=Column(Date, nullable=True))
    effect_due_on: Mapped[date | None] = Field(default=None, sa_column=Column(Date, nullable=True))
    effect_asked_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    effect: Mapped[str | None] = Field(default=None, max_length=10)
    effect_words: Mapped[str] = Field(default="", max_length=EFFECT_MAX)
    effect_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)


class RexEntry(Table, table=True):
    """What was seen at a moment, from one viewpoint: that of a team, a place or a person who wants it so."""

    __table_args__ = (Index("ix_rex_entry_rex_id_at", "rex_id", "at", "id"),)

    id: Mapped[str] = id_column()
    rex_id: Mapped[str] = reference("rex.content_id", cascade=True)
    at: Mapped[datetime] = Field(sa_type=Utc)
    viewpoint: Mapped[str] = Field(default="", max_length=VIEWPOINT_MAX)
    words: Mapped[str] = Field(max_length=ENTRY_MAX)
    edition: Mapped[int] = Field(default=1)


class RexCause(Table, table=True):
    """A fact of the tree, which was needed for its parent; the one without a parent is what happened.

    `joins` says of what is under it whether all of it had to come together. A branch ends where `can_act`
    says so, or where `nobody_knows` what else was needed.
    """

    __table_args__ = (
        one_of("kind", CauseKind),
        one_of("joins", Joins),
        CheckConstraint("parent_id <> id", name="parent"),
        Index("ix_rex_cause_rex_id", "rex_id", "parent_id", "position", "id"),
        Index("ix_rex_cause_parent_id", "parent_id"),
        partial_index("ix_rex_cause_root", "rex_id", where="parent_id IS NULL"),
    )

    id: Mapped[str] = id_column()
    rex_id: Mapped[str] = reference("rex.content_id", cascade=True)
    parent_id: Mapped[str | None] = Field(
        default=None,
        sa_column=Column(String(12), ForeignKey("rex_cause.id", ondelete="CASCADE"), nullable=True),
    )
    position: Mapped[int] = Field(default=0)
    kind: Mapped[str] = Field(default=CauseKind.NONE, max_length=15)
    joins: Mapped[str] = Field(default=Joins.TOGETHER, max_length=10)
    can_act: Mapped[bool] = Field(default=False, sa_column=Column(Boolean, nullable=False))
    nobody_knows: Mapped[bool] = Field(default=False, sa_column=Column(Boolean, nullable=False))
    words: Mapped[str] = Field(max_length=CAUSE_MAX)
    edition: Mapped[int] = Field(default=1)


class RexEdition(Table, table=True):
    """What a fact or a moment said in an edition, as somebody may still be writing on it."""

    __table_args__ = (Index("ix_rex_edition_rex_id", "rex_id"),)

    piece_id: Mapped[str] = Field(primary_key=True, max_length=12)
    number: Mapped[int] = Field(primary_key=True)
    rex_id: Mapped[str] = reference("rex.content_id", cascade=True)
    at: Mapped[datetime] = Field(sa_type=Utc)
    words: Mapped[str] = Field(max_length=ENTRY_MAX)


class RexWitness(Table, table=True):
    """That somebody was there, and what they said of the facts: that they are right, or what differs."""

    __table_args__ = (Index("ix_rex_witness_person_id", "person_id"),)

    rex_id: Mapped[str] = reference("rex.content_id", primary_key=True, cascade=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True)
    checked_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    differs: Mapped[str] = Field(default="", max_length=DIFFERS_MAX)


class RexProject(Table, table=True):
    """A project of the register: on the day that it ends, a REX is opened for its people."""

    __table_args__ = (
        Index("ix_rex_project_added_by", "added_by"),
        partial_index("ix_rex_project_open", "ends_on", "id", where="opened_on IS NULL"),
        Index("ix_rex_project_ends_on", "ends_on", "id"),
    )

    id: Mapped[str] = id_column()
    name: Mapped[str] = Field(max_length=NAME_MAX)
    team: Mapped[str] = Field(default="", max_length=NAME_MAX)
    language: Mapped[str] = Field(default="en", max_length=5)
    ends_on: Mapped[date] = Field(sa_column=Column(Date, nullable=False))
    opened_on: Mapped[date | None] = Field(default=None, sa_column=Column(Date, nullable=True))
    added_by: Mapped[str] = reference("person.id")


class RexProjectPerson(Table, table=True):
    """Somebody of a project, who will have been there."""

    __table_args__ = (Index("ix_rex_project_person_person_id", "person_id"),)

    project_id: Mapped[str] = reference("rex_project.id", primary_key=True, cascade=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
