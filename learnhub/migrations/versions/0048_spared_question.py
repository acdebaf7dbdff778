"""How many questions need not be asked, because something answered them already."""

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "spared_question",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint("number > 0", name="number"),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_spared_question_content_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("content_id", "day", name="pk_spared_question"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_spared_question_day", "spared_question", ["day"])
