"""The one table under everything that people can open, vote on, comment, follow or find.

A kind with more columns has a table of its own whose primary key *is* `content_id`, tied by a foreign key on
`(content_id, kind)`. No table of content names a person: authors are in `authorship`, and what was written
anonymously has no row there. Votes have no moment, because it would date anonymous content.

Lists come in the order of an index, whatever their length. Therefore content says who may read it in one
column that a list compares (`audience`), and its topics and authors carry copies of what their lists are
sorted by, its topics also of its language, because a list begins with what its reader can read. Triggers of
the database keep all of this right.
"""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Boolean, CheckConstraint, Column, Index, Integer, String, UniqueConstraint, false
from sqlalchemy.orm import declared_attr
from sqlmodel import Field

from learnhub.core import triggers
from learnhub.core.columns import Mapped, Table, id_column, kept, one_of, partial_index, reference
from learnhub.core.db import Utc
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.schemas import KIND_MAX

OPEN = "open"

# What the indexes of lists hold. Answers and the like are read with their root and stay out of them.
PUBLISHED = "status = 'published'"
LISTED = "status = 'published' AND parent_id IS NULL"
LISTED_UNANSWERED = f"{LISTED} AND answer_count = 0"
LISTED_HOT = f"{LISTED} AND hot > 0"
HIDDEN = "status = 'hidden'"
_BY_DAY = ("audience", "kind", "language", "published_at", "id")
_KEPT = ("audience", "kind", "language", "fresh")
_TAG = ("topic_id", "audience", "kind", "language")
TAGGED = "status = 'published'"
TAGGED_UNANSWERED = f"{TAGGED} AND answer_count = 0"
TAGGED_HOT = f"{TAGGED} AND hot > 0"
SIGNED = "status = 'published' AND part <> 'source'"
UNPUBLISHED = "status IN ('draft', 'waiting', 'hidden')"


class ContentKind(Table, table=True):
    """A kind of content. The steps of the database add them: a new kind is a row, not a new constraint."""

    @declared_attr.directive
    @classmethod
    def __tablename__(cls) -> str:
        return "kind"

    name: Mapped[str] = Field(primary_key=True, max_length=KIND_MAX)


class Content(Table, table=True):
    """What all kinds share. `edition` rises with each edit; an edit of an older edition is refused.

    `audience` is "open" in an open space and the id of the space in a closed one. `use_count` is how many
    people use it: a card, how many have it in their review; a question, how many it helped. A wiki is edited
    by whoever may write its kind. `hot` is a figure that its room sorts a list by. What waits for its check
    for long is not `fresh` (0) and comes last in the library.
    """

    __table_args__ = (
        one_of("status", Status),
        UniqueConstraint("id", "kind"),
        CheckConstraint("(parent_id IS NULL) = (root_id = id)", name="root"),
        CheckConstraint("NOT is_anonymous OR (edited_at IS NULL AND activity_at IS NULL)", name="undated"),
        partial_index("ix_content_newest", *_BY_DAY, where=LISTED),
        partial_index("ix_content_votes", "audience", "kind", "language", "vote_count", "id", where=LISTED),
        partial_index(
            "ix_content_used",
            *("audience", "kind", "language", "use_count", "published_at", "id"),
            where=LISTED,
        ),
        partial_index("ix_content_kept", *_KEPT, "published_at", "id", where=LISTED),
        partial_index("ix_content_kept_used", *_KEPT, "use_count", "published_at", "id", where=LISTED),
        partial_index("ix_content_unanswered", *_BY_DAY, where=LISTED_UNANSWERED),
        partial_index("ix_content_hot", "audience", "kind", "language", "hot", "id", where=LISTED_HOT),
        partial_index("ix_content_space", "space_id", "kind", "language", "published_at", "id", where=LISTED),
        partial_index("ix_content_pieces", "space_id", "kind", "published_at", where=PUBLISHED),
        partial_index("ix_content_hidden", *_BY_DAY, where=HIDDEN),
        partial_index(
            "ix_content_hidden_votes", "audience", "kind", "language", "vote_count", "id", where=HIDDEN
        ),
        Index("ix_content_root_id_kind_status", "root_id", "kind", "status"),
        Index("ix_content_parent_id_status", "parent_id", "status"),
    )
    __mapper_args__: ClassVar = {"eager_defaults": False}  # what a trigger fills is read when it is asked for

    id: Mapped[str] = id_column()
    kind: Mapped[str] = reference("kind.name", length=KIND_MAX)
    parent_id: Mapped[str | None] = reference("content.id", nullable=True)
    root_id: Mapped[str] = reference("content.id")
    space_id: Mapped[str] = reference("space.id")
    audience: Mapped[str] = kept(String(12), "''")
    language: Mapped[str] = Field(default="en", max_length=5)
    title: Mapped[str] = Field(default="", max_length=300)
    body: Mapped[str] = Field(default="")
    is_anonymous: Mapped[bool] = Field(default=False)
    is_wiki: Mapped[bool] = Field(
        default=False, sa_column=Column(Boolean, nullable=False, server_default=false())
    )
    status: Mapped[str] = Field(default=Status.PUBLISHED, max_length=10)
    hidden_reason: Mapped[str] = Field(default="", max_length=300)
    published_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    edited_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    activity_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    vote_count: Mapped[int] = Field(default=0)
    answer_count: Mapped[int] = Field(default=0)
    comment_count: Mapped[int] = Field(default=0)
    use_count: Mapped[int] = kept(Integer, "0")
    thanks_count: Mapped[int] = kept(Integer, "0")
    hot: Mapped[int] = kept(Integer, "0")
    fresh: Mapped[int] = kept(Integer, "1")
    edition: Mapped[int] = Field(default=1)


