"""What leads the agenda of a meeting, and stays above everything else."""

import sqlalchemy as sa
from alembic import op

revision = "0101"
down_revision = "0100"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    leads = sa.Column("leads", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("ritual_item", leads)
