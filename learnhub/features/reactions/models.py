"""The table of reactions."""

from sqlalchemy import Index
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, one_of, reference
from learnhub.features.reactions.enums import Reaction


class ContentReaction(Table, table=True):
    """That somebody reacts to a page of the library; several things can be true of one, each once."""

    __table_args__ = (
        one_of("reaction", Reaction),
        Index("ix_content_reaction_person_id", "person_id"),
        {"sqlite_with_rowid": False},
    )

    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    reaction: Mapped[str] = Field(primary_key=True, max_length=10)
    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
