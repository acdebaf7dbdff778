"""Who is mentioned where."""

from sqlalchemy import Index
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, reference


class Mention(Table, table=True):
    """That a text mentions a person who may read it.

    `name` is how they were mentioned by name, empty where an address does it. `edition` is that of the
    content in which they were mentioned first, by which an edit tells only those who are new.
    """

    __table_args__ = (Index("ix_mention_person_id_content_id", "person_id", "content_id"),)

    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    name: Mapped[str] = Field(default="", max_length=120)
    edition: Mapped[int] = Field(default=1)
