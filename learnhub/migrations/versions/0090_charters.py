"""Charters: versions, amendments, what was said of these, and signatures."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

from learnhub.migrations import steps

revision = "0090"
down_revision = "0088"
branch_labels = None
depends_on = None

OPEN = "stage IN ('proposed', 'discussed', 'round')"
OVER = "stage NOT IN ('proposed', 'discussed', 'round')"


def upgrade() -> None:
    """Take this step."""
    steps.add_kind("charter")
    steps.add_kind("amendment")
    create_charters()
    create_amendments()
    create_voices()


def create_charters() -> None:
    """Charters and their versions."""
    op.create_table(
        "charter",
        _id("content_id"),
        sa.Column("kind", sa.String(15), nullable=False),
        _id("space_id"),
        _number("version"),
        _moment("version_at"),
        _number("writer_count"),
        _moment("reread_at"),
        sa.Column("is_reread_due", sa.Boolean(), nullable=False),
        sa.CheckConstraint("kind = 'charter'", name=op.f("ck_charter_kind")),
        _content("charter"),
        _to("charter", "space_id", "space"),
        sa.PrimaryKeyConstraint("content_id", name="pk_charter"),
        sa.UniqueConstraint("space_id", name="uq_charter_space_id"),
    )
    op.create_index("ix_charter_reread_at", "charter", ["reread_at"])
    op.create_table(
        "charter_version",
        _id("charter_id"),
        _number("number"),
        _number("edition"),
        _moment("at"),
        sa.Column("amendment_id", sa.String(12)),
        _number("people_count"),
        _to("charter_version", "charter_id"),
        _to("charter_version", "amendment_id"),
        sa.PrimaryKeyConstraint("charter_id", "number", name="pk_charter_version"),
    )
    op.create_index("ix_charter_version_amendment_id", "charter_version", ["amendment_id"])


def create_amendments() -> None:
    """Amendments."""
    op.create_table(
        "charter_amendment",
        _id("content_id"),
        sa.Column("kind", sa.String(15), nullable=False),
        _id("charter_id"),
        sa.Column("article", sa.Integer()),
        sa.Column("stage", sa.String(10), nullable=False),
        sa.Column("is_stale", sa.Boolean(), nullable=False),
        _moment("ends_at"),
        _moment("closed_at", nullable=True),
        sa.Column("edition", sa.Integer()),
        *(_number(name) for name in ("asked", "agreed", "accepted", "objected")),
        sa.CheckConstraint("kind = 'amendment'", name=op.f("ck_charter_amendment_kind")),
        sa.CheckConstraint(
            "stage IN ('proposed', 'discussed', 'round', 'adopted', 'objected', 'lapsed', 'withdrawn')",
            name=op.f("ck_charter_amendment_stage"),
        ),
        sa.CheckConstraint(f"({OPEN}) = (closed_at IS NULL)", name=op.f("ck_charter_amendment_closed")),
        _content("charter_amendment"),
        _to("charter_amendment", "charter_id"),
        sa.PrimaryKeyConstraint("content_id", name="pk_charter_amendment"),
    )
    _index("ix_charter_amendment_open", ["charter_id", "article", "content_id"], OPEN)
    _index("ix_charter_amendment_due", ["ends_at", "content_id"], OPEN)
    _index("ix_charter_amendment_closed", ["charter_id", "closed_at", "content_id"], OVER)


def create_voices() -> None:
    """What was said in rounds, and signatures."""
    op.create_table(
        "charter_voice",
        _id("amendment_id"),
        _id("person_id"),
        sa.Column("says", sa.String(10)),
        sa.Column("reason", sa.String(600), nullable=False),
        sa.Column("is_answered", sa.Boolean(), nullable=False),
        _moment("at", nullable=True),
        sa.CheckConstraint("says IN ('agree', 'accept', 'object')", name=op.f("ck_charter_voice_says")),
        sa.CheckConstraint("(says IS NULL) = (at IS NULL)", name=op.f("ck_charter_voice_said")),
        sa.CheckConstraint(
            "(reason <> '') = (says IS NOT NULL AND says = 'object')", name=op.f("ck_charter_voice_reason")
        ),
        sa.CheckConstraint(
            "NOT is_answered OR (says IS NOT NULL AND says = 'object')",
            name=op.f("ck_charter_voice_answered"),
        ),
        _to("charter_voice", "amendment_id"),
        _to("charter_voice", "person_id", "person"),
        sa.PrimaryKeyConstraint("amendment_id", "person_id", name="pk_charter_voice"),
    )
    op.create_index(
        "ix_charter_voice_amendment_id_says", "charter_voice", ["amendment_id", "says", "is_answered"]
    )
    op.create_index("ix_charter_voice_person_id", "charter_voice", ["person_id"])
    op.create_table(
        "charter_signature",
        _id("charter_id"),
        _number("version"),
        _id("person_id"),
        _moment("at"),
        _to("charter_signature", "charter_id"),
        _to("charter_signature", "person_id", "person"),
        sa.PrimaryKeyConstraint("charter_id", "version", "person_id", name="pk_charter_signature"),
    )
    op.create_index(
        "ix_charter_signature_listed", "charter_signature", ["charter_id", "version", "at", "person_id"]
    )
    op.create_index("ix_charter_signature_person_id", "charter_signature", ["person_id"])


def _id(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(12), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(), nullable=nullable)


def _to(table: str, column: str, other: str = "content") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE")


def _content(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["content_id", "kind"],
        ["content.id", "content.kind"],
        name=f"fk_{table}_content_id_kind",
        ondelete="CASCADE",
    )


def _index(name: str, columns: list[str], where: str) -> None:
    op.create_index(
        name,
        "charter_amendment",
        columns,
        sqlite_where=sa.text(where),
        postgresql_where=sa.text(where),
    )
