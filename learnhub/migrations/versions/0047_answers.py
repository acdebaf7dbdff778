"""What becomes of answers: reminders to who asked, who else they helped, wikis, and what is made of them."""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.add_column("content", sa.Column("is_wiki", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("question", sa.Column("heard_at", sa.DateTime(), nullable=True))
    op.add_column(
        "question", sa.Column("reminders", sa.Integer(), server_default=sa.text("0"), nullable=False)
    )
    op.add_column("question", sa.Column("remind_at", sa.DateTime(), nullable=True))
    is_due = sa.text("remind_at IS NOT NULL")
    op.create_index(
        "ix_question_remind_at", "question", ["remind_at"], sqlite_where=is_due, postgresql_where=is_due
    )
    op.create_index("ix_content_source_source_id", "content_source", ["source_id"])
    op.create_table(
        "also_worked",
        sa.Column("answer_id", sa.String(12), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("context", sa.String(40), nullable=False),
        sa.Column("language", sa.String(5), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["content.id"], name="fk_also_worked_answer_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_also_worked_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("answer_id", "person_id", name="pk_also_worked"),
    )
    op.create_index("ix_also_worked_person_id_answer_id", "also_worked", ["person_id", "answer_id"])
