"""Leases of jobs, and messages that wait to be sent."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

OPEN = sa.text("done_at IS NULL AND failed_at IS NULL")
DONE = sa.text("done_at IS NOT NULL")
FAILED = sa.text("failed_at IS NOT NULL")


def upgrade() -> None:
    """Take this step."""
    create_job_lease()
    create_outbox()


def create_job_lease() -> None:
    op.create_table(
        "job_lease",
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("holder", sa.String(60), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_job_lease"),
    )


def create_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("dedupe", sa.String(120), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("not_before", sa.DateTime(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(60), nullable=False),
        sa.Column("leased_until", sa.DateTime(), nullable=True),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.Column("failed_at", sa.DateTime(), nullable=True),
        sa.Column("failure", sa.String(300), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
    )
    op.create_index("uq_outbox_channel_dedupe", "outbox", ["channel", "dedupe"], unique=True)
    op.create_index(
        "ix_outbox_open",
        "outbox",
        ["channel", "not_before", "id"],
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )
    op.create_index("ix_outbox_done_at", "outbox", ["done_at"], sqlite_where=DONE, postgresql_where=DONE)
    op.create_index(
        "ix_outbox_failed_at", "outbox", ["failed_at"], sqlite_where=FAILED, postgresql_where=FAILED
    )
