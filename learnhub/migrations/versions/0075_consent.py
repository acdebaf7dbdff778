"""Consent to share what was taken away from a session, and content that was made of what is no content."""

import sqlalchemy as sa
from alembic import op

from learnhub.migrations import steps

revision = "0075"
down_revision = "0074"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.add_column(
        "takeaway", sa.Column("consent", sa.String(7), nullable=False, server_default=sa.text("''"))
    )
    with steps.rebuilding("takeaway") as batch:
        batch.alter_column("consent", server_default=None)
        batch.create_check_constraint(
            op.f("ck_takeaway_consent"), "consent IN ('', 'asked', 'given', 'refused')"
        )
    op.create_table(
        "content_origin",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("thing", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_content_origin_content_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("content_id", name="pk_content_origin"),
    )
    op.create_index("ix_content_origin_thing", "content_origin", ["thing"])
