"""To whom questions are sent, and when to the next ones."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.add_column("question", sa.Column("round", sa.Integer(), nullable=False, server_default=sa.text("0")))
    op.add_column("question", sa.Column("next_ask_at", sa.DateTime(), nullable=True))
    is_due = sa.text("next_ask_at IS NOT NULL")
    op.create_index(
        "ix_question_next_ask_at", "question", ["next_ask_at"], sqlite_where=is_due, postgresql_where=is_due
    )
    op.create_table(
        "ask_request",
        sa.Column("question_id", sa.String(12), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.CheckConstraint("state IN ('open', 'declined', 'closed')", name="state"),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["question.content_id"],
            name="fk_ask_request_question_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_ask_request_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("question_id", "person_id", name="pk_ask_request"),
    )
    op.create_index("ix_ask_request_person_id_state", "ask_request", ["person_id", "state"])
