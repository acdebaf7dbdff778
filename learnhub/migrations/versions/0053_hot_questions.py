"""What a list of hot questions is sorted by, and how many people opened each question."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import log1p
from typing import Any

import sqlalchemy as sa
from alembic import op

from learnhub.migrations import steps

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None

BATCH = 1_000
STEPS = 100_000
LISTED = "status = 'published' AND parent_id IS NULL AND hot > 0"
TAGGED = "status = 'published' AND hot > 0"
ORDER = ["audience", "kind", "language", "hot"]


def upgrade() -> None:
    """Take this step."""
    none = sa.text("0")
    op.add_column("question", sa.Column("viewer_count", sa.Integer(), nullable=False, server_default=none))
    op.add_column("content", sa.Column("hot", sa.Integer(), nullable=False, server_default=none))
    copy_heat()
    settle_questions()
    _index("ix_content_hot", "content", [*ORDER, "id"], LISTED)
    _index("ix_content_topic_hot", "content_topic", ["topic_id", *ORDER, "content_id"], TAGGED)


def copy_heat() -> None:
    """To the topics of content, beside what they copy already."""
    for trigger, table in (("filled", "content_topic"), ("follows", "content")):
        name = f"content_topic_{trigger}"
        steps.execute(
            sqlite=(f"DROP TRIGGER {name}",),
            postgresql=(f"DROP TRIGGER {name} ON {table}", f"DROP FUNCTION {name}()"),
        )
    heat = sa.Column("hot", sa.Integer(), nullable=False, server_default=sa.text("0"))
    op.add_column("content_topic", heat)
    steps.execute(sqlite=SQLITE_TRIGGERS, postgresql=POSTGRESQL_TRIGGERS)


def settle_questions() -> None:
    """From their answers and their age; who opened them so far nobody has counted."""
    content = sa.table(
        "content",
        *(sa.column(name, sa.String()) for name in ("id", "kind")),
        *(sa.column(name, sa.Integer()) for name in ("answer_count", "hot")),
        sa.column("published_at", sa.DateTime()),
    )
    read = (
        sa.select(content.c.id, content.c.answer_count, content.c.published_at)
        .where(content.c.kind == "question", content.c.published_at.is_not(None))
        .order_by(content.c.id)
        .limit(BATCH)
    )
    write = sa.update(content).where(content.c.id == sa.bindparam("of")).values(hot=sa.bindparam("heat"))
    rows = _rows(read)
    while rows:
        heat = [{"of": row.id, "heat": _heat(row.answer_count, row.published_at)} for row in rows]
        op.get_bind().execute(write, heat)
        rows = _rows(read.where(content.c.id > rows[-1].id))


def _rows(statement: Any) -> Sequence[Any]:
    return op.get_bind().execute(statement).all()


def _heat(answers: int, asked_at: datetime) -> int:
    return round(STEPS * (log1p(answers) + (asked_at - datetime(1970, 1, 1)) / timedelta(weeks=1)))  # noqa: DTZ001


def _index(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


SQLITE_TRIGGERS = (
    """
    CREATE TRIGGER content_topic_filled AFTER INSERT ON content_topic
    BEGIN UPDATE content_topic
    SET (kind, audience, language, status, published_at, vote_count, use_count, answer_count, hot) =
    (SELECT kind, audience, language, status, published_at, vote_count, use_count, answer_count, hot
    FROM content WHERE id = NEW.content_id)
    WHERE content_id = NEW.content_id AND topic_id = NEW.topic_id; END
    """,
    """
    CREATE TRIGGER content_topic_follows
    AFTER UPDATE OF kind, audience, language, status, published_at, vote_count, use_count, answer_count, hot
    ON content
    BEGIN UPDATE content_topic
    SET (kind, audience, language, status, published_at, vote_count, use_count, answer_count, hot) =
    (NEW.kind, NEW.audience, NEW.language, NEW.status, NEW.published_at, NEW.vote_count, NEW.use_count,
    NEW.answer_count, NEW.hot)
    WHERE content_id = NEW.id; END
    """,
)


def _function(name: str, statement: str) -> str:
    body = f"BEGIN {statement}; RETURN NEW; END"
    return f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"


POSTGRESQL_TRIGGERS = (
    _function(
        "content_topic_filled",
        "SELECT kind, audience, language, status, published_at, vote_count, use_count, answer_count, hot INTO"
        " NEW.kind, NEW.audience, NEW.language, NEW.status, NEW.published_at, NEW.vote_count, NEW.use_count,"
        " NEW.answer_count, NEW.hot FROM content WHERE id = NEW.content_id FOR NO KEY UPDATE",
    ),
    """
    CREATE TRIGGER content_topic_filled BEFORE INSERT ON content_topic
    FOR EACH ROW EXECUTE FUNCTION content_topic_filled()
    """,
    _function(
        "content_topic_follows",
        "UPDATE content_topic"
        " SET (kind, audience, language, status, published_at, vote_count, use_count, answer_count, hot) ="
        " (NEW.kind, NEW.audience, NEW.language, NEW.status, NEW.published_at, NEW.vote_count, NEW.use_count,"
        " NEW.answer_count, NEW.hot) WHERE content_id = NEW.id",
    ),
    """
    CREATE TRIGGER content_topic_follows AFTER UPDATE ON content FOR EACH ROW WHEN (
    (OLD.kind, OLD.audience, OLD.language, OLD.status, OLD.published_at, OLD.vote_count, OLD.use_count,
    OLD.answer_count, OLD.hot)
    IS DISTINCT FROM
    (NEW.kind, NEW.audience, NEW.language, NEW.status, NEW.published_at, NEW.vote_count, NEW.use_count,
    NEW.answer_count, NEW.hot))
    EXECUTE FUNCTION content_topic_follows()
    """,
)
