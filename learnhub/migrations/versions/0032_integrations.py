"""Webhooks and chat channels."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "webhook",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("host", sa.String(253), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("former_secret", sa.Text(), nullable=False),
        sa.Column("rotated_at", sa.DateTime()),
        sa.Column("events", sa.JSON(), nullable=False),
        *_outcome(),
        sa.PrimaryKeyConstraint("id", name="pk_webhook"),
    )
    op.create_table(
        "chat_channel",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("service", sa.String(10), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("posts", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(5), nullable=False),
        *_outcome(),
        sa.CheckConstraint("service IN ('mattermost', 'slack', 'teams', 'matrix', 'ntfy')", name="service"),
        sa.CheckConstraint("language IN ('en', 'fr')", name="language"),
        sa.PrimaryKeyConstraint("id", name="pk_chat_channel"),
    )


def _outcome() -> list[sa.Column]:
    return [
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("sent_at", sa.DateTime()),
        sa.Column("failing_since", sa.DateTime()),
        sa.Column("rests_until", sa.DateTime()),
        sa.Column("failure", sa.String(300), nullable=False),
        sa.Column("stopped_at", sa.DateTime()),
    ]
