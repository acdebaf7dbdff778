"""Inboxes, and who follows what: authors of questions and cards, and who answered."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

FOLLOWS = """
    INSERT INTO follow (person_id, content_id, reason, since)
    SELECT person_id, root_id, MAX(reason), MIN(published_at) FROM (
        SELECT authorship.person_id, content.root_id, content.published_at,
            CASE content.kind WHEN 'question' THEN 'asked' WHEN 'answer' THEN 'answered' ELSE 'wrote' END
                AS reason
        FROM authorship
        JOIN content ON content.id = authorship.content_id
        WHERE content.kind IN ('question', 'answer', 'card') AND content.status = 'published'
    ) AS written
    GROUP BY person_id, root_id
"""


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "follow",
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("reason", sa.String(10), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("stopped_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_follow_content_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_follow_person_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "content_id", name="pk_follow"),
    )
    op.create_index("ix_follow_content_id", "follow", ["content_id"])
    op.create_index("ix_follow_person_id_since", "follow", ["person_id", "since"])
    op.create_table(
        "inbox_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("thing", sa.String(40), nullable=False),
        sa.Column("content_id", sa.String(12), nullable=True),
        sa.Column("waits", sa.Boolean(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(), nullable=False),
        sa.Column("is_dated", sa.Boolean(), nullable=False),
        sa.Column("archived_at", sa.DateTime(), nullable=True),
        sa.Column("seen_at", sa.DateTime(), nullable=True),
        sa.Column("mailed_at", sa.DateTime(), nullable=True),
        sa.Column("is_for_mail", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_inbox_item_content_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_inbox_item_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_inbox_item"),
        sa.UniqueConstraint("person_id", "thing", name="uq_inbox_item_person_id_thing"),
    )
    op.create_index(
        "ix_inbox_item_waiting",
        "inbox_item",
        ["thing"],
        sqlite_where=sa.text("waits"),
        postgresql_where=sa.text("waits"),
    )
    op.create_index(
        "ix_inbox_item_for_mail",
        "inbox_item",
        ["person_id", "last_at"],
        sqlite_where=sa.text("is_for_mail"),
        postgresql_where=sa.text("is_for_mail"),
    )
    op.create_index(
        "ix_inbox_item_open",
        "inbox_item",
        ["person_id", "waits", "last_at", "id"],
        sqlite_where=sa.text("archived_at IS NULL"),
        postgresql_where=sa.text("archived_at IS NULL"),
    )
    op.create_table(
        "notice_choice",
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("channel", sa.String(10), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_notice_choice_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "kind", "channel", name="pk_notice_choice"),
    )
    op.create_table(
        "notice_rhythm",
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("days", sa.JSON(), server_default=sa.text("'[0, 1, 2, 3, 4]'"), nullable=False),
        sa.Column("digest_min", sa.Integer(), nullable=False),
        sa.Column("quiet_from", sa.Integer(), nullable=False),
        sa.Column("quiet_to", sa.Integer(), nullable=False),
        sa.Column("quiet_weekends", sa.Boolean(), nullable=False),
        sa.Column("leave_from", sa.Date(), nullable=True),
        sa.Column("leave_to", sa.Date(), nullable=True),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(leave_from IS NULL) = (leave_to IS NULL) AND leave_from <= leave_to",
            name="leave",
        ),
        sa.CheckConstraint("digest_min BETWEEN 0 AND 1439", name="digest"),
        sa.CheckConstraint(
            "quiet_from BETWEEN 0 AND 1439 AND quiet_to BETWEEN 0 AND 1439",
            name="quiet",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_notice_rhythm_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name="pk_notice_rhythm"),
    )
    op.create_table(
        "topic_follow",
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("topic_id", sa.String(12), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("stopped_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_topic_follow_person_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topic.id"], name="fk_topic_follow_topic_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "topic_id", name="pk_topic_follow"),
    )
    op.create_index("ix_topic_follow_topic_id", "topic_follow", ["topic_id"])
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("dedupe", sa.String(120), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("what", sa.String(30), nullable=False),
        sa.Column("reason", sa.String(10), nullable=False),
        sa.Column("content_id", sa.String(12), nullable=True),
        sa.Column("actor_id", sa.String(12), nullable=True),
        sa.Column("topic_id", sa.String(12), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("is_dated", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["person.id"], name="fk_notice_actor_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_notice_content_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["item_id"], ["inbox_item.id"], name="fk_notice_item_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_notice_person_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name="fk_notice_topic_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_notice"),
        sa.UniqueConstraint("person_id", "dedupe", name="uq_notice_person_id_dedupe"),
    )
    op.create_index("ix_notice_item_id_id", "notice", ["item_id", "id"])
    op.create_index("ix_notice_person_id_id", "notice", ["person_id", "id"])
    op.execute(FOLLOWS)
