"""Live sessions with leaders."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    create_ama()
    create_ama_host()
    create_ama_question()


def create_ama() -> None:
    op.create_table(
        "ama",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("kind", sa.String(15), nullable=False),
        sa.Column("leader_id", sa.String(12), nullable=False),
        sa.Column("code", sa.String(6), nullable=False),
        sa.Column("phase", sa.String(10), nullable=False),
        sa.Column("moderation", sa.String(10), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("kind = 'ama'", name="kind"),
        sa.CheckConstraint("moderation IN ('before', 'after')", name="moderation"),
        sa.CheckConstraint("phase IN ('scheduled', 'live', 'ended')", name="phase"),
        sa.ForeignKeyConstraint(
            ["content_id", "kind"],
            ["content.id", "content.kind"],
            name="fk_ama_content_id_kind",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["leader_id"], ["person.id"], name="fk_ama_leader_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("content_id", name="pk_ama"),
    )
    op.create_index("ix_ama_leader_id", "ama", ["leader_id"])
    op.create_index("ix_ama_phase_starts_at", "ama", ["phase", "starts_at"])
    op.create_index(
        "uq_ama_code",
        "ama",
        ["code"],
        unique=True,
        sqlite_where=sa.text("phase <> 'ended'"),
        postgresql_where=sa.text("phase <> 'ended'"),
    )


def create_ama_host() -> None:
    op.create_table(
        "ama_host",
        sa.Column("ama_id", sa.String(12), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("part", sa.String(10), nullable=False),
        sa.CheckConstraint("part IN ('leader', 'host')", name="part"),
        sa.ForeignKeyConstraint(
            ["ama_id"], ["ama.content_id"], name="fk_ama_host_ama_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_ama_host_person_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("ama_id", "person_id", name="pk_ama_host"),
    )


def create_ama_question() -> None:
    op.create_table(
        "ama_question",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("kind", sa.String(15), nullable=False),
        sa.Column("ama_id", sa.String(12), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("reason", sa.String(15), nullable=False),
        sa.Column("note", sa.String(300), nullable=False),
        sa.Column("on_air_at", sa.DateTime(), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("kind = 'ama_question'", name="kind"),
        sa.CheckConstraint(
            "reason IN ('', 'answered', 'duplicate', 'off_topic', 'person', 'private', 'unclear', 'other')",
            name="reason",
        ),
        sa.CheckConstraint(
            "state IN ('waiting', 'approved', 'on_air', 'answered', 'dismissed')", name="state"
        ),
        sa.ForeignKeyConstraint(
            ["ama_id"], ["ama.content_id"], name="fk_ama_question_ama_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["content_id", "kind"],
            ["content.id", "content.kind"],
            name="fk_ama_question_content_id_kind",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("content_id", name="pk_ama_question"),
    )
    op.create_index("ix_ama_question_ama_id_state", "ama_question", ["ama_id", "state"])
    op.create_index(
        "uq_ama_question_on_air",
        "ama_question",
        ["ama_id"],
        unique=True,
        sqlite_where=sa.text("state = 'on_air'"),
        postgresql_where=sa.text("state = 'on_air'"),
    )
