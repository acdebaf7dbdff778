"""The index of the search, empty: the server builds it while people work."""

import sqlalchemy as sa
from alembic import op

from learnhub.migrations import steps

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

LATER = "INSERT {} INTO search_waiting (content_id) VALUES (NEW.id)"


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "search_word",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("word", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_search_word"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "search_form",
        sa.Column("form", sa.String(44), nullable=False),
        sa.Column("word_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["word_id"], ["search_word.id"], name="fk_search_form_word_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("form", "word_id", name="pk_search_form"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_search_form_word_id", "search_form", ["word_id"])
    op.create_table(
        "search_entry",
        sa.Column("place", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("root_id", sa.String(12), nullable=False),
        sa.Column("audience", sa.String(12), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_search_entry_content_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["root_id"], ["content.id"], name="fk_search_entry_root_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("place", name="pk_search_entry"),
        sa.UniqueConstraint("content_id", name="uq_search_entry_content_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_search_entry_root_id", "search_entry", ["root_id"])
    op.create_table(
        "search_posting",
        sa.Column("word_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("subject", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("audience", sa.String(12), nullable=False),
        sa.Column("place", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("fields", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["word_id"], ["search_word.id"], name="fk_search_posting_word_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("word_id", "subject", "audience", "place", name="pk_search_posting"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "search_waiting",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_search_waiting_content_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("content_id", name="pk_search_waiting"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "search_progress",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("analysis", sa.Integer(), nullable=False),
        sa.Column("after", sa.String(12), nullable=False),
        sa.Column("is_complete", sa.Boolean(), nullable=False),
        sa.CheckConstraint("id = 1", name="only_one"),
        sa.PrimaryKeyConstraint("id", name="pk_search_progress"),
    )
    op.execute(
        "INSERT INTO search_progress (id, analysis, after, is_complete)"
        " SELECT 1, 1, '', NOT EXISTS (SELECT 1 FROM content)"
    )
    steps.execute(
        sqlite=(
            f"""
            CREATE TRIGGER search_audience AFTER UPDATE OF audience ON content
            WHEN OLD.audience <> NEW.audience AND OLD.audience <> ''
            BEGIN {LATER.format("OR IGNORE")}; END
            """,
        ),
        postgresql=(
            f"""
            CREATE FUNCTION search_audience() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN {LATER.format("")} ON CONFLICT DO NOTHING; RETURN NEW; END $$
            """,
            """
            CREATE TRIGGER search_audience AFTER UPDATE ON content
            FOR EACH ROW WHEN (OLD.audience <> NEW.audience) EXECUTE FUNCTION search_audience()
            """,
        ),
    )
