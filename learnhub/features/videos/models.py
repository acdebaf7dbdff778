"""Tables of videos: the files, what is published with them, and the steps that show one."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Column, Index, Text
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, id_column, reference
from learnhub.core.db import Utc
from learnhub.features.videos.schemas import LINK_MAX


class Clip(Table, table=True):
    """A video that somebody recorded or sent. Who did is forgotten with the person, and the video stays.

    One that no content shows is only for who sent it, and goes after a while.
    """

    __table_args__ = (
        Index("ix_clip_file_id", "file_id"),
        Index("ix_clip_person_id", "person_id"),
        Index("ix_clip_uploaded_at", "uploaded_at"),
    )

    id: Mapped[str] = id_column()
    person_id: Mapped[str | None] = reference("person.id", nullable=True)
    uploaded_at: Mapped[datetime] = Field(sa_type=Utc)
    file_id: Mapped[str] = reference("stored_file.id")
    seconds: Mapped[int]
    width: Mapped[int]
    height: Mapped[int]


class Video(Table, table=True):
    """What a video has beside its words: a clip with captions, or a link elsewhere."""

    __table_args__ = (
        CheckConstraint("clip_id IS NULL OR (captions <> '' AND link = '')", name="captioned"),
        CheckConstraint("clip_id IS NOT NULL OR link <> ''", name="shows"),
        Index("ix_video_clip_id", "clip_id"),
    )

    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    clip_id: Mapped[str | None] = reference("clip.id", nullable=True)
    link: Mapped[str] = Field(default="", max_length=LINK_MAX)
    captions: Mapped[str] = Field(default="", sa_column=Column(Text, nullable=False))


class ContentClip(Table, table=True):
    """That a step of this content shows a clip, or showed it in an earlier edition."""

    __table_args__ = (Index("ix_content_clip_clip_id", "clip_id"),)

    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    clip_id: Mapped[str] = reference("clip.id", primary_key=True)
