"""Communities: what they are about, who comes in, who takes over, and whose turn it was."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0087"
down_revision = "0086"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    create_communities()
    create_parts()


def create_communities() -> None:
    """The table of communities, and their topics."""
    op.create_table(
        "community",
        _id("space_id"),
        sa.Column("folded", sa.String(240), nullable=False),
        sa.Column("purpose", sa.String(600), nullable=False),
        sa.Column("rhythm", sa.String(80), nullable=False),
        sa.Column("welcome", sa.String(1000), nullable=False),
        sa.Column("language", sa.String(5), nullable=False),
        sa.Column("openness", sa.String(10), nullable=False),
        sa.Column("stage", sa.String(10), nullable=False),
        _id("proposed_by"),
        _moment("proposed_at", nullable=False),
        _moment("expires_at"),
        _moment("started_at"),
        _moment("ended_at"),
        sa.Column("merged_into", sa.String(12), nullable=True),
        _moment("seeks_since"),
        _moment("orphaned_at"),
        sa.Column("gap_days", sa.Integer(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("alarmed_on", sa.Date(), nullable=True),
        sa.Column("sunset_on", sa.Date(), nullable=True),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.CheckConstraint("openness IN ('open', 'closed', 'hidden')", name=op.f("ck_community_openness")),
        sa.CheckConstraint(
            "stage IN ('proposed', 'active', 'ended', 'merged')", name=op.f("ck_community_stage")
        ),
        sa.CheckConstraint("(stage = 'proposed') = (started_at IS NULL)", name=op.f("ck_community_started")),
        sa.CheckConstraint(
            "(stage = 'proposed') = (expires_at IS NOT NULL)", name=op.f("ck_community_expires")
        ),
        sa.CheckConstraint(
            "(stage IN ('ended', 'merged')) = (ended_at IS NOT NULL)", name=op.f("ck_community_ended")
        ),
        sa.CheckConstraint(
            "(stage = 'merged') = (merged_into IS NOT NULL)", name=op.f("ck_community_merged")
        ),
        _to("community", "space_id", "space", "CASCADE"),
        _to("community", "proposed_by", "person", "RESTRICT"),
        _to("community", "merged_into", "space", "RESTRICT"),
        sa.PrimaryKeyConstraint("space_id", name="pk_community"),
    )
    _index("ix_community_listed", "community", ["stage", "folded", "space_id"], "openness <> 'hidden'")
    _index("ix_community_proposed", "community", ["expires_at"], "stage = 'proposed'")
    op.create_index("ix_community_stage", "community", ["stage", "space_id"])
    op.create_index("ix_community_proposed_by", "community", ["proposed_by"])
    op.create_index("ix_community_merged_into", "community", ["merged_into"])
    op.create_table(
        "community_topic",
        _id("space_id"),
        _id("topic_id"),
        _to("community_topic", "space_id", "space", "CASCADE"),
        _to("community_topic", "topic_id", "topic", "CASCADE"),
        sa.PrimaryKeyConstraint("space_id", "topic_id", name="pk_community_topic"),
    )
    op.create_index("ix_community_topic_topic_id_space_id", "community_topic", ["topic_id", "space_id"])


def create_parts() -> None:
    """Who comes in, who takes over, and whose turn it was."""
    op.create_table(
        "community_admission",
        _id("space_id"),
        _id("person_id"),
        sa.Column("side", sa.String(10), nullable=False),
        _id("by_id"),
        sa.Column("words", sa.String(300), nullable=False),
        _moment("at", nullable=False),
        sa.Column("is_declined", sa.Boolean(), nullable=False),
        sa.CheckConstraint("side IN ('asked', 'invited')", name=op.f("ck_community_admission_side")),
        _to("community_admission", "space_id", "space", "CASCADE"),
        _to("community_admission", "person_id", "person", "CASCADE"),
        _to("community_admission", "by_id", "person", "CASCADE"),
        sa.PrimaryKeyConstraint("space_id", "person_id", name="pk_community_admission"),
    )
    op.create_index(
        "ix_community_admission_person_id_space_id", "community_admission", ["person_id", "space_id"]
    )
    op.create_index("ix_community_admission_by_id", "community_admission", ["by_id"])
    op.create_table(
        "community_handover",
        _id("space_id"),
        _id("to_id"),
        sa.Column("from_id", sa.String(12), nullable=True),
        sa.Column("is_willing", sa.Boolean(), nullable=False),
        _moment("at", nullable=False),
        sa.CheckConstraint(
            "is_willing OR from_id IS NOT NULL", name=op.f("ck_community_handover_somebody_said")
        ),
        _to("community_handover", "space_id", "space", "CASCADE"),
        _to("community_handover", "to_id", "person", "CASCADE"),
        _to("community_handover", "from_id", "person", "RESTRICT"),
        sa.PrimaryKeyConstraint("space_id", "to_id", name="pk_community_handover"),
    )
    op.create_index("ix_community_handover_to_id", "community_handover", ["to_id"])
    op.create_index("ix_community_handover_from_id", "community_handover", ["from_id"])
    op.create_table(
        "community_turn",
        _id("space_id"),
        _id("person_id"),
        sa.Column("day", sa.Date(), nullable=False),
        _to("community_turn", "space_id", "space", "CASCADE"),
        _to("community_turn", "person_id", "person", "CASCADE"),
        sa.PrimaryKeyConstraint("space_id", "person_id", name="pk_community_turn"),
    )
    op.create_index("ix_community_turn_person_id", "community_turn", ["person_id"])


def _id(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(12), nullable=False)


def _moment(name: str, *, nullable: bool = True) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(), nullable=nullable)


def _to(table: str, column: str, other: str, on_delete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}", ondelete=on_delete)


def _index(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
