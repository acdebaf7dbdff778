"""Thanks, and how many there are for a piece of content."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    none = sa.text("0")
    op.add_column("content", sa.Column("thanks_count", sa.Integer(), server_default=none, nullable=False))
    op.create_table(
        "thanks",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.Column("language", sa.String(5), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_thanks_content_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_thanks_person_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("content_id", "person_id", name="pk_thanks"),
    )
    op.create_index("ix_thanks_person_id_content_id", "thanks", ["person_id", "content_id"])
