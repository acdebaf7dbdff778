"""Calendars of mentors, which keep slots free."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "mentor_calendar",
        sa.Column("mentor_id", sa.String(12), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("host", sa.String(100), nullable=False),
        sa.Column("busy", sa.JSON(), nullable=False),
        sa.Column("unknown_zones", sa.JSON(), nullable=False),
        sa.Column("floating", sa.Integer(), nullable=False),
        sa.Column("unread", sa.Integer(), nullable=False),
        sa.Column("problem", sa.String(300), nullable=False),
        sa.Column("tried_at", sa.DateTime(), nullable=True),
        sa.Column("read_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["mentor.person_id"], name="fk_mentor_calendar_mentor_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("mentor_id", name="pk_mentor_calendar"),
    )
    op.create_index("ix_mentor_calendar_tried_at", "mentor_calendar", ["tried_at"])
