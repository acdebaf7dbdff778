"""Flags on content, and the cases in which moderators decide about them."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

REASONS = "'names_a_person', 'unkind', 'customer_data', 'unsafe', 'reveals_author', 'other'"
OPEN, DECIDED = sa.text("decision = ''"), sa.text("decision <> ''")


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "moderation_case",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("earlier_id", sa.String(12), nullable=True),
        sa.Column("rank", sa.String(12), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("hidden_at", sa.DateTime(), nullable=True),
        sa.Column("is_held", sa.Boolean(), nullable=False),
        sa.Column("flag_count", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(500), nullable=False),
        sa.Column("reader_id", sa.String(12), nullable=True),
        sa.Column("read_at", sa.DateTime(), nullable=True),
        sa.Column("decision", sa.String(10), nullable=False),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("note", sa.String(500), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("decided_by", sa.String(12), nullable=True),
        sa.CheckConstraint(
            "decision IN ('', 'keep', 'redact', 'hide')", name=op.f("ck_moderation_case_decision")
        ),
        sa.CheckConstraint(f"reason IN ('', {REASONS})", name=op.f("ck_moderation_case_reason")),
        sa.CheckConstraint(
            "rank IN ('1_hidden', '2_visible', '3_anonymous')", name=op.f("ck_moderation_case_rank")
        ),
        sa.CheckConstraint("(decision = '') = (decided_at IS NULL)", name=op.f("ck_moderation_case_decided")),
        _reference("moderation_case", "content_id", "content", "CASCADE"),
        _reference("moderation_case", "earlier_id", "moderation_case", "CASCADE"),
        _reference("moderation_case", "reader_id", "person", "RESTRICT"),
        _reference("moderation_case", "decided_by", "person", "RESTRICT"),
        sa.PrimaryKeyConstraint("id", name="pk_moderation_case"),
    )
    _index("uq_moderation_case_open", "content_id", where=OPEN, unique=True)
    _index("ix_moderation_case_queue", "rank", "opened_at", "id", where=OPEN)
    _index("ix_moderation_case_decided", "decided_at", "id", where=DECIDED)
    for column in ("content_id", "decided_by", "earlier_id"):
        op.create_index(f"ix_moderation_case_{column}", "moderation_case", [column])
    op.create_table(
        "flag",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("voter", sa.String(32), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=True),
        sa.Column("case_id", sa.String(12), nullable=False),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("note", sa.String(500), nullable=False),
        sa.CheckConstraint(f"reason IN ({REASONS})", name=op.f("ck_flag_reason")),
        sa.CheckConstraint("person_id IS NULL OR person_id = voter", name=op.f("ck_flag_voter")),
        _reference("flag", "content_id", "content", "CASCADE"),
        _reference("flag", "person_id", "person", "CASCADE"),
        _reference("flag", "case_id", "moderation_case", "CASCADE"),
        sa.PrimaryKeyConstraint("content_id", "voter", name="pk_flag"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_flag_person_id", "flag", ["person_id"])
    op.create_index("ix_flag_case_id", "flag", ["case_id"])
    op.create_table(
        "moderation_pass",
        sa.Column("case_id", sa.String(12), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        _reference("moderation_pass", "case_id", "moderation_case", "CASCADE"),
        _reference("moderation_pass", "person_id", "person", "CASCADE"),
        sa.PrimaryKeyConstraint("case_id", "person_id", name="pk_moderation_pass"),
    )
    op.create_index("ix_moderation_pass_person_id", "moderation_pass", ["person_id"])


def _reference(table: str, column: str, target: str, ondelete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}", ondelete=ondelete)


def _index(name: str, *columns: str, where: sa.TextClause, unique: bool = False) -> None:
    op.create_index(
        name, "moderation_case", list(columns), unique=unique, sqlite_where=where, postgresql_where=where
    )
