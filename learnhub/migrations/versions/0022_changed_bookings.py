"""When a booking changed last, for calendars; of those that are there, the moment they were made is known."""

import sqlalchemy as sa
from alembic import op

from learnhub.migrations import steps

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.add_column("booking", sa.Column("changed_at", sa.DateTime(), nullable=True))
    op.execute("UPDATE booking SET changed_at = created_at")
    with steps.rebuilding("booking") as batch:
        batch.alter_column("changed_at", existing_type=sa.DateTime(), nullable=False)
