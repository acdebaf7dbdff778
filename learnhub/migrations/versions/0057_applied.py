"""What happened when colleagues applied a guide."""

import sqlalchemy as sa
from alembic import op

from learnhub.migrations import steps

revision = "0057"
down_revision = "0056"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    steps.add_kind("report")
    op.create_table(
        "applied_report",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("kind", sa.String(15), nullable=False),
        sa.Column("guide_id", sa.String(12), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(10), nullable=False),
        sa.Column("status", sa.String(10), server_default=sa.text("''"), nullable=False),
        sa.CheckConstraint("kind = 'report'", name=op.f("ck_applied_report_kind")),
        sa.CheckConstraint(
            "outcome IN ('worked', 'partly', 'failed')", name=op.f("ck_applied_report_outcome")
        ),
        sa.ForeignKeyConstraint(
            ["content_id", "kind"],
            ["content.id", "content.kind"],
            name="fk_applied_report_content_id_kind",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["guide_id"], ["content.id"], name="fk_applied_report_guide_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_applied_report_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("content_id", name="pk_applied_report"),
        sa.UniqueConstraint("guide_id", "person_id", "day", name="uq_applied_report_guide_id_person_id_day"),
    )
    for name, columns in (
        ("day", ["guide_id", "day", "content_id"]),
        ("outcome", ["guide_id", "outcome", "day", "content_id"]),
        ("status", ["guide_id", "status", "outcome"]),
        ("person_id", ["person_id"]),
    ):
        op.create_index(f"ix_applied_report_{name}", "applied_report", columns)
    steps.execute(sqlite=SQLITE_TRIGGERS, postgresql=POSTGRESQL_TRIGGERS)


MORE = "UPDATE content SET use_count = use_count + 1 WHERE id = NEW.guide_id"
LESS = "UPDATE content SET use_count = use_count - 1 WHERE id = OLD.guide_id"
MOVED = (
    "UPDATE content SET use_count = use_count + CASE WHEN NEW.status = 'published' THEN 1 ELSE -1 END"
    " WHERE id = NEW.guide_id"
)
WHEN_MOVED = "(OLD.status = 'published') <> (NEW.status = 'published')"
CARRY_OVER = "UPDATE applied_report SET status = NEW.status WHERE content_id = NEW.id"

SQLITE_TRIGGERS = (
    """
    CREATE TRIGGER applied_report_filled AFTER INSERT ON applied_report
    BEGIN UPDATE applied_report SET (status) = (SELECT status FROM content WHERE id = NEW.content_id)
    WHERE content_id = NEW.content_id; END
    """,
    f"""
    CREATE TRIGGER applied_report_follows AFTER UPDATE OF status ON content BEGIN {CARRY_OVER}; END
    """,
    f"""
    CREATE TRIGGER applied_added AFTER INSERT ON applied_report WHEN NEW.status = 'published'
    BEGIN {MORE}; END
    """,
    f"""
    CREATE TRIGGER applied_gone AFTER DELETE ON applied_report WHEN OLD.status = 'published'
    BEGIN {LESS}; END
    """,
    f"""
    CREATE TRIGGER applied_moved AFTER UPDATE OF status ON applied_report WHEN {WHEN_MOVED}
    BEGIN {MOVED}; END
    """,
)


def _function(name: str, statement: str) -> str:
    body = f"BEGIN {statement}; RETURN NEW; END"
    return f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"


POSTGRESQL_TRIGGERS = (
    _function(
        "applied_report_filled",
        "SELECT status INTO NEW.status FROM content WHERE id = NEW.content_id FOR NO KEY UPDATE",
    ),
    """
    CREATE TRIGGER applied_report_filled BEFORE INSERT ON applied_report
    FOR EACH ROW EXECUTE FUNCTION applied_report_filled()
    """,
    _function("applied_report_follows", CARRY_OVER),
    """
    CREATE TRIGGER applied_report_follows AFTER UPDATE ON content
    FOR EACH ROW WHEN ((OLD.status) IS DISTINCT FROM (NEW.status)) EXECUTE FUNCTION applied_report_follows()
    """,
    _function("applied_added", MORE),
    """
    CREATE TRIGGER applied_added AFTER INSERT ON applied_report
    FOR EACH ROW WHEN (NEW.status = 'published') EXECUTE FUNCTION applied_added()
    """,
    _function("applied_gone", LESS),
    """
    CREATE TRIGGER applied_gone AFTER DELETE ON applied_report
    FOR EACH ROW WHEN (OLD.status = 'published') EXECUTE FUNCTION applied_gone()
    """,
    _function("applied_moved", MOVED),
    f"""
    CREATE TRIGGER applied_moved AFTER UPDATE ON applied_report
    FOR EACH ROW WHEN ({WHEN_MOVED}) EXECUTE FUNCTION applied_moved()
    """,
)
