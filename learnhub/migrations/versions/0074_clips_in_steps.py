"""Which content shows which clip in a step."""

import sqlalchemy as sa
from alembic import op

revision = "0074"
down_revision = "0073"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "content_clip",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("clip_id", sa.String(12), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_content_clip_content_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["clip_id"], ["clip.id"], name="fk_content_clip_clip_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("content_id", "clip_id", name="pk_content_clip"),
    )
    op.create_index("ix_content_clip_clip_id", "content_clip", ["clip_id"])
