"""Tables of live sessions, in which leaders answer what colleagues ask and vote up."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Index, String, text
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, one_of, reference
from learnhub.core.db import Utc
from learnhub.features.ama.enums import DismissReason, HostPart, Moderation, Phase, QuestionState


class Ama(Table, table=True):
    """A session; its title and introduction are in content. The code is free again once it has ended."""

    __table_args__ = (
        CheckConstraint("kind = 'ama'", name="kind"),
        one_of("phase", Phase),
        one_of("moderation", Moderation),
        ForeignKeyConstraint(["content_id", "kind"], ["content.id", "content.kind"], ondelete="CASCADE"),
        Index(
            "uq_ama_code",
            "code",
            unique=True,
            sqlite_where=text("phase <> 'ended'"),
            postgresql_where=text("phase <> 'ended'"),
        ),
        Index("ix_ama_phase_starts_at", "phase", "starts_at"),
    )

    content_id: Mapped[str] = Field(sa_column=Column(String(12), primary_key=True))
    kind: Mapped[str] = Field(default="ama", max_length=15)
    leader_id: Mapped[str] = reference("person.id", index=True)
    code: Mapped[str] = Field(max_length=6)
    phase: Mapped[str] = Field(default=Phase.SCHEDULED, max_length=10)
    moderation: Mapped[str] = Field(default=Moderation.BEFORE, max_length=10)
    starts_at: Mapped[datetime] = Field(sa_type=Utc)
    ends_at: Mapped[datetime] = Field(sa_type=Utc)
    opened_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    ended_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)


class AmaHost(Table, table=True):
    """Who runs a session."""

    __table_args__ = (one_of("part", HostPart),)

    ama_id: Mapped[str] = reference("ama.content_id", primary_key=True, cascade=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True)
    part: Mapped[str] = Field(default=HostPart.HOST, max_length=10)


class AmaQuestion(Table, table=True):
    """Where a question stands; its text, votes and author are content. One at most is on air.

    `reason` and `note` are why a host dismissed it, for the asker to read.
    """

    __table_args__ = (
        CheckConstraint("kind = 'ama_question'", name="kind"),
        one_of("state", QuestionState),
        one_of("reason", ["", *DismissReason]),
        ForeignKeyConstraint(["content_id", "kind"], ["content.id", "content.kind"], ondelete="CASCADE"),
        Index(
            "uq_ama_question_on_air",
            "ama_id",
            unique=True,
            sqlite_where=text("state = 'on_air'"),
            postgresql_where=text("state = 'on_air'"),
        ),
        Index("ix_ama_question_ama_id_state", "ama_id", "state"),
    )

    content_id: Mapped[str] = Field(sa_column=Column(String(12), primary_key=True))
    kind: Mapped[str] = Field(default="ama_question", max_length=15)
    ama_id: Mapped[str] = reference("ama.content_id", cascade=True)
    state: Mapped[str] = Field(default=QuestionState.WAITING, max_length=10)
    reason: Mapped[str] = Field(default="", max_length=15)
    note: Mapped[str] = Field(default="", max_length=300)
    on_air_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    answered_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
