"""Comments, and who is mentioned where."""

import sqlalchemy as sa
from alembic import op

from learnhub.migrations import steps

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    steps.add_kind("comment")
    op.create_table(
        "mention",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_mention_content_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_mention_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("content_id", "person_id", name="pk_mention"),
    )
    op.create_index("ix_mention_person_id_content_id", "mention", ["person_id", "content_id"])
