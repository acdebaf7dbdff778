"""Sessions that move, what was taken away from them, and hours that end after midnight."""

import sqlalchemy as sa
from alembic import op

from learnhub.migrations import steps

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

MINUTES = "starts_min BETWEEN 0 AND 1439 AND ends_min BETWEEN starts_min + 1 AND starts_min + 1440"


def upgrade() -> None:
    """Take this step."""
    op.add_column("booking", sa.Column("sequence", sa.Integer(), nullable=True))
    op.execute("UPDATE booking SET sequence = CASE status WHEN 'cancelled' THEN 1 ELSE 0 END")
    with steps.rebuilding("booking") as batch:
        batch.alter_column("sequence", nullable=False)
    with steps.rebuilding("weekly_hours") as batch:
        batch.drop_constraint(op.f("ck_weekly_hours_minutes"), type_="check")
        batch.create_check_constraint(op.f("ck_weekly_hours_minutes"), MINUTES)
    op.create_table(
        "takeaway",
        sa.Column("booking_id", sa.String(12), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("text", sa.String(200), nullable=False),
        sa.Column("is_shared", sa.Boolean(), nullable=False),
        sa.Column("noted_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["booking_id"], ["booking.id"], name="fk_takeaway_booking_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_takeaway_person_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("booking_id", "person_id", name="pk_takeaway"),
    )
    op.create_index("ix_takeaway_person_id", "takeaway", ["person_id"])
