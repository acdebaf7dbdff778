"""Files as rows of their own, each kept once, and narrower versions of pictures."""

import sqlalchemy as sa
from alembic import op

from learnhub.migrations import steps

revision = "0055"
down_revision = "0054"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step. The file of a picture keeps its name, the id of the picture, and has no hash."""
    op.create_table(
        "stored_file",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("sha256", sa.String(64)),
        sa.Column("ending", sa.String(4), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("stored_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("ending IN ('jpg', 'png', 'webp', 'mp4', 'webm')", name="ending"),
        sa.PrimaryKeyConstraint("id", name="pk_stored_file"),
    )
    op.create_index("ux_stored_file_sha256", "stored_file", ["sha256"], unique=True)
    op.execute(
        "INSERT INTO stored_file (id, ending, bytes, stored_at)"
        " SELECT id, ending, bytes, uploaded_at FROM image"
    )
    op.add_column("image", sa.Column("file_id", sa.String(12)))
    op.execute("UPDATE image SET file_id = id")
    with steps.rebuilding("image") as image:
        image.drop_constraint(op.f("ck_image_ending"), type_="check")
        image.drop_column("ending")
        image.drop_column("bytes")
        image.alter_column("file_id", existing_type=sa.String(12), nullable=False)
        image.create_foreign_key("fk_image_file_id", "stored_file", ["file_id"], ["id"], ondelete="RESTRICT")
    op.create_index("ix_image_file_id", "image", ["file_id"])
    op.create_table(
        "image_size",
        sa.Column("image_id", sa.String(12), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.String(12), nullable=False),
        sa.ForeignKeyConstraint(
            ["image_id"], ["image.id"], name="fk_image_size_image_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name="fk_image_size_file_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("image_id", "width", name="pk_image_size"),
    )
    op.create_index("ix_image_size_file_id", "image_size", ["file_id"])
