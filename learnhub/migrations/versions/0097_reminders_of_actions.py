"""Where an action was agreed, and how often its owner was reminded of it."""

import sqlalchemy as sa
from alembic import op

from learnhub.migrations import steps

revision = "0097"
down_revision = "0101"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step. Those there are were agreed in meetings; of what is late, people are reminded once."""
    op.add_column("action_item", sa.Column("address", sa.String(60), nullable=False, server_default=""))
    op.add_column("action_item", sa.Column("reminded", sa.Integer(), nullable=False, server_default="0"))
    op.execute(
        sa.text(
            "UPDATE action_item SET address = coalesce((SELECT '/rituals/' || ritual_id || '/' || "
            "CAST(day AS VARCHAR(10)) FROM ritual_meeting WHERE id = action_item.part_id), '')"
        )
    )
    with steps.rebuilding("action_item") as table:
        table.alter_column("address", server_default=None)
        table.alter_column("reminded", server_default=None)
    is_open = sa.text("done_at IS NULL")
    op.create_index(
        "ix_action_item_reminded",
        "action_item",
        ["reminded", "due_on", "id"],
        sqlite_where=is_open,
        postgresql_where=is_open,
    )
