"""Thanks from a person to a person."""

import sqlalchemy as sa
from alembic import op

revision = "0103"
down_revision = "0102"
branch_labels = None
depends_on = None

ONE_THING = (
    "(content_id IS NOT NULL AND booking_id IS NULL AND meeting_id IS NULL) OR "
    "(content_id IS NULL AND booking_id IS NOT NULL AND meeting_id IS NULL) OR "
    "(content_id IS NULL AND booking_id IS NULL AND meeting_id IS NOT NULL)"
)


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "recognition",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("giver_id", sa.String(12), nullable=False),
        sa.Column("receiver_id", sa.String(12), nullable=False),
        sa.Column("content_id", sa.String(12), nullable=True),
        sa.Column("booking_id", sa.String(12), nullable=True),
        sa.Column("meeting_id", sa.String(12), nullable=True),
        sa.Column("words", sa.String(280), nullable=False),
        sa.Column("language", sa.String(5), nullable=False),
        sa.Column("charter_id", sa.String(12), nullable=True),
        sa.Column("article", sa.Integer(), nullable=True),
        sa.Column("value", sa.String(100), nullable=False),
        sa.Column("value_language", sa.String(5), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("is_hidden", sa.Boolean(), nullable=False),
        sa.Column("week", sa.String(8), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("giver_id <> receiver_id", name=op.f("ck_recognition_two_people")),
        sa.CheckConstraint(ONE_THING, name=op.f("ck_recognition_one_thing")),
        sa.CheckConstraint("turn BETWEEN 1 AND 3", name=op.f("ck_recognition_turn")),
        *(
            sa.ForeignKeyConstraint([column], [target], name=f"fk_recognition_{column}", ondelete=deleted)
            for column, target, deleted in (
                ("giver_id", "person.id", "CASCADE"),
                ("receiver_id", "person.id", "CASCADE"),
                ("content_id", "content.id", "CASCADE"),
                ("booking_id", "booking.id", "CASCADE"),
                ("meeting_id", "ritual_meeting.id", "CASCADE"),
                ("charter_id", "content.id", "SET NULL"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name="pk_recognition"),
        *(
            sa.UniqueConstraint("giver_id", *columns, name=f"uq_recognition_giver_id_{'_'.join(columns)}")
            for columns in (
                ("week", "turn"),
                ("receiver_id", "content_id"),
                ("receiver_id", "booking_id"),
                ("receiver_id", "meeting_id"),
            )
        ),
    )
    op.create_index("ix_recognition_received", "recognition", ["receiver_id", "at", "id"])
    for column in ("content_id", "booking_id", "meeting_id", "charter_id"):
        there = sa.text(f"{column} IS NOT NULL")
        op.create_index(
            f"ix_recognition_{column}", "recognition", [column], sqlite_where=there, postgresql_where=there
        )