class ContentSection(Table, table=True):
    """A named text beside the body, such as the reason on a card; several of a name are in order."""

    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    name: Mapped[str] = Field(primary_key=True, max_length=20)
    position: Mapped[int] = Field(default=0, primary_key=True)
    text: Mapped[str]


class ContentHtml(Table, table=True):
    """What became of a body (`section` is "") or of a section when `renderer` parsed it.

    Beside `content`, because who votes or counts would read it along there, and with the HTML last, because
    SQLite then leaves it where it is for lists, which want the excerpt. A text without words has no row. That
    of anonymous content is written with its batch, so that its place tells no more than that of the content.
    """

    __table_args__ = (Index("ix_content_html_renderer", "renderer"),)

    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    section: Mapped[str] = Field(default="", primary_key=True, max_length=20)
    position: Mapped[int] = Field(default=0, primary_key=True)
    renderer: Mapped[int]
    words: Mapped[int] = Field(default=0)
    excerpt: Mapped[str] = Field(default="", max_length=200)
    html: Mapped[str] = Field(default="")


class Authorship(Table, table=True):
    """Who has a part in a piece of content: somebody has one in it at most.

    The author is looked up by content and part, so these two begin the key: with the person between them
    PostgreSQL 18 thinks it has to search the index once for each person, and takes a slower one.
    """

    __table_args__ = (
        one_of("part", Part),
        Index("ix_authorship_person_id_content_id", "person_id", "content_id", unique=True),
        partial_index(
            "ix_authorship_published", "person_id", "kind", "published_at", "content_id", where=SIGNED
        ),
        partial_index(
            "ix_authorship_unpublished", "person_id", "kind", "published_at", "content_id", where=UNPUBLISHED
        ),
    )
    __mapper_args__: ClassVar = {"eager_defaults": False}

    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    part: Mapped[str] = Field(default=Part.AUTHOR, primary_key=True, max_length=10)
    person_id: Mapped[str] = reference("person.id", primary_key=True)
    kind: Mapped[str] = kept(String(KIND_MAX), "''")
    status: Mapped[str] = kept(String(10), "''")
    published_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)


class ContentTopic(Table, table=True):
    """A tag."""

    __table_args__ = (
        Index("ix_content_topic_topic_id_content_id", "topic_id", "content_id"),
        partial_index("ix_content_topic_newest", *_TAG, "published_at", "content_id", where=TAGGED),
        partial_index("ix_content_topic_votes", *_TAG, "vote_count", "content_id", where=TAGGED),
        partial_index(
            "ix_content_topic_used", *_TAG, "use_count", "published_at", "content_id", where=TAGGED
        ),
        partial_index("ix_content_topic_kept", *_TAG, "fresh", "published_at", "content_id", where=TAGGED),
        partial_index(
            "ix_content_topic_kept_used",
            *(*_TAG, "fresh", "use_count", "published_at", "content_id"),
            where=TAGGED,
        ),
        partial_index(
            "ix_content_topic_unanswered", *_TAG, "published_at", "content_id", where=TAGGED_UNANSWERED
        ),
        partial_index("ix_content_topic_hot", *_TAG, "hot", "content_id", where=TAGGED_HOT),
        partial_index("ix_content_topic_hidden", *_TAG, "published_at", "content_id", where=HIDDEN),
        partial_index("ix_content_topic_hidden_votes", *_TAG, "vote_count", "content_id", where=HIDDEN),
    )
    __mapper_args__: ClassVar = {"eager_defaults": False}

    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    topic_id: Mapped[str] = reference("topic.id", primary_key=True, cascade=True)
    kind: Mapped[str] = kept(String(KIND_MAX), "''")
    audience: Mapped[str] = kept(String(12), "''")
    language: Mapped[str] = kept(String(5), "''")
    status: Mapped[str] = kept(String(10), "''")
    published_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    vote_count: Mapped[int] = kept(Integer, "0")
    use_count: Mapped[int] = kept(Integer, "0")
    answer_count: Mapped[int] = kept(Integer, "0")
    hot: Mapped[int] = kept(Integer, "0")
    fresh: Mapped[int] = kept(Integer, "1")


