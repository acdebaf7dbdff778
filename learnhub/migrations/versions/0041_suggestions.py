"""Edits that somebody suggests of what others wrote."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

OPEN = sa.text("status = 'open'")


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "suggestion",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("answer", sa.String(300), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("status IN ('open', 'accepted', 'answered')", name=op.f("ck_suggestion_status")),
        sa.CheckConstraint("(status = 'open') = (decided_at IS NULL)", name=op.f("ck_suggestion_decided")),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_suggestion_content_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_suggestion_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_suggestion"),
    )
    op.create_index(
        "uq_suggestion_open",
        "suggestion",
        ["content_id", "person_id"],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )
    op.create_index("ix_suggestion_content_id_status", "suggestion", ["content_id", "status"])
    op.create_index("ix_suggestion_person_id", "suggestion", ["person_id"])
