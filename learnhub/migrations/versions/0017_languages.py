"""Lists that begin with the languages that one reads."""

import sqlalchemy as sa
from alembic import op

from learnhub.migrations import steps

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

LISTED = "status = 'published' AND parent_id IS NULL"
TAGGED = "status = 'published'"
UNANSWERED = "answer_count = 0"
HIDDEN = "status = 'hidden'"
ORDERS = {
    "newest": (["published_at"], LISTED, TAGGED),
    "votes": (["vote_count"], LISTED, TAGGED),
    "used": (["use_count", "published_at"], LISTED, TAGGED),
    "unanswered": (["published_at"], f"{LISTED} AND {UNANSWERED}", f"{TAGGED} AND {UNANSWERED}"),
    "hidden": (["published_at"], HIDDEN, HIDDEN),
    "hidden_votes": (["vote_count"], HIDDEN, HIDDEN),
}


def upgrade() -> None:
    """Take this step."""
    op.add_column("person", sa.Column("reads", sa.JSON(), nullable=False, server_default=sa.text("'[]'")))
    copy_language()
    index_by_language()


def copy_language() -> None:
    """To the topics of content, beside what they copy already."""
    for trigger, table in (("filled", "content_topic"), ("follows", "content")):
        name = f"content_topic_{trigger}"
        steps.execute(
            sqlite=(f"DROP TRIGGER {name}",),
            postgresql=(f"DROP TRIGGER {name} ON {table}", f"DROP FUNCTION {name}()"),
        )
    language = sa.Column("language", sa.String(5), nullable=False, server_default=sa.text("''"))
    op.add_column("content_topic", language)
    op.execute(
        "UPDATE content_topic SET language ="
        " (SELECT language FROM content WHERE id = content_topic.content_id)"
    )
    steps.execute(sqlite=SQLITE_TRIGGERS, postgresql=POSTGRESQL_TRIGGERS)


def index_by_language() -> None:
    for name, (columns, listed, tagged) in ORDERS.items():
        kept = ["audience", "kind", "language", *columns]
        _index(f"ix_content_{name}", "content", [*kept, "id"], listed)
        _index(f"ix_content_topic_{name}", "content_topic", ["topic_id", *kept, "content_id"], tagged)


def _index(name: str, table: str, columns: list[str], where: str) -> None:
    op.drop_index(name, table)
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


SQLITE_TRIGGERS = (
    """
    CREATE TRIGGER content_topic_filled AFTER INSERT ON content_topic
    BEGIN UPDATE content_topic
    SET (kind, audience, language, status, published_at, vote_count, use_count, answer_count) =
    (SELECT kind, audience, language, status, published_at, vote_count, use_count, answer_count
    FROM content WHERE id = NEW.content_id)
    WHERE content_id = NEW.content_id AND topic_id = NEW.topic_id; END
    """,
    """
    CREATE TRIGGER content_topic_follows
    AFTER UPDATE OF kind, audience, language, status, published_at, vote_count, use_count, answer_count
    ON content
    BEGIN UPDATE content_topic
    SET (kind, audience, language, status, published_at, vote_count, use_count, answer_count) =
    (NEW.kind, NEW.audience, NEW.language, NEW.status, NEW.published_at, NEW.vote_count, NEW.use_count,
    NEW.answer_count)
    WHERE content_id = NEW.id; END
    """,
)


def _function(name: str, statement: str) -> str:
    body = f"BEGIN {statement}; RETURN NEW; END"
    return f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"


POSTGRESQL_TRIGGERS = (
    _function(
        "content_topic_filled",
        "SELECT kind, audience, language, status, published_at, vote_count, use_count, answer_count INTO"
        " NEW.kind, NEW.audience, NEW.language, NEW.status, NEW.published_at, NEW.vote_count, NEW.use_count,"
        " NEW.answer_count FROM content WHERE id = NEW.content_id FOR NO KEY UPDATE",
    ),
    """
    CREATE TRIGGER content_topic_filled BEFORE INSERT ON content_topic
    FOR EACH ROW EXECUTE FUNCTION content_topic_filled()
    """,
    _function(
        "content_topic_follows",
        "UPDATE content_topic"
        " SET (kind, audience, language, status, published_at, vote_count, use_count, answer_count) ="
        " (NEW.kind, NEW.audience, NEW.language, NEW.status, NEW.published_at, NEW.vote_count, NEW.use_count,"
        " NEW.answer_count) WHERE content_id = NEW.id",
    ),
    """
    CREATE TRIGGER content_topic_follows AFTER UPDATE ON content FOR EACH ROW WHEN (
    (OLD.kind, OLD.audience, OLD.language, OLD.status, OLD.published_at, OLD.vote_count, OLD.use_count,
    OLD.answer_count)
    IS DISTINCT FROM
    (NEW.kind, NEW.audience, NEW.language, NEW.status, NEW.published_at, NEW.vote_count, NEW.use_count,
    NEW.answer_count))
    EXECUTE FUNCTION content_topic_follows()
    """,
)
