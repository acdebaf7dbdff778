"""Tables of collections: what is known of each line of their text, and what is proposed for them.

The list itself, order and sentences, is the section `items` of the content (`entries`): search, earlier
editions, redaction and erasure find it there as they find every text. A row here is what no text says: who
added the line, and who has checked the item. Whatever writes the text, be it a form, an earlier edition that
is brought back or an imported file, the rows follow it.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, id_column, partial_index, reference
from learnhub.core.db import Utc

SENTENCE_MAX = 140
LISTED = "position IS NOT NULL"


class CollectionItem(Table, table=True):
    """An item of a collection. `is_in` says whether it has entered: readers see it, followers get its cards.

    Into a collection of the company it enters when it is checked, and stays when it changes afterwards:
    `checked_edition` is the one that was looked at. A line that is taken out keeps its row, without a
    position, so that what comes back is as it was.
    """

    __table_args__ = (
        CheckConstraint("(checked_at IS NULL) = (checked_edition IS NULL)", name="checked"),
        partial_index("ix_collection_item_listed", "collection_id", "position", "item_id", where=LISTED),
        Index("ix_collection_item_item_id", "item_id", "collection_id"),
        Index("ix_collection_item_person_id", "person_id"),
        Index("ix_collection_item_checked_by", "checked_by"),
    )

    collection_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    item_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    position: Mapped[int | None] = Field(default=None)
    person_id: Mapped[str | None] = reference("person.id", nullable=True)
    added_at: Mapped[datetime] = Field(sa_type=Utc)
    is_in: Mapped[bool] = Field(default=False)
    checked_by: Mapped[str | None] = reference("person.id", nullable=True)
    checked_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    checked_edition: Mapped[int | None] = Field(default=None)


class CollectionProposal(Table, table=True):
    """That somebody proposes an item for a collection, with a sentence, until it is decided."""

    __table_args__ = (
        UniqueConstraint("collection_id", "item_id"),
        Index("ix_collection_proposal_person_id", "person_id"),
        Index("ix_collection_proposal_item_id", "item_id"),
    )

    id: Mapped[str] = id_column()
    collection_id: Mapped[str] = reference("content.id", cascade=True)
    item_id: Mapped[str] = reference("content.id", cascade=True)
    person_id: Mapped[str] = reference("person.id", cascade=True)
    sentence: Mapped[str] = Field(default="", max_length=SENTENCE_MAX)
    at: Mapped[datetime] = Field(sa_type=Utc)
