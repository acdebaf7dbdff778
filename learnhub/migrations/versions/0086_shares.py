"""What a space shows that lives in another one."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

from learnhub.migrations import steps

revision = "0086"
down_revision = "0085"
branch_labels = None
depends_on = None

COPIED = "kind, audience, language, status, published_at"
NEW, OLD = (", ".join(f"{row}.{name}" for name in COPIED.split(", ")) for row in ("NEW", "OLD"))


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "content_share",
        _id("space_id"),
        _id("content_id"),
        _id("person_id"),
        _moment("at", nullable=False),
        *(_copy(name, length) for name, length in (("kind", 15), ("audience", 12))),
        *(_copy(name, length) for name, length in (("language", 5), ("status", 10))),
        _moment("published_at"),
        _to("content_share", "space_id", "space", "CASCADE"),
        _to("content_share", "content_id", "content", "CASCADE"),
        _to("content_share", "person_id", "person", "CASCADE"),
        sa.PrimaryKeyConstraint("space_id", "content_id", name="pk_content_share"),
    )
    op.create_index("ix_content_share_content_id", "content_share", ["content_id"])
    op.create_index("ix_content_share_person_id", "content_share", ["person_id"])
    columns = ["space_id", "kind", "language", "published_at", "content_id"]
    where = "status = 'published' AND audience = 'open'"
    _index("ix_content_share_newest", "content_share", columns, where)
    steps.execute(sqlite=SQLITE_TRIGGERS, postgresql=POSTGRESQL_TRIGGERS)


def _id(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(12), nullable=False)


def _moment(name: str, *, nullable: bool = True) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(), nullable=nullable)


def _copy(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False, server_default=sa.text("''"))


def _to(table: str, column: str, other: str, on_delete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}", ondelete=on_delete)


def _index(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


SQLITE_TRIGGERS = (
    f"""
    CREATE TRIGGER content_share_filled AFTER INSERT ON content_share
    BEGIN UPDATE content_share SET ({COPIED}) = (SELECT {COPIED} FROM content WHERE id = NEW.content_id)
    WHERE space_id = NEW.space_id AND content_id = NEW.content_id; END
    """,
    f"""
    CREATE TRIGGER content_share_follows AFTER UPDATE OF {COPIED} ON content
    BEGIN UPDATE content_share SET ({COPIED}) = ({NEW}) WHERE content_id = NEW.id; END
    """,
)


def _function(name: str, statement: str) -> str:
    body = f"BEGIN {statement}; RETURN NEW; END"
    return f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"


POSTGRESQL_TRIGGERS = (
    _function(
        "content_share_filled",
        f"SELECT {COPIED} INTO {NEW} FROM content WHERE id = NEW.content_id FOR NO KEY UPDATE",
    ),
    """
    CREATE TRIGGER content_share_filled BEFORE INSERT ON content_share
    FOR EACH ROW EXECUTE FUNCTION content_share_filled()
    """,
    _function(
        "content_share_follows", f"UPDATE content_share SET ({COPIED}) = ({NEW}) WHERE content_id = NEW.id"
    ),
    f"""
    CREATE TRIGGER content_share_follows AFTER UPDATE ON content
    FOR EACH ROW WHEN (({OLD}) IS DISTINCT FROM ({NEW})) EXECUTE FUNCTION content_share_follows()
    """,
)
