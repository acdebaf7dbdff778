"""Tables of growth feedback: what was asked, what is being written, and what somebody was told.

All words are encrypted: what was said between two people is not read in a copy of the database, nor by a
query of whoever administers it. Who wrote a note stands in a table of its own, because only its recipient is
given the note with what is kept of them.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, String, UniqueConstraint
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, id_column, reference
from learnhub.core.db import Utc
from learnhub.core.encryption import EncryptedText
from learnhub.core.ids import LENGTH

ASKED_MAX = 5


def _of_request() -> Column:
    return Column(String(LENGTH), ForeignKey("feedback_request.id", ondelete="SET NULL"), nullable=True)


class FeedbackRequest(Table, table=True):
    """What somebody would like to hear about.

    `asked` is how many were asked. Who of them declined is written nowhere: a row of `feedback_asked` goes
    when somebody answers, declines or is asked no more. With `closed_at` nobody is asked any longer.
    """

    __table_args__ = (
        CheckConstraint(f"asked BETWEEN 1 AND {ASKED_MAX}", name="asked"),
        Index("ix_feedback_request_person_id", "person_id", "created_at", "id"),
    )

    id: Mapped[str] = id_column()
    person_id: Mapped[str] = reference("person.id", cascade=True)
    about: Mapped[str] = Field(sa_type=EncryptedText)
    asked: Mapped[int]
    created_at: Mapped[datetime] = Field(sa_type=Utc)
    closed_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)


class FeedbackAsked(Table, table=True):
    """Somebody who is asked and has not said anything yet."""

    __table_args__ = (Index("ix_feedback_asked_person_id", "person_id"),)

    request_id: Mapped[str] = reference("feedback_request.id", primary_key=True, cascade=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)


class FeedbackDraft(Table, table=True):
    """A note while it is written, which its author alone reads. Without a request it is offered."""

    __table_args__ = (
        UniqueConstraint("author_id", "request_id"),
        CheckConstraint("author_id <> recipient_id", name="two_people"),
        Index("ix_feedback_draft_author_id", "author_id", "changed_at", "id"),
        Index("ix_feedback_draft_recipient_id", "recipient_id"),
        Index("ix_feedback_draft_request_id", "request_id"),
    )

    id: Mapped[str] = id_column()
    author_id: Mapped[str] = reference("person.id", cascade=True)
    recipient_id: Mapped[str] = reference("person.id", cascade=True)
    request_id: Mapped[str | None] = reference("feedback_request.id", nullable=True, cascade=True)
    about: Mapped[str] = Field(sa_type=EncryptedText)
    situation: Mapped[str] = Field(default="", sa_type=EncryptedText)
    behaviour: Mapped[str] = Field(default="", sa_type=EncryptedText)
    impact: Mapped[str] = Field(default="", sa_type=EncryptedText)
    ahead: Mapped[str] = Field(default="", sa_type=EncryptedText)
    changed_at: Mapped[datetime] = Field(sa_type=Utc)


class FeedbackNote(Table, table=True):
    """What somebody was told. It is theirs alone: they keep it, thank for it or delete it."""

    __table_args__ = (
        Index("ix_feedback_note_recipient_id", "recipient_id", "sent_at", "id"),
        Index("ix_feedback_note_request_id", "request_id"),
    )

    id: Mapped[str] = id_column()
    recipient_id: Mapped[str] = reference("person.id", cascade=True)
    request_id: Mapped[str | None] = Field(default=None, sa_column=_of_request())
    about: Mapped[str] = Field(sa_type=EncryptedText)
    situation: Mapped[str] = Field(sa_type=EncryptedText)
    behaviour: Mapped[str] = Field(sa_type=EncryptedText)
    impact: Mapped[str] = Field(sa_type=EncryptedText)
    ahead: Mapped[str] = Field(sa_type=EncryptedText)
    sent_at: Mapped[datetime] = Field(sa_type=Utc)
    thanked_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)


class FeedbackAuthor(Table, table=True):
    """Who wrote a note, for its recipient; gone with the person."""

    __table_args__ = (Index("ix_feedback_author_person_id", "person_id"),)

    note_id: Mapped[str] = reference("feedback_note.id", primary_key=True, cascade=True)
    person_id: Mapped[str] = reference("person.id", cascade=True)


class FeedbackThanks(Table, table=True):
    """Thanks for a note, which its author keeps whatever becomes of the note."""

    __table_args__ = (
        Index("ix_feedback_thanks_author_id", "author_id", "thanked_at", "id"),
        Index("ix_feedback_thanks_giver_id", "giver_id"),
    )

    id: Mapped[str] = id_column()
    author_id: Mapped[str] = reference("person.id", cascade=True)
    giver_id: Mapped[str] = reference("person.id", cascade=True)
    about: Mapped[str] = Field(sa_type=EncryptedText)
    words: Mapped[str] = Field(default="", sa_type=EncryptedText)
    thanked_at: Mapped[datetime] = Field(sa_type=Utc)


class FeedbackChoice(Table, table=True):
    """That somebody wants to be told only what they asked for."""

    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
