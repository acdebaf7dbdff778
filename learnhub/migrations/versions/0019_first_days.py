"""First days of who takes up an invitation from now on."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "first_day",
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("settled", sa.JSON(), nullable=False, server_default=sa.text("'[]'")),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("is_left", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_first_day_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name="pk_first_day"),
    )
