"""Tables of questions. An answer has no table of its own: it is content whose parent is the question."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Index, Integer, String, text
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, kept, one_of, partial_index, reference
from learnhub.core.db import Utc
from learnhub.features.questions.enums import RequestState
from learnhub.features.questions.schemas import CONTEXT_MAX

EVERYBODY = 3


class Question(Table, table=True):
    """Which answer solved it, and who said so; `heard_at` is when the asker last said whether one did.

    `round` is how often people were asked (1 and 2), and `EVERYBODY` once it is open to everybody;
    `next_ask_at` is when the next ones are, as long as nobody answers. `remind_at` is when the asker is asked
    whether an answer helped, and `reminders` how often they were. `viewer_count` is how many people opened it
    (`questions.viewers`), which only a list is sorted by.
    """

    __table_args__ = (
        CheckConstraint("kind = 'question'", name="kind"),
        ForeignKeyConstraint(["content_id", "kind"], ["content.id", "content.kind"], ondelete="CASCADE"),
        partial_index("ix_question_next_ask_at", "next_ask_at", where="next_ask_at IS NOT NULL"),
        partial_index("ix_question_remind_at", "remind_at", where="remind_at IS NOT NULL"),
    )

    content_id: Mapped[str] = Field(sa_column=Column(String(12), primary_key=True))
    kind: Mapped[str] = Field(default="question", max_length=15)
    accepted_id: Mapped[str | None] = reference("content.id", nullable=True, index=True)
    accepted_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    accepted_by: Mapped[str | None] = reference("person.id", nullable=True)
    heard_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    round: Mapped[int] = Field(default=0, sa_column=Column(Integer, nullable=False, server_default=text("0")))
    next_ask_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    reminders: Mapped[int] = Field(
        default=0, sa_column=Column(Integer, nullable=False, server_default=text("0"))
    )
    remind_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    viewer_count: Mapped[int] = kept(Integer, "0")


class AskRequest(Table, table=True):
    """That a question was sent to somebody who knows about it."""

    __table_args__ = (
        one_of("state", RequestState),
        Index("ix_ask_request_person_id_state", "person_id", "state"),
    )

    question_id: Mapped[str] = reference("question.content_id", primary_key=True, cascade=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    at: Mapped[datetime] = Field(sa_type=Utc)
    state: Mapped[str] = Field(default=RequestState.OPEN, max_length=10)


class SparedQuestion(Table, table=True):
    """How many questions somebody was about to ask, on a day, that this content answered already.

    Whose they were is kept nowhere: the figure says that writing helps, and nothing about who knows what.
    """

    __table_args__ = (
        CheckConstraint("number > 0", name="number"),
        Index("ix_spared_question_day", "day"),
        {"sqlite_with_rowid": False},
    )

    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    day: Mapped[date] = Field(primary_key=True)
    number: Mapped[int] = Field(default=1)


class AlsoWorked(Table, table=True):
    """That an answer worked for somebody other than its author, and under which condition; one voice each."""

    __table_args__ = (Index("ix_also_worked_person_id_answer_id", "person_id", "answer_id"),)

    answer_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    context: Mapped[str] = Field(default="", max_length=CONTEXT_MAX)
    language: Mapped[str] = Field(default="en", max_length=5)
    at: Mapped[datetime] = Field(sa_type=Utc)
