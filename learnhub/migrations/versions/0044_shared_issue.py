"""Who has the same issue as whoever wrote something."""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "shared_issue",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_shared_issue_content_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_shared_issue_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("content_id", "person_id", name="pk_shared_issue"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_shared_issue_person_id_content_id", "shared_issue", ["person_id", "content_id"])
