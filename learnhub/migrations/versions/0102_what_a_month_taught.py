"""The order that somebody chose for what a month taught."""

import sqlalchemy as sa
from alembic import op

revision = "0102"
down_revision = "0097"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "learned_order",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", name="pk_learned_order"),
    )
    op.create_table(
        "learned_place",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.ForeignKeyConstraint(
            ["month"], ["learned_order.month"], name="fk_learned_place_month", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_learned_place_content_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("month", "position", name="pk_learned_place"),
    )
    op.create_index("ix_learned_place_content_id", "learned_place", ["content_id"])
