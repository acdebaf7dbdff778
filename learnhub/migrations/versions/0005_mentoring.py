"""Mentors, their hours and the bookings."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    create_booking()
    create_mentor()
    create_busy_cell()
    create_day_off()
    create_weekly_hours()


def create_booking() -> None:
    op.create_table(
        "booking",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("mentor_id", sa.String(12), nullable=False),
        sa.Column("mentee_id", sa.String(12), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=False),
        sa.Column("question", sa.String(1000), nullable=False),
        sa.Column("place", sa.String(300), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("cancelled_by", sa.String(12), nullable=True),
        sa.Column("request_key", sa.String(40), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("status IN ('booked', 'cancelled')", name="status"),
        sa.CheckConstraint("ends_at > starts_at", name="later"),
        sa.CheckConstraint("mentor_id <> mentee_id", name="two_people"),
        sa.ForeignKeyConstraint(
            ["cancelled_by"], ["person.id"], name="fk_booking_cancelled_by", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["mentee_id"], ["person.id"], name="fk_booking_mentee_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["person.id"], name="fk_booking_mentor_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_booking"),
        sa.UniqueConstraint("mentee_id", "request_key", name="uq_booking_mentee_id_request_key"),
    )
    op.create_index("ix_booking_mentee_id_starts_at", "booking", ["mentee_id", "starts_at"])
    op.create_index("ix_booking_mentor_id_starts_at", "booking", ["mentor_id", "starts_at"])


def create_mentor() -> None:
    op.create_table(
        "mentor",
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("sentence", sa.String(200), nullable=False),
        sa.Column("place", sa.String(300), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("is_paused", sa.Boolean(), nullable=False),
        sa.Column("notice_min", sa.Integer(), nullable=False),
        sa.Column("horizon_days", sa.Integer(), nullable=False),
        sa.CheckConstraint("horizon_days BETWEEN 1 AND 90", name="horizon"),
        sa.CheckConstraint("notice_min >= 0", name="notice"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_mentor_person_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", name="pk_mentor"),
    )


def create_busy_cell() -> None:
    op.create_table(
        "busy_cell",
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("cell", sa.Integer(), nullable=False),
        sa.Column("booking_id", sa.String(12), nullable=False),
        sa.ForeignKeyConstraint(
            ["booking_id"], ["booking.id"], name="fk_busy_cell_booking_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_busy_cell_person_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("person_id", "cell", name="pk_busy_cell"),
    )
    op.create_index("ix_busy_cell_booking_id", "busy_cell", ["booking_id"])


def create_day_off() -> None:
    op.create_table(
        "day_off",
        sa.Column("mentor_id", sa.String(12), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["mentor.person_id"], name="fk_day_off_mentor_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("mentor_id", "day", name="pk_day_off"),
    )


def create_weekly_hours() -> None:
    op.create_table(
        "weekly_hours",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.String(12), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("starts_min", sa.Integer(), nullable=False),
        sa.Column("ends_min", sa.Integer(), nullable=False),
        sa.CheckConstraint("0 <= starts_min AND starts_min < ends_min AND ends_min <= 1440", name="minutes"),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["mentor.person_id"], name="fk_weekly_hours_mentor_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_weekly_hours"),
    )
    op.create_index("ix_weekly_hours_mentor_id", "weekly_hours", ["mentor_id"])
