"""What somebody asked in a live session, where a host has put it in other words."""

import sqlalchemy as sa
from alembic import op

revision = "0056"
down_revision = "0055"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    none = sa.text("''")
    op.add_column("ama_question", sa.Column("original", sa.String(300), nullable=False, server_default=none))
