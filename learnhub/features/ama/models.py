"""Tables of live sessions, in which leaders answer what colleagues ask and vote up."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Index, String, UniqueConstraint, text
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, one_of, partial_index, reference
from learnhub.core.db import Utc
from learnhub.features.ama.enums import (
    AnswerPart,
    DismissReason,
    HostPart,
    Moderation,
    Phase,
    QuestionState,
)

OWED = "kept_at IS NULL"


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


class AmaAttendance(Table, table=True):
    """That somebody said that they come. Only they read it, and it is nothing about what they ask."""

    __table_args__ = (Index("ix_ama_attendance_person_id", "person_id"),)

    ama_id: Mapped[str] = reference("ama.content_id", primary_key=True, cascade=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)


class AmaQuestion(Table, table=True):
    """Where a question stands; its text, votes and author are content. One at most is on air.

    `reason` and `note` are why a host dismissed it, for the asker to read, and `original` are the asker's own
    words where a host put others in their place. `answered_at` is when it was answered aloud, or first in
    writing.
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
    original: Mapped[str] = Field(
        default="", sa_column=Column(String(300), nullable=False, server_default=text("''"))
    )
    on_air_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    answered_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)


class AmaAnswer(Table, table=True):
    """What hosts wrote under a question; the words are the body of content, whose author wrote them first."""

    __table_args__ = (
        CheckConstraint("kind = 'ama_answer'", name="kind"),
        one_of("part", AnswerPart),
        UniqueConstraint("question_id", "part"),
        ForeignKeyConstraint(["content_id", "kind"], ["content.id", "content.kind"], ondelete="CASCADE"),
    )

    content_id: Mapped[str] = Field(sa_column=Column(String(12), primary_key=True))
    kind: Mapped[str] = Field(default="ama_answer", max_length=15)
    question_id: Mapped[str] = reference("ama_question.content_id", cascade=True)
    part: Mapped[str] = Field(max_length=10)


class AmaPromise(Table, table=True):
    """Who owes the answer in writing to a question, and the day for which it is promised.

    The day moves once: `first_due_on` is the one that was named first. `kept_at` is when the answer was
    there.
    """

    __table_args__ = (
        partial_index("ix_ama_promise_owed", "due_on", "question_id", where=OWED),
        partial_index("ix_ama_promise_owed_by_due_on", "owed_by", "due_on", "question_id", where=OWED),
    )

    question_id: Mapped[str] = reference("ama_question.content_id", primary_key=True, cascade=True)
    owed_by: Mapped[str] = reference("person.id", index=True)
    due_on: Mapped[date]
    first_due_on: Mapped[date]
    kept_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
