"""Leader notes, and which leaders were asked for one."""

import sqlalchemy as sa
from alembic import op

from learnhub.migrations import steps

revision = "0100"
down_revision = "0096"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    steps.add_kind("leader_note")
    op.create_table(
        "leader_note",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("kind", sa.String(15), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("opens_meeting", sa.Boolean(), nullable=False),
        sa.CheckConstraint("kind = 'leader_note'", name=op.f("ck_leader_note_kind")),
        sa.ForeignKeyConstraint(
            ["content_id", "kind"],
            ["content.id", "content.kind"],
            name="fk_leader_note_content_id_kind",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("content_id", name="pk_leader_note"),
    )
    op.create_index("ix_leader_note_month", "leader_note", ["month", "content_id"])
    op.create_table(
        "leader_ask",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("is_off", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_leader_ask_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("month", "person_id", name="pk_leader_ask"),
    )
    op.create_index("ix_leader_ask_person_id", "leader_ask", ["person_id"])
