"""What somebody owes is found for Today without what they have answered already."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

OWED = sa.text("kept_at IS NULL")


def upgrade() -> None:
    """Take this step."""
    op.create_index(
        "ix_ama_promise_owed_by_due_on",
        "ama_promise",
        ["owed_by", "due_on", "question_id"],
        sqlite_where=OWED,
        postgresql_where=OWED,
    )
