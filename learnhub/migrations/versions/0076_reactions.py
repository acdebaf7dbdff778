"""Reactions to everything in the library, no longer to guides alone."""

import sqlalchemy as sa
from alembic import op

revision = "0076"
down_revision = "0075"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "content_reaction",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("reaction", sa.String(10), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.CheckConstraint(
            "reaction IN ('learned', 'useful', 'outdated')", name=op.f("ck_content_reaction_reaction")
        ),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_content_reaction_content_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_content_reaction_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("content_id", "reaction", "person_id", name="pk_content_reaction"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_content_reaction_person_id", "content_reaction", ["person_id"])
    op.execute(
        "INSERT INTO content_reaction (content_id, reaction, person_id)"
        " SELECT guide_id, reaction, person_id FROM guide_reaction"
    )
    op.drop_table("guide_reaction")
