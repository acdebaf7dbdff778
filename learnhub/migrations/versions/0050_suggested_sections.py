"""Suggested words for the texts beside a body."""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0048"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    empty = sa.text("'{}'")
    op.add_column("suggestion", sa.Column("sections", sa.JSON(), nullable=False, server_default=empty))
