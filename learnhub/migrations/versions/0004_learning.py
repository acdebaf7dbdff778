"""Cards with their reviews, and questions."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    create_card()
    create_content_source()
    create_question()
    create_card_progress()
    create_review()


def create_card() -> None:
    op.create_table(
        "card",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("kind", sa.String(15), nullable=False),
        sa.Column("back", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.CheckConstraint("kind = 'card'", name="kind"),
        sa.ForeignKeyConstraint(
            ["content_id", "kind"],
            ["content.id", "content.kind"],
            name="fk_card_content_id_kind",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("content_id", name="pk_card"),
    )


def create_content_source() -> None:
    op.create_table(
        "content_source",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("source_id", sa.String(12), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_content_source_content_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["content.id"], name="fk_content_source_source_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("content_id", "source_id", name="pk_content_source"),
    )


def create_question() -> None:
    op.create_table(
        "question",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("kind", sa.String(15), nullable=False),
        sa.Column("accepted_id", sa.String(12), nullable=True),
        sa.Column("accepted_at", sa.DateTime(), nullable=True),
        sa.Column("accepted_by", sa.String(12), nullable=True),
        sa.CheckConstraint("kind = 'question'", name="kind"),
        sa.ForeignKeyConstraint(
            ["accepted_by"], ["person.id"], name="fk_question_accepted_by", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["accepted_id"], ["content.id"], name="fk_question_accepted_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["content_id", "kind"],
            ["content.id", "content.kind"],
            name="fk_question_content_id_kind",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("content_id", name="pk_question"),
    )
    op.create_index("ix_question_accepted_id", "question", ["accepted_id"])


def create_card_progress() -> None:
    op.create_table(
        "card_progress",
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("card_id", sa.String(12), nullable=False),
        sa.Column("state", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=True),
        sa.Column("stability", sa.Float(), nullable=True),
        sa.Column("difficulty", sa.Float(), nullable=True),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(), nullable=True),
        sa.Column("is_suspended", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["card_id"], ["card.content_id"], name="fk_card_progress_card_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_card_progress_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "card_id", name="pk_card_progress"),
    )
    op.create_index("ix_card_progress_card_id", "card_progress", ["card_id"])
    op.create_index("ix_card_progress_person_id_due_at", "card_progress", ["person_id", "due_at"])


def create_review() -> None:
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("card_id", sa.String(12), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("ms", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("request_key", sa.String(40), nullable=False),
        sa.CheckConstraint("rating BETWEEN 1 AND 4", name="rating"),
        sa.ForeignKeyConstraint(
            ["card_id"], ["card.content_id"], name="fk_review_card_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_review_person_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_review"),
        sa.UniqueConstraint("person_id", "request_key", name="uq_review_person_id_request_key"),
    )
    op.create_index("ix_review_card_id_at", "review", ["card_id", "at"])
    op.create_index("ix_review_person_id_at", "review", ["person_id", "at"])
