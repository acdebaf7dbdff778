"""Pictures in what people write, in the sizes that pages need."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, id_column, reference
from learnhub.core.db import Utc


class Image(Table, table=True):
    """A picture that somebody added. Who did is forgotten with the person, and the picture stays.

    One that no content shows is only for who added it, and goes after a while.
    """

    __table_args__ = (
        Index("ix_image_file_id", "file_id"),
        Index("ix_image_person_id", "person_id"),
        Index("ix_image_uploaded_at", "uploaded_at"),
    )

    id: Mapped[str] = id_column()
    person_id: Mapped[str | None] = reference("person.id", nullable=True)
    uploaded_at: Mapped[datetime] = Field(sa_type=Utc)
    file_id: Mapped[str] = reference("stored_file.id")
    width: Mapped[int]
    height: Mapped[int]


class ImageSize(Table, table=True):
    """A narrower version of a picture."""

    __table_args__ = (Index("ix_image_size_file_id", "file_id"),)

    image_id: Mapped[str] = reference("image.id", primary_key=True, cascade=True)
    width: Mapped[int] = Field(primary_key=True)
    file_id: Mapped[str] = reference("stored_file.id")


class ContentImage(Table, table=True):
    """That a text of this content shows a picture, or showed it in an earlier edition.

    Nothing anonymous shows one: a picture says who added it.
    """

    __table_args__ = (Index("ix_content_image_image_id", "image_id"),)

    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    image_id: Mapped[str] = reference("image.id", primary_key=True)
