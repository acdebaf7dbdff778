"""REX: their life, timeline and causes, who was there, and the register of projects."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from learnhub.migrations import steps

revision = "0096"
down_revision = "0095"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    steps.add_kind("rex")
    _projects()
    _rex()
    _pieces()
    op.create_table(
        "rex_witness",
        _id("rex_id"),
        _id("person_id"),
        sa.Column("checked_at", sa.DateTime()),
        _text("differs", 1_000),
        _to("rex_witness", "rex_id", "rex.content_id", "CASCADE"),
        _to("rex_witness", "person_id", "person.id"),
        sa.PrimaryKeyConstraint("rex_id", "person_id", name="pk_rex_witness"),
    )
    op.create_index("ix_rex_witness_person_id", "rex_witness", ["person_id"])


def _projects() -> None:
    op.create_table(
        "rex_project",
        _id("id"),
        _text("name", 120),
        _text("team", 120),
        _text("language", 5),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("opened_on", sa.Date()),
        _id("added_by"),
        _to("rex_project", "added_by", "person.id"),
        sa.PrimaryKeyConstraint("id", name="pk_rex_project"),
    )
    op.create_index("ix_rex_project_added_by", "rex_project", ["added_by"])
    op.create_index("ix_rex_project_ends_on", "rex_project", ["ends_on", "id"])
    _partial("ix_rex_project_open", "rex_project", ["ends_on", "id"], "opened_on IS NULL")
    op.create_table(
        "rex_project_person",
        _id("project_id"),
        _id("person_id"),
        _to("rex_project_person", "project_id", "rex_project.id", "CASCADE"),
        _to("rex_project_person", "person_id", "person.id", "CASCADE"),
        sa.PrimaryKeyConstraint("project_id", "person_id", name="pk_rex_project_person"),
    )
    op.create_index("ix_rex_project_person_person_id", "rex_project_person", ["person_id"])


def _rex() -> None:
    op.create_table(
        "rex",
        _id("content_id"),
        _text("kind", 15),
        *(_text(name, 10) for name in ("template", "stage", "opened")),
        _id("project_id", nullable=True),
        _id("owner_id"),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date()),
        sa.Column("due_on", sa.Date(), nullable=False),
        _id("review_id", nullable=True),
        sa.Column("review_on", sa.Date()),
        sa.Column("effect_due_on", sa.Date()),
        sa.Column("effect_asked_at", sa.DateTime()),
        sa.Column("effect", sa.String(10)),
        _text("effect_words", 400),
        sa.Column("effect_at", sa.DateTime()),
        _check("rex", "kind", "kind = 'rex'"),
        _check("rex", "template", "template IN ('project', 'incident', 'short')"),
        _check("rex", "stage", "stage IN ('draft', 'checking', 'review', 'published')"),
        _check("rex", "opened", "opened IN ('person', 'project', 'api')"),
        _check("rex", "effect", "effect IN ('yes', 'partly', 'no')"),
        _check("rex", "answered", "(effect IS NULL) = (effect_at IS NULL)"),
        _check("rex", "days", "ended_on IS NULL OR ended_on >= happened_on"),
        sa.ForeignKeyConstraint(
            ["content_id", "kind"],
            ["content.id", "content.kind"],
            name="fk_rex_content_id_kind",
            ondelete="CASCADE",
        ),
        _to("rex", "project_id", "rex_project.id"),
        _to("rex", "owner_id", "person.id"),
        _to("rex", "review_id", "content.id"),
        sa.UniqueConstraint("project_id", name="uq_rex_project_id"),
        sa.PrimaryKeyConstraint("content_id", name="pk_rex"),
    )
    for column in ("owner_id", "due_on", "review_id"):
        op.create_index(f"ix_rex_{column}", "rex", [column])
    _partial("ix_rex_effect", "rex", ["effect_due_on"], "effect IS NULL AND effect_due_on IS NOT NULL")


def _pieces() -> None:
    op.create_table(
        "rex_entry",
        _id("id"),
        _id("rex_id"),
        sa.Column("at", sa.DateTime(), nullable=False),
        _text("viewpoint", 80),
        _text("words", 1_000),
        sa.Column("edition", sa.Integer(), nullable=False),
        _to("rex_entry", "rex_id", "rex.content_id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_rex_entry"),
    )
    op.create_index("ix_rex_entry_rex_id_at", "rex_entry", ["rex_id", "at", "id"])
    op.create_table(
        "rex_cause",
        _id("id"),
        _id("rex_id"),
        _id("parent_id", nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        _text("kind", 15),
        _text("joins", 10),
        sa.Column("can_act", sa.Boolean(), nullable=False),
        sa.Column("nobody_knows", sa.Boolean(), nullable=False),
        _text("words", 300),
        sa.Column("edition", sa.Integer(), nullable=False),
        _check("rex_cause", "kind", "kind IN ('', 'person', 'task', 'equipment', 'surroundings')"),
        _check("rex_cause", "joins", "joins IN ('together', 'either')"),
        _check("rex_cause", "parent", "parent_id <> id"),
        _to("rex_cause", "rex_id", "rex.content_id", "CASCADE"),
        _to("rex_cause", "parent_id", "rex_cause.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_rex_cause"),
    )
    op.create_index("ix_rex_cause_rex_id", "rex_cause", ["rex_id", "parent_id", "position", "id"])
    op.create_index("ix_rex_cause_parent_id", "rex_cause", ["parent_id"])
    _partial("ix_rex_cause_root", "rex_cause", ["rex_id"], "parent_id IS NULL")
    op.create_table(
        "rex_edition",
        _id("piece_id"),
        sa.Column("number", sa.Integer(), nullable=False),
        _id("rex_id"),
        sa.Column("at", sa.DateTime(), nullable=False),
        _text("words", 1_000),
        _to("rex_edition", "rex_id", "rex.content_id", "CASCADE"),
        sa.PrimaryKeyConstraint("piece_id", "number", name="pk_rex_edition"),
    )
    op.create_index("ix_rex_edition_rex_id", "rex_edition", ["rex_id"])


def _id(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(12), nullable=nullable)


def _text(name: str, longest: int) -> sa.Column[Any]:
    return sa.Column(name, sa.String(longest), nullable=False)


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def _partial(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def _to(table: str, column: str, target: str, ondelete: str = "RESTRICT") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}", ondelete=ondelete)