class Vote(Table, table=True):
    """That a person votes for a piece of content that is not anonymous; without rowid, which would tell
    the order.
    """

    __table_args__ = (
        Index("ix_vote_person_id_content_id", "person_id", "content_id"),
        {"sqlite_with_rowid": False},
    )

    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)


class AnonymousVote(Table, table=True):
    """A vote for anonymous content, of a voter whom only the memory of the process knows (`ballots`).

    Who voted for a question, and for which first, would often tell who asked it.
    """

    __table_args__ = (
        Index("ix_anonymous_vote_voter", "voter"),
        {"sqlite_with_rowid": False},
    )

    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    voter: Mapped[str] = Field(primary_key=True, max_length=32)


class AnonymousEdit(Table, table=True):
    """The SHA-256 of the secret with which an anonymous author can edit or withdraw."""

    __table_args__ = ({"sqlite_with_rowid": False},)

    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    edit_hash: Mapped[str] = Field(unique=True, max_length=64)


# On PostgreSQL the space is locked for changes while it is read: one that is closed at this moment would
# otherwise keep what is written into it at the same moment open for everybody.
_IS_OPEN = "SELECT is_open FROM space WHERE id = NEW.space_id"
_AUDIENCE = f"CASE WHEN ({_IS_OPEN}) THEN 'open' ELSE NEW.space_id END"
_LOCKED_AUDIENCE = f"CASE WHEN ({_IS_OPEN} FOR SHARE) THEN 'open' ELSE NEW.space_id END"
_SPACE_AUDIENCE = (
    "UPDATE content SET audience = CASE WHEN NEW.is_open THEN 'open' ELSE NEW.id END WHERE space_id = NEW.id"
)

triggers.declare(
    Content,
    sqlite=(
        f"""
        CREATE TRIGGER content_audience_filled AFTER INSERT ON content
        BEGIN UPDATE content SET audience = {_AUDIENCE} WHERE id = NEW.id; END
        """,
        f"""
        CREATE TRIGGER content_audience_follows AFTER UPDATE OF space_id, audience ON content
        WHEN NEW.audience <> {_AUDIENCE}
        BEGIN UPDATE content SET audience = {_AUDIENCE} WHERE id = NEW.id; END
        """,
        f"""
        CREATE TRIGGER space_audience AFTER UPDATE OF is_open ON space WHEN OLD.is_open <> NEW.is_open
        BEGIN {_SPACE_AUDIENCE}; END
        """,
    ),
    postgresql=(
        triggers.function("content_audience", f"NEW.audience := {_LOCKED_AUDIENCE}"),
        """
        CREATE TRIGGER content_audience BEFORE INSERT OR UPDATE OF space_id, audience ON content
        FOR EACH ROW EXECUTE FUNCTION content_audience()
        """,
        triggers.function("space_audience", _SPACE_AUDIENCE),
        """
        CREATE TRIGGER space_audience AFTER UPDATE OF is_open ON space
        FOR EACH ROW WHEN (OLD.is_open <> NEW.is_open) EXECUTE FUNCTION space_audience()
        """,
    ),
)
triggers.declare_copies(Authorship, ("kind", "status", "published_at"), of="content", by="content_id")
triggers.declare_copies(
    ContentTopic,
    (
        *("kind", "audience", "language", "status", "published_at"),
        *("vote_count", "use_count", "answer_count", "hot", "fresh"),
    ),
    of="content",
    by="content_id",
)
