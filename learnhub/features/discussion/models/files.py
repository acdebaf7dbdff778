"""Files that are kept for what people write, whatever they hold."""

from datetime import datetime

from sqlalchemy import BigInteger, Column, Index
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, id_column, one_of
from learnhub.core.db import Utc
from learnhub.features.discussion.schemas.files import MEDIA_TYPES


class StoredFile(Table, table=True):
    """A file of the store, named by its id. The same bytes are kept once, however many rows refer to them.

    It goes when no row of any table refers to it. Those from before hashes were kept have none.
    """

    __table_args__ = (
        one_of("ending", MEDIA_TYPES),
        Index("ux_stored_file_sha256", "sha256", unique=True),
    )

    id: Mapped[str] = id_column()
    sha256: Mapped[str | None] = Field(default=None, max_length=64)
    ending: Mapped[str] = Field(max_length=4)
    bytes: Mapped[int] = Field(sa_column=Column(BigInteger, nullable=False))
    stored_at: Mapped[datetime] = Field(sa_type=Utc)
