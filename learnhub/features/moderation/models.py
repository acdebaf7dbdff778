"""Tables of moderation: flags on content, and the cases in which moderators decide about them."""

from datetime import datetime

from sqlalchemy import Boolean, CheckConstraint, Index, text
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, id_column, one_of, partial_index, reference
from learnhub.core.db import Utc
from learnhub.features.moderation.enums import Decision, FlagReason, Rank

NOTE_MAX = 500
OPEN = "decision = ''"
DECIDED = "decision <> ''"


class ModerationCase(Table, table=True):
    """What moderators read and decide about one piece of content; it is open until there is a `decision`.

    `opened_at` is the same for all anonymous content, of which `hidden_at` is not kept, either. `is_held`
    says that flags have hidden it. `reader_id` has it open since `read_at`. `answer` is what the author says
    to a decision; it makes another case, which `earlier_id` ties to the one it is about.
    """

    __table_args__ = (
        one_of("decision", ("", *Decision)),
        one_of("reason", ("", *FlagReason)),
        one_of("rank", Rank),
        CheckConstraint("(decision = '') = (decided_at IS NULL)", name="decided"),
        Index(
            "uq_moderation_case_open",
            "content_id",
            unique=True,
            sqlite_where=text(OPEN),
            postgresql_where=text(OPEN),
        ),
        partial_index("ix_moderation_case_queue", "rank", "opened_at", "id", where=OPEN),
        partial_index("ix_moderation_case_decided", "decided_at", "id", where=DECIDED),
        Index("ix_moderation_case_content_id", "content_id"),
        Index("ix_moderation_case_decided_by", "decided_by"),
        Index("ix_moderation_case_earlier_id", "earlier_id"),
    )

    id: Mapped[str] = id_column()
    content_id: Mapped[str] = reference("content.id", cascade=True)
    earlier_id: Mapped[str | None] = reference("moderation_case.id", nullable=True, cascade=True)
    rank: Mapped[str] = Field(max_length=12)
    opened_at: Mapped[datetime] = Field(sa_type=Utc)
    hidden_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    is_held: Mapped[bool] = Field(default=False, sa_type=Boolean)
    flag_count: Mapped[int] = Field(default=0)
    answer: Mapped[str] = Field(default="", max_length=NOTE_MAX)
    reader_id: Mapped[str | None] = reference("person.id", nullable=True)
    read_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    decision: Mapped[str] = Field(default="", max_length=10)
    reason: Mapped[str] = Field(default="", max_length=20)
    note: Mapped[str] = Field(default="", max_length=NOTE_MAX)
    decided_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    decided_by: Mapped[str | None] = reference("person.id", nullable=True)


class Flag(Table, table=True):
    """That somebody asks moderators to look at content, once; without rowid, which would tell the order.

    `voter` is the person, and for anonymous content a name that only the memory of the process ties to them
    (`discussion.ballots`): who flagged it would tell who it is about, and often who wrote it.
    """

    __table_args__ = (
        one_of("reason", FlagReason),
        CheckConstraint("person_id IS NULL OR person_id = voter", name="voter"),
        Index("ix_flag_person_id", "person_id"),
        Index("ix_flag_case_id", "case_id"),
        {"sqlite_with_rowid": False},
    )

    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    voter: Mapped[str] = Field(primary_key=True, max_length=32)
    person_id: Mapped[str | None] = reference("person.id", nullable=True, cascade=True)
    case_id: Mapped[str] = reference("moderation_case.id", cascade=True)
    reason: Mapped[str] = Field(max_length=20)
    note: Mapped[str] = Field(default="", max_length=NOTE_MAX)


class ModerationPass(Table, table=True):
    """That a case is for other moderators than this one, who asked for it or has decided the one before."""

    __table_args__ = (Index("ix_moderation_pass_person_id", "person_id"),)

    case_id: Mapped[str] = reference("moderation_case.id", primary_key=True, cascade=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
