"""What was told of a piece of content is found by it."""

from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.create_index("ix_notice_content_id", "notice", ["content_id"])
