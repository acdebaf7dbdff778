"""Drafts on the server."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "draft",
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("key", sa.String(60), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("device", sa.String(10), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("device IN ('phone', 'computer')", name="device"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_draft_person_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "key", name="pk_draft"),
    )
    op.create_index("ix_draft_saved_at", "draft", ["saved_at"])
