"""Checklists, their runs, and what was done in each."""

import sqlalchemy as sa
from alembic import op

from learnhub.migrations import steps

revision = "0064"
down_revision = "0062"
branch_labels = None
depends_on = None

MORE = "UPDATE content SET use_count = use_count + 1 WHERE id = NEW.checklist_id"
LESS = "UPDATE content SET use_count = use_count - 1 WHERE id = OLD.checklist_id"
FUNCTION = "CREATE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {}; RETURN NEW; END $$"
TRIGGER = "CREATE TRIGGER {0} AFTER {1} ON checklist_run FOR EACH ROW EXECUTE FUNCTION {0}()"


def upgrade() -> None:
    """Take this step."""
    steps.add_kind("checklist")
    op.create_table(
        "checklist_run",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("checklist_id", sa.String(12), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("team_id", sa.String(12)),
        sa.Column("subject", sa.String(80), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("settled", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("finished_at", sa.DateTime()),
        sa.ForeignKeyConstraint(
            ["checklist_id"], ["content.id"], name="fk_checklist_run_checklist_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_checklist_run_person_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["team.id"], name="fk_checklist_run_team_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_checklist_run"),
    )
    by_day = ["started_at", "id"]
    op.create_index("ix_checklist_run_own", "checklist_run", ["checklist_id", "person_id", *by_day])
    op.create_index("ix_checklist_run_team", "checklist_run", ["checklist_id", "team_id", *by_day])
    op.create_index("ix_checklist_run_team_id", "checklist_run", ["team_id"])
    op.create_index("ix_checklist_run_person_id", "checklist_run", ["person_id"])
    is_open = sa.text("finished_at IS NULL")
    op.create_index(
        "ix_checklist_run_open",
        "checklist_run",
        ["person_id", *by_day],
        sqlite_where=is_open,
        postgresql_where=is_open,
    )
    op.create_table(
        "checklist_mark",
        sa.Column("run_id", sa.String(12), nullable=False),
        sa.Column("key", sa.String(32), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("point", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(10), nullable=False),
        sa.Column("words", sa.String(300), nullable=False),
        sa.Column("reading", sa.Float()),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("arrived_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "mark IN ('done', 'skipped', 'open', 'note', 'finished')", name=op.f("ck_checklist_mark_mark")
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["checklist_run.id"], name="fk_checklist_mark_run_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_checklist_mark_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run_id", "key", name="pk_checklist_mark"),
    )
    op.create_index("ix_checklist_mark_person_id", "checklist_mark", ["person_id"])
    steps.execute(
        sqlite=(
            f"CREATE TRIGGER run_added AFTER INSERT ON checklist_run BEGIN {MORE}; END",
            f"CREATE TRIGGER run_gone AFTER DELETE ON checklist_run BEGIN {LESS}; END",
        ),
        postgresql=(
            FUNCTION.format("run_added", MORE),
            TRIGGER.format("run_added", "INSERT"),
            FUNCTION.format("run_gone", LESS),
            TRIGGER.format("run_gone", "DELETE"),
        ),
    )
