"""What a mail server answered, addresses that it refuses, and what was done from a mail."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

TROUBLED = sa.text("done_at IS NULL AND failure <> ''")


def upgrade() -> None:
    """Take this step."""
    op.add_column("outbox", sa.Column("answer", sa.String(20), nullable=False, server_default=""))
    op.create_index(
        "ix_outbox_troubled", "outbox", ["channel", "id"], sqlite_where=TROUBLED, postgresql_where=TROUBLED
    )
    op.create_table(
        "mail_bounce",
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("bounces", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_mail_bounce_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name="pk_mail_bounce"),
    )
    op.create_table(
        "mail_action_use",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_mail_action_use"),
    )
    op.create_index("ix_mail_action_use_until", "mail_action_use", ["until"])
