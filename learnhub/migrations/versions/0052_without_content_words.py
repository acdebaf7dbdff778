"""Lists find words through the index of the search: the folded words of all texts go."""

from alembic import op

revision = "0052"
down_revision = "0049"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.drop_table("content_words")
