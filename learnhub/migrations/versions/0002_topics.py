"""The vocabulary and the skills."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    create_topic()
    create_topic_name()
    create_person_topic()


def create_topic() -> None:
    op.create_table(
        "topic",
        sa.Column("id", sa.String(12), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_topic"),
    )


def create_topic_name() -> None:
    op.create_table(
        "topic_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.String(12), nullable=False),
        sa.Column("language", sa.String(5), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("folded", sa.String(60), nullable=False),
        sa.Column("is_main", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topic.id"], name="fk_topic_name_topic_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_topic_name"),
        sa.UniqueConstraint("language", "folded", name="uq_topic_name_language_folded"),
    )
    op.create_index(
        "uq_topic_name_main",
        "topic_name",
        ["topic_id", "language"],
        unique=True,
        sqlite_where=sa.text("is_main"),
        postgresql_where=sa.text("is_main"),
    )


def create_person_topic() -> None:
    op.create_table(
        "person_topic",
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("topic_id", sa.String(12), nullable=False),
        sa.Column("level", sa.String(10), nullable=False),
        sa.CheckConstraint("level IN ('learning', 'practises', 'helps', 'reference')", name="level"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_person_topic_person_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topic.id"], name="fk_person_topic_topic_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "topic_id", name="pk_person_topic"),
    )
    op.create_index("ix_person_topic_topic_level", "person_topic", ["topic_id", "level"])
