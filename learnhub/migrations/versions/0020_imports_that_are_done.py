"""What is known of a file of members beside its rows, also once it is imported."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.add_column("member_import", sa.Column("about", sa.JSON(none_as_null=True)))
    op.add_column("member_import", sa.Column("done_at", sa.DateTime()))
