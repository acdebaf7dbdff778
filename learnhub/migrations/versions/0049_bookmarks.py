"""What people keep for later."""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0047"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "bookmark",
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_bookmark_person_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_bookmark_content_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "content_id", name="pk_bookmark"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_bookmark_person_id_at_content_id", "bookmark", ["person_id", "at", "content_id"])
    op.create_index("ix_bookmark_content_id", "bookmark", ["content_id"])
