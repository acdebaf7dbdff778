"""What content said in each of its editions; texts of before are their own first one."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

ORIGINS = "origin IN ('written', 'edited', 'suggested', 'restored', 'redacted')"


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "revision",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=True),
        sa.Column("person_id", sa.String(12), nullable=True),
        sa.Column("origin", sa.String(10), nullable=False),
        sa.Column("language", sa.String(5), nullable=False),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("sections", sa.JSON(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.CheckConstraint(ORIGINS, name=op.f("ck_revision_origin")),
        sa.CheckConstraint("at IS NOT NULL OR person_id IS NULL", name=op.f("ck_revision_undated")),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_revision_content_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_revision_person_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("content_id", "number", name="pk_revision"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_revision_person_id", "revision", ["person_id"])
