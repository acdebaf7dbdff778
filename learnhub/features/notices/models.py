"""Tables of notices: who follows what, what reached whom, and how they want to be reached.

An `inbox_item` is one row for each person and thing, however much happens to it; its events are `notice`. No
rows are written for what is anonymous before it is published, and then without a moment.
"""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, Column, Index, UniqueConstraint, text
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, partial_index, reference
from learnhub.core.db import Utc

THING_MAX = 40
OPEN = "archived_at IS NULL"
FOR_MAIL = "is_for_mail"
WAITING = "waits"
WORKING_DAYS = (0, 1, 2, 3, 4)


class Follow(Table, table=True):
    """That somebody wants to hear of a root of content, or with `stopped_at` that they do not.

    What they do later lets them follow it again only when they say so.
    """

    __table_args__ = (
        Index("ix_follow_content_id", "content_id"),
        partial_index("ix_follow_followed", "person_id", "since", "content_id", where="stopped_at IS NULL"),
        partial_index("ix_follow_stopped", "person_id", "stopped_at", where="stopped_at IS NOT NULL"),
    )

    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    reason: Mapped[str] = Field(max_length=10)
    since: Mapped[datetime] = Field(sa_type=Utc)
    stopped_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)


class TopicFollow(Table, table=True):
    """The same of a topic."""

    __table_args__ = (Index("ix_topic_follow_topic_id", "topic_id"),)

    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    topic_id: Mapped[str] = reference("topic.id", primary_key=True, cascade=True)
    since: Mapped[datetime] = Field(sa_type=Utc)
    stopped_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)


class InboxItem(Table, table=True):
    """What happened to one thing, for one person. `thing` names the thing as `rooms.Telling` does.

    `count` is the number of events since it was archived last. `last_at` is the day only, unless it
    `is_dated`. `seen_at` is when the person opened the thing, `mailed_at` when a mail of its own told of it.
    `is_for_mail` leaves it to the mail of the day; `digest_at` is the moment of the last one that took it.
    """

    __table_args__ = (
        UniqueConstraint("person_id", "thing"),
        partial_index("ix_inbox_item_waiting", "thing", where=WAITING),
        partial_index("ix_inbox_item_open", "person_id", "waits", "last_at", "id", where=OPEN),
        partial_index("ix_inbox_item_for_mail", "person_id", "last_at", where=FOR_MAIL),
    )

    id: Mapped[int] = Field(default=None, primary_key=True)
    person_id: Mapped[str] = reference("person.id", cascade=True)
    thing: Mapped[str] = Field(max_length=THING_MAX)
    content_id: Mapped[str | None] = reference("content.id", nullable=True, cascade=True)
    waits: Mapped[bool] = Field(default=False)
    count: Mapped[int] = Field(default=0)
    last_at: Mapped[datetime] = Field(sa_type=Utc)
    is_dated: Mapped[bool] = Field(default=True)
    archived_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    seen_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    mailed_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    is_for_mail: Mapped[bool] = Field(default=False)
    digest_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)


class Notice(Table, table=True):
    """One event for one person; `dedupe` is that of the message of the outbox that told it."""

    __table_args__ = (
        UniqueConstraint("person_id", "dedupe"),
        Index("ix_notice_item_id_id", "item_id", "id"),
        Index("ix_notice_person_id_id", "person_id", "id"),
        Index("ix_notice_content_id", "content_id"),
    )

    id: Mapped[int] = Field(default=None, primary_key=True)
    item_id: Mapped[int] = Field(foreign_key="inbox_item.id", ondelete="CASCADE")
    person_id: Mapped[str] = reference("person.id", cascade=True)
    dedupe: Mapped[str] = Field(max_length=120)
    kind: Mapped[str] = Field(max_length=30)
    what: Mapped[str] = Field(max_length=30)
    reason: Mapped[str] = Field(max_length=10)
    content_id: Mapped[str | None] = reference("content.id", nullable=True, cascade=True)
    actor_id: Mapped[str | None] = reference("person.id", nullable=True)
    topic_id: Mapped[str | None] = reference("topic.id", nullable=True, cascade=True)
    at: Mapped[datetime] = Field(sa_type=Utc)
    is_dated: Mapped[bool] = Field(default=True)


class NoticeChoice(Table, table=True):
    """Whether somebody wants a kind of notice on a channel; without a row it is as the kind says."""

    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    kind: Mapped[str] = Field(primary_key=True, max_length=30)
    channel: Mapped[str] = Field(primary_key=True, max_length=10)
    is_on: Mapped[bool]


class NoticeRhythm(Table, table=True):
    """When somebody may be reached, in the zone where they are; without a row as its defaults say.

    `days` (0 is Monday) and `digest_min` are when the mail of the day comes. Quiet hours may pass midnight;
    from and to are the same when there are none. Leave lasts from its first to its last day.
    """

    __table_args__ = (
        CheckConstraint("digest_min BETWEEN 0 AND 1439", name="digest"),
        CheckConstraint("quiet_from BETWEEN 0 AND 1439 AND quiet_to BETWEEN 0 AND 1439", name="quiet"),
        CheckConstraint("(leave_from IS NULL) = (leave_to IS NULL) AND leave_from <= leave_to", name="leave"),
    )

    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    days: Mapped[list[int]] = Field(
        default_factory=lambda: list(WORKING_DAYS),
        sa_column=Column(JSON, nullable=False, server_default=text("'[0, 1, 2, 3, 4]'")),
    )
    digest_min: Mapped[int] = Field(default=480)
    quiet_from: Mapped[int] = Field(default=1140)
    quiet_to: Mapped[int] = Field(default=480)
    quiet_weekends: Mapped[bool] = Field(default=True)
    leave_from: Mapped[date | None] = Field(default=None)
    leave_to: Mapped[date | None] = Field(default=None)
    edition: Mapped[int] = Field(default=1)
