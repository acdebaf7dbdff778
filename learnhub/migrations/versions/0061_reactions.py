"""Reactions to guides."""

import sqlalchemy as sa
from alembic import op

revision = "0061"
down_revision = "0060"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "guide_reaction",
        sa.Column("guide_id", sa.String(12), nullable=False),
        sa.Column("reaction", sa.String(10), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.CheckConstraint(
            "reaction IN ('learned', 'useful', 'outdated')", name=op.f("ck_guide_reaction_reaction")
        ),
        sa.ForeignKeyConstraint(
            ["guide_id"], ["content.id"], name="fk_guide_reaction_guide_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_guide_reaction_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("guide_id", "reaction", "person_id", name="pk_guide_reaction"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_guide_reaction_person_id", "guide_reaction", ["person_id"])
