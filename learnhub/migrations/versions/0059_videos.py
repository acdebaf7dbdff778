"""Videos: clips that people send, and what is published with them."""

import sqlalchemy as sa
from alembic import op

from learnhub.migrations import steps

revision = "0059"
down_revision = "0058"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "clip",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("person_id", sa.String(12)),
        sa.Column("uploaded_at", sa.DateTime(), nullable=False),
        sa.Column("file_id", sa.String(12), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_clip_person_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["file_id"], ["stored_file.id"], name="fk_clip_file_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name="pk_clip"),
    )
    for column in ("file_id", "person_id", "uploaded_at"):
        op.create_index(f"ix_clip_{column}", "clip", [column])
    op.create_table(
        "video",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("clip_id", sa.String(12)),
        sa.Column("link", sa.String(500), nullable=False),
        sa.Column("captions", sa.Text(), nullable=False),
        sa.CheckConstraint("clip_id IS NULL OR (captions <> '' AND link = '')", name="captioned"),
        sa.CheckConstraint("clip_id IS NOT NULL OR link <> ''", name="shows"),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_video_content_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["clip_id"], ["clip.id"], name="fk_video_clip_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("content_id", name="pk_video"),
    )
    op.create_index("ix_video_clip_id", "video", ["clip_id"])
    steps.add_kind("video")
