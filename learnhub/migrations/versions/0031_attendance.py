"""Who said that they come to a session."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "ama_attendance",
        sa.Column("ama_id", sa.String(12), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.ForeignKeyConstraint(
            ["ama_id"], ["ama.content_id"], name="fk_ama_attendance_ama_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_ama_attendance_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ama_id", "person_id", name="pk_ama_attendance"),
    )
    op.create_index("ix_ama_attendance_person_id", "ama_attendance", ["person_id"])
