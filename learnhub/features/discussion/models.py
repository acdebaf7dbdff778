"""The one table under everything that people can open, vote on, comment, follow or find.

A kind with more columns has a table of its own whose primary key *is* `content_id`, tied by a foreign key on
`(content_id, kind)`. No table of content names a person: authors are in `authorship`, and what was written
anonymously has no row there. Votes have no moment, because it would date anonymous content.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from learnhub.core.columns import id_column, one_of, reference
from learnhub.core.db import Utc
from learnhub.features.discussion.enums import Part, Status


class Content(SQLModel, table=True):
    """What all kinds share. `edition` rises with each edit; an edit of an older edition is refused."""

    __tablename__ = "content"
    __table_args__ = (
        one_of("kind", ("card", "question", "answer", "ama", "ama_question")),
        one_of("status", Status),
        UniqueConstraint("id", "kind"),
        CheckConstraint("(parent_id IS NULL) = (root_id = id)", name="root"),
        CheckConstraint("NOT is_anonymous OR (edited_at IS NULL AND activity_at IS NULL)", name="undated"),
        Index("ix_content_newest", "space_id", "kind", "status", "published_at", "id"),
        Index("ix_content_most_votes", "space_id", "kind", "status", "vote_count", "id"),
        Index("ix_content_root_id_kind_status", "root_id", "kind", "status"),
        Index("ix_content_parent_id_status", "parent_id", "status"),
    )

    id: str = id_column()
    kind: str = Field(max_length=15)
    parent_id: str | None = reference("content.id", nullable=True)
    root_id: str = reference("content.id")
    space_id: str = reference("space.id")
    language: str = Field(default="en", max_length=5)
    title: str = Field(default="", max_length=300)
    body: str = ""
    is_anonymous: bool = False
    status: str = Field(default=Status.PUBLISHED, max_length=10)
    hidden_reason: str = Field(default="", max_length=300)
    published_at: datetime | None = Field(default=None, sa_type=Utc)
    edited_at: datetime | None = Field(default=None, sa_type=Utc)
    activity_at: datetime | None = Field(default=None, sa_type=Utc)
    vote_count: int = 0
    answer_count: int = 0
    comment_count: int = 0
    edition: int = 1


class Authorship(SQLModel, table=True):
    """Who has a part in a piece of content."""

    __tablename__ = "authorship"
    __table_args__ = (
        one_of("part", Part),
        Index("ix_authorship_person_id_content_id", "person_id", "content_id"),
    )

    content_id: str = reference("content.id", primary_key=True, cascade=True)
    person_id: str = reference("person.id", primary_key=True)
    part: str = Field(default=Part.AUTHOR, primary_key=True, max_length=10)


class ContentTopic(SQLModel, table=True):
    """A tag."""

    __tablename__ = "content_topic"
    __table_args__ = (Index("ix_content_topic_topic_id_content_id", "topic_id", "content_id"),)

    content_id: str = reference("content.id", primary_key=True, cascade=True)
    topic_id: str = reference("topic.id", primary_key=True, cascade=True)


class Vote(SQLModel, table=True):
    """That a person votes for a piece of content; without rowid, which would tell the order."""

    __tablename__ = "vote"
    __table_args__ = (
        Index("ix_vote_person_id_content_id", "person_id", "content_id"),
        {"sqlite_with_rowid": False},
    )

    content_id: str = reference("content.id", primary_key=True, cascade=True)
    person_id: str = reference("person.id", primary_key=True, cascade=True)


class AnonymousWaiting(SQLModel, table=True):
    """What was sent anonymously and is not published yet: no moment, no person, no order."""

    __tablename__ = "anonymous_waiting"
    __table_args__ = (one_of("kind", ("ama_question",)), {"sqlite_with_rowid": False})

    id: str = id_column()
    kind: str = Field(max_length=15)
    parent_id: str = reference("content.id", cascade=True)
    language: str = Field(max_length=5)
    title: str = Field(max_length=300)
    body: str = ""
    edit_hash: str = Field(max_length=64)


class AnonymousEdit(SQLModel, table=True):
    """The SHA-256 of the secret with which an anonymous author can edit or withdraw."""

    __tablename__ = "anonymous_edit"

    content_id: str = reference("content.id", primary_key=True, cascade=True)
    edit_hash: str = Field(unique=True, max_length=64)
