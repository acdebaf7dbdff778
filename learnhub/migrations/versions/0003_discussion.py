"""Content, its authors, tags and votes."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    create_content()
    create_anonymous_edit()
    create_anonymous_waiting()
    create_authorship()
    create_content_topic()
    create_vote()


def create_content() -> None:
    op.create_table(
        "content",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("kind", sa.String(15), nullable=False),
        sa.Column("parent_id", sa.String(12), nullable=True),
        sa.Column("root_id", sa.String(12), nullable=False),
        sa.Column("space_id", sa.String(12), nullable=False),
        sa.Column("language", sa.String(5), nullable=False),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("is_anonymous", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("hidden_reason", sa.String(300), nullable=False),
        sa.Column("published_at", sa.DateTime(), nullable=True),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("activity_at", sa.DateTime(), nullable=True),
        sa.Column("vote_count", sa.Integer(), nullable=False),
        sa.Column("answer_count", sa.Integer(), nullable=False),
        sa.Column("comment_count", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('card', 'question', 'answer', 'ama', 'ama_question')", name="kind"),
        sa.CheckConstraint("status IN ('draft', 'waiting', 'published', 'hidden', 'removed')", name="status"),
        sa.CheckConstraint("(parent_id IS NULL) = (root_id = id)", name="root"),
        sa.CheckConstraint("NOT is_anonymous OR (edited_at IS NULL AND activity_at IS NULL)", name="undated"),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["content.id"], name="fk_content_parent_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["root_id"], ["content.id"], name="fk_content_root_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["space_id"], ["space.id"], name="fk_content_space_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name="pk_content"),
        sa.UniqueConstraint("id", "kind", name="uq_content_id_kind"),
    )
    op.create_index("ix_content_most_votes", "content", ["space_id", "kind", "status", "vote_count", "id"])
    op.create_index("ix_content_newest", "content", ["space_id", "kind", "status", "published_at", "id"])
    op.create_index("ix_content_parent_id_status", "content", ["parent_id", "status"])
    op.create_index("ix_content_root_id_kind_status", "content", ["root_id", "kind", "status"])


def create_anonymous_edit() -> None:
    op.create_table(
        "anonymous_edit",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("edit_hash", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_anonymous_edit_content_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("content_id", name="pk_anonymous_edit"),
        sa.UniqueConstraint("edit_hash", name="uq_anonymous_edit_edit_hash"),
    )


def create_anonymous_waiting() -> None:
    op.create_table(
        "anonymous_waiting",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("kind", sa.String(15), nullable=False),
        sa.Column("parent_id", sa.String(12), nullable=False),
        sa.Column("language", sa.String(5), nullable=False),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("edit_hash", sa.String(64), nullable=False),
        sa.CheckConstraint("kind IN ('ama_question')", name="kind"),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["content.id"], name="fk_anonymous_waiting_parent_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_anonymous_waiting"),
        sqlite_with_rowid=False,
    )


def create_authorship() -> None:
    op.create_table(
        "authorship",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("part", sa.String(10), nullable=False),
        sa.CheckConstraint("part IN ('author', 'co_author', 'source')", name="part"),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_authorship_content_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_authorship_person_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("content_id", "person_id", "part", name="pk_authorship"),
    )
    op.create_index("ix_authorship_person_id_content_id", "authorship", ["person_id", "content_id"])


def create_content_topic() -> None:
    op.create_table(
        "content_topic",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("topic_id", sa.String(12), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_content_topic_content_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topic.id"], name="fk_content_topic_topic_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("content_id", "topic_id", name="pk_content_topic"),
    )
    op.create_index("ix_content_topic_topic_id_content_id", "content_topic", ["topic_id", "content_id"])


def create_vote() -> None:
    op.create_table(
        "vote",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_vote_content_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_vote_person_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("content_id", "person_id", name="pk_vote"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_vote_person_id_content_id", "vote", ["person_id", "content_id"])
