"""Tables of cards: the card, how far each person is with it, and every rating ever given.

Triggers count in its content how many people have a card in their review, so that the number also follows
when somebody is erased.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKeyConstraint, Index, String, UniqueConstraint
from sqlmodel import Field

from learnhub.core import triggers
from learnhub.core.columns import Mapped, Table, reference
from learnhub.core.db import Utc


class Card(Table, table=True):
    """That a content row is a card, which progress and reviews refer to.

    Its words are content: the front is the title, the back the body, and the why a section.
    """

    __table_args__ = (
        CheckConstraint("kind = 'card'", name="kind"),
        ForeignKeyConstraint(["content_id", "kind"], ["content.id", "content.kind"], ondelete="CASCADE"),
    )

    content_id: Mapped[str] = Field(sa_column=Column(String(12), primary_key=True))
    kind: Mapped[str] = Field(default="card", max_length=15)


class CardProgress(Table, table=True):
    """Where a person stands with a card, in the words of FSRS. The row exists once the card is in review.

    Days are those of the learner (`scheduling.Progress`); `due_at` is there for new cards and steps.
    """

    __table_args__ = (
        Index("ix_card_progress_person_id_due_day", "person_id", "due_day"),
        Index("ix_card_progress_card_id", "card_id"),
    )

    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    card_id: Mapped[str] = reference("card.content_id", primary_key=True, cascade=True)
    state: Mapped[int] = Field(default=1)
    step: Mapped[int | None] = Field(default=0)
    stability: Mapped[float | None] = Field(default=None)
    difficulty: Mapped[float | None] = Field(default=None)
    due_day: Mapped[date]
    due_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    reviewed_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    reviewed_day: Mapped[date | None] = Field(default=None)
    is_suspended: Mapped[bool] = Field(default=False)


class Review(Table, table=True):
    """One rating. `before` is the progress it replaced, for undo; `request_key` makes a repeat harmless."""

    __table_args__ = (
        CheckConstraint("rating BETWEEN 1 AND 4", name="rating"),
        UniqueConstraint("person_id", "request_key"),
        Index("ix_review_card_id_at", "card_id", "at"),
        Index("ix_review_person_id_at", "person_id", "at"),
    )

    id: Mapped[int] = Field(default=None, primary_key=True)
    person_id: Mapped[str] = reference("person.id", cascade=True)
    card_id: Mapped[str] = reference("card.content_id", cascade=True)
    rating: Mapped[int]
    at: Mapped[datetime] = Field(sa_type=Utc)
    ms: Mapped[int] = Field(default=0)
    before: Mapped[Any] = Field(default=None, sa_type=JSON)
    undone_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    request_key: Mapped[str] = Field(max_length=40)


_JOINED = "UPDATE content SET use_count = use_count + 1 WHERE id = NEW.card_id"
_LEFT = "UPDATE content SET use_count = use_count - 1 WHERE id = OLD.card_id"
_CHANGED = (
    "UPDATE content SET use_count = use_count + CASE WHEN NEW.is_suspended THEN -1 ELSE 1 END"
    " WHERE id = NEW.card_id"
)

triggers.declare(
    CardProgress,
    sqlite=(
        f"""
        CREATE TRIGGER card_joined AFTER INSERT ON card_progress WHEN NOT NEW.is_suspended
        BEGIN {_JOINED}; END
        """,
        f"""
        CREATE TRIGGER card_left AFTER DELETE ON card_progress WHEN NOT OLD.is_suspended
        BEGIN {_LEFT}; END
        """,
        f"""
        CREATE TRIGGER card_changed AFTER UPDATE OF is_suspended ON card_progress
        WHEN OLD.is_suspended <> NEW.is_suspended BEGIN {_CHANGED}; END
        """,
    ),
    postgresql=(
        triggers.function("card_joined", _JOINED),
        """
        CREATE TRIGGER card_joined AFTER INSERT ON card_progress
        FOR EACH ROW WHEN (NOT NEW.is_suspended) EXECUTE FUNCTION card_joined()
        """,
        triggers.function("card_left", _LEFT),
        """
        CREATE TRIGGER card_left AFTER DELETE ON card_progress
        FOR EACH ROW WHEN (NOT OLD.is_suspended) EXECUTE FUNCTION card_left()
        """,
        triggers.function("card_changed", _CHANGED),
        """
        CREATE TRIGGER card_changed AFTER UPDATE OF is_suspended ON card_progress
        FOR EACH ROW WHEN (OLD.is_suspended <> NEW.is_suspended) EXECUTE FUNCTION card_changed()
        """,
    ),
)
