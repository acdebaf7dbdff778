"""Pictures in what people write."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "image",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("person_id", sa.String(12)),
        sa.Column("uploaded_at", sa.DateTime(), nullable=False),
        sa.Column("ending", sa.String(4), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.CheckConstraint("ending IN ('jpg', 'png', 'webp')", name="ending"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_image_person_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name="pk_image"),
    )
    op.create_index("ix_image_person_id", "image", ["person_id"])
    op.create_index("ix_image_uploaded_at", "image", ["uploaded_at"])
    op.create_table(
        "content_image",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("image_id", sa.String(12), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_content_image_content_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["image_id"], ["image.id"], name="fk_content_image_image_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("content_id", "image_id", name="pk_content_image"),
    )
    op.create_index("ix_content_image_image_id", "content_image", ["image_id"])
