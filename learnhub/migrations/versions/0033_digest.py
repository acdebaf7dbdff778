"""Which mail of the day told of what is in an inbox."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.add_column("inbox_item", sa.Column("digest_at", sa.DateTime(), nullable=True))
