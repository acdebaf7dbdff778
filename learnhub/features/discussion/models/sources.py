"""What was made of what."""

from sqlalchemy import Index
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, reference
from learnhub.features.discussion.schemas import SOURCE_MAX


class ContentSource(Table, table=True):
    """Where a piece of content comes from, of whatever kind the two are: a card made of an answer.

    Whoever wrote the source is credited on what was made of it, and both ends lead to each other.
    """

    __table_args__ = (Index("ix_content_source_source_id", "source_id"),)

    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    source_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)


class ContentOrigin(Table, table=True):
    """Where a piece of content comes from when that is no content, as in "takeaway:<id>" (`Room.origins`)."""

    __table_args__ = (Index("ix_content_origin_thing", "thing"),)

    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    thing: Mapped[str] = Field(max_length=SOURCE_MAX)
