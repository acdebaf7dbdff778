"""Who keeps what is in the library up to date, when it is checked next, and what is retired.

What is published already is first checked between one and six months from now, so that nobody is asked about
all of it on one day.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zlib import crc32

import sqlalchemy as sa
from alembic import op

from learnhub.migrations import steps

revision = "0071"
down_revision = "0068"
branch_labels = None
depends_on = None

BATCH = 1_000
SOONEST, SPREAD = 30, 150  # days
KINDS = ("card", "practice", "video")
LISTED, TAGGED = "status = 'published' AND parent_id IS NULL", "status = 'published'"
STATUSES = "'draft', 'waiting', 'published', 'hidden'"
ORDER = ["audience", "kind", "language", "fresh"]
COPIED = "kind, audience, language, status, published_at, vote_count, use_count, answer_count, hot, fresh"
NEW, OLD = (", ".join(f"{row}.{name}" for name in COPIED.split(", ")) for row in ("NEW", "OLD"))


def upgrade() -> None:
    """Take this step."""
    with steps.rebuilding("content") as batch:
        batch.add_column(_fresh())
        batch.drop_constraint(op.f("ck_content_status"), type_="check")
        batch.create_check_constraint(
            op.f("ck_content_status"), f"status IN ({STATUSES}, 'retired', 'removed')"
        )
    copy_freshness()
    create_freshness()
    keep_what_is_there()
    for name, order in (("kept", ["published_at"]), ("kept_used", ["use_count", "published_at"])):
        _index(f"ix_content_{name}", "content", [*ORDER, *order, "id"], LISTED)
        columns = ["topic_id", *ORDER, *order, "content_id"]
        _index(f"ix_content_topic_{name}", "content_topic", columns, TAGGED)


def copy_freshness() -> None:
    """To the topics of content, beside what they copy already."""
    for trigger, table in (("filled", "content_topic"), ("follows", "content")):
        name = f"content_topic_{trigger}"
        steps.execute(
            sqlite=(f"DROP TRIGGER {name}",),
            postgresql=(f"DROP TRIGGER {name} ON {table}", f"DROP FUNCTION {name}()"),
        )
    op.add_column("content_topic", _fresh())
    steps.execute(sqlite=SQLITE_TRIGGERS, postgresql=POSTGRESQL_TRIGGERS)


def create_freshness() -> None:
    """The table."""
    moment = sa.DateTime()
    op.create_table(
        "freshness",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("owner_id", sa.String(12), nullable=False),
        sa.Column("every_days", sa.Integer(), nullable=False),
        sa.Column("checked_at", moment, nullable=True),
        sa.Column("due_at", moment, nullable=True),
        sa.Column("standing", sa.String(10), nullable=False),
        sa.Column("cause", sa.String(10), nullable=False),
        sa.Column("circle", sa.String(10), nullable=False),
        sa.Column("offered_at", moment, nullable=True),
        sa.CheckConstraint("standing IN ('current', 'due', 'stale')", name=op.f("ck_freshness_standing")),
        sa.CheckConstraint(
            "cause IN ('time', 'outdated', 'source', 'forgotten', 'left')", name=op.f("ck_freshness_cause")
        ),
        sa.CheckConstraint("circle IN ('', 'authors', 'team', 'admins')", name=op.f("ck_freshness_circle")),
        sa.CheckConstraint("every_days BETWEEN 30 AND 730", name=op.f("ck_freshness_every_days")),
        sa.CheckConstraint("(circle = '') = (offered_at IS NULL)", name=op.f("ck_freshness_offered")),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_freshness_content_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["person.id"], name="fk_freshness_owner_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("content_id", name="pk_freshness"),
    )
    op.create_index("ix_freshness_standing_due_at", "freshness", ["standing", "due_at", "content_id"])
    op.create_index("ix_freshness_owner_id", "freshness", ["owner_id", "content_id"])
    _index("ix_freshness_left", "freshness", ["offered_at", "content_id"], "cause = 'left'")


def keep_what_is_there() -> None:
    """Each author what they published."""
    content, authorship, freshness = (
        sa.table("content", *(sa.column(name, sa.String()) for name in ("id", "kind", "status"))),
        sa.table(
            "authorship", *(sa.column(name, sa.String()) for name in ("content_id", "part", "person_id"))
        ),
        sa.table(
            "freshness",
            *(sa.column(name, sa.String()) for name in ("content_id", "owner_id")),
            *(sa.column(name, sa.String()) for name in ("standing", "cause", "circle")),
            sa.column("every_days", sa.Integer()),
            sa.column("due_at", sa.DateTime()),
        ),
    )
    is_author = sa.and_(authorship.c.content_id == content.c.id, authorship.c.part == "author")
    read = (
        sa.select(content.c.id, sa.func.min(authorship.c.person_id))
        .join(authorship, is_author)
        .where(content.c.kind.in_(KINDS), content.c.status.in_(("published", "hidden")))
        .group_by(content.c.id)
        .order_by(content.c.id)
        .limit(BATCH)
    )
    soonest = datetime.now(UTC).replace(tzinfo=None) + timedelta(days=SOONEST)
    same = {"every_days": 180, "standing": "current", "cause": "time", "circle": ""}
    rows = _rows(read)
    while rows:
        new = [
            {"content_id": content_id, "owner_id": owner_id, "due_at": soonest + _later(content_id), **same}
            for content_id, owner_id in rows
        ]
        op.get_bind().execute(sa.insert(freshness), new)
        rows = _rows(read.where(content.c.id > rows[-1][0]))


def _later(content_id: str) -> timedelta:
    return timedelta(days=crc32(content_id.encode()) % SPREAD)


def _rows(statement: Any) -> Sequence[Any]:
    return op.get_bind().execute(statement).all()


def _fresh() -> sa.Column[int]:
    return sa.Column("fresh", sa.Integer(), nullable=False, server_default=sa.text("1"))


def _index(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


SQLITE_TRIGGERS = (
    f"""
    CREATE TRIGGER content_topic_filled AFTER INSERT ON content_topic
    BEGIN UPDATE content_topic SET ({COPIED}) = (SELECT {COPIED} FROM content WHERE id = NEW.content_id)
    WHERE content_id = NEW.content_id AND topic_id = NEW.topic_id; END
    """,
    f"""
    CREATE TRIGGER content_topic_follows AFTER UPDATE OF {COPIED} ON content
    BEGIN UPDATE content_topic SET ({COPIED}) = ({NEW}) WHERE content_id = NEW.id; END
    """,
)


def _function(name: str, statement: str) -> str:
    body = f"BEGIN {statement}; RETURN NEW; END"
    return f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"


POSTGRESQL_TRIGGERS = (
    _function(
        "content_topic_filled",
        f"SELECT {COPIED} INTO {NEW} FROM content WHERE id = NEW.content_id FOR NO KEY UPDATE",
    ),
    """
    CREATE TRIGGER content_topic_filled BEFORE INSERT ON content_topic
    FOR EACH ROW EXECUTE FUNCTION content_topic_filled()
    """,
    _function(
        "content_topic_follows", f"UPDATE content_topic SET ({COPIED}) = ({NEW}) WHERE content_id = NEW.id"
    ),
    f"""
    CREATE TRIGGER content_topic_follows AFTER UPDATE ON content
    FOR EACH ROW WHEN (({OLD}) IS DISTINCT FROM ({NEW})) EXECUTE FUNCTION content_topic_follows()
    """,
)
