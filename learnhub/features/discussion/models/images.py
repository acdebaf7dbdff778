"""Pictures in what people write. Their files are in the data folder (`image_files`)."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, id_column, one_of, reference
from learnhub.core.db import Utc
from learnhub.core.images import MEDIA_TYPES


class Image(Table, table=True):
    """A picture that somebody added. Who did is forgotten with the person, and the picture stays.

    One that no content shows is only for who added it, and goes after a while.
    """

    __table_args__ = (
        one_of("ending", MEDIA_TYPES),
        Index("ix_image_person_id", "person_id"),
        Index("ix_image_uploaded_at", "uploaded_at"),
    )

    id: Mapped[str] = id_column()
    person_id: Mapped[str | None] = reference("person.id", nullable=True)
    uploaded_at: Mapped[datetime] = Field(sa_type=Utc)
    ending: Mapped[str] = Field(max_length=4)
    width: Mapped[int]
    height: Mapped[int]
    bytes: Mapped[int]


class ContentImage(Table, table=True):
    """That a text of this content shows a picture, or showed it in an earlier edition.

    Nothing anonymous shows one: a picture says who added it.
    """

    __table_args__ = (Index("ix_content_image_image_id", "image_id"),)

    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    image_id: Mapped[str] = reference("image.id", primary_key=True)
