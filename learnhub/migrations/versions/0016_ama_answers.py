"""Answers to the questions of live sessions, and who owes one in writing by when."""

import sqlalchemy as sa
from alembic import op

from learnhub.migrations import steps

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

STATES = "state IN ('waiting', 'approved', 'on_air', 'answered', 'dismissed', 'in_writing')"
OWED = sa.text("kept_at IS NULL")


def upgrade() -> None:
    """Take this step."""
    steps.add_kind("ama_answer")
    with steps.rebuilding("ama_question") as batch:
        batch.drop_constraint(op.f("ck_ama_question_state"), type_="check")
        batch.create_check_constraint(op.f("ck_ama_question_state"), STATES)
    op.create_table(
        "ama_answer",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("kind", sa.String(15), nullable=False),
        sa.Column("question_id", sa.String(12), nullable=False),
        sa.Column("part", sa.String(10), nullable=False),
        sa.CheckConstraint("kind = 'ama_answer'", name="kind"),
        sa.CheckConstraint("part IN ('note', 'written')", name="part"),
        sa.ForeignKeyConstraint(
            ["content_id", "kind"],
            ["content.id", "content.kind"],
            name="fk_ama_answer_content_id_kind",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["ama_question.content_id"], name="fk_ama_answer_question_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("content_id", name="pk_ama_answer"),
        sa.UniqueConstraint("question_id", "part", name="uq_ama_answer_question_id_part"),
    )
    op.create_table(
        "ama_promise",
        sa.Column("question_id", sa.String(12), nullable=False),
        sa.Column("owed_by", sa.String(12), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("first_due_on", sa.Date(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["ama_question.content_id"],
            name="fk_ama_promise_question_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["owed_by"], ["person.id"], name="fk_ama_promise_owed_by", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("question_id", name="pk_ama_promise"),
    )
    op.create_index("ix_ama_promise_owed_by", "ama_promise", ["owed_by"])
    op.create_index(
        "ix_ama_promise_owed",
        "ama_promise",
        ["due_on", "question_id"],
        sqlite_where=OWED,
        postgresql_where=OWED,
    )
