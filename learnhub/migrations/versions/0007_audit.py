"""The audit log, which only grows."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    create_audit()
    protect_audit()


def create_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.String(32), nullable=False),
        sa.Column("action", sa.String(60), nullable=False),
        sa.Column("object", sa.String(120), nullable=False),
        sa.Column("result", sa.String(20), nullable=False),
        sa.Column("request_id", sa.String(32), nullable=False),
        sa.Column("ip_prefix", sa.String(50), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_at", "audit", ["at"])


def protect_audit() -> None:
    """Refuse changes of any row, and the removal of rows that are not a year old."""
    for statement in TRIGGERS[op.get_bind().dialect.name]:
        op.execute(statement)


TRIGGERS = {
    "sqlite": (
        """
        CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'audit rows do not change'); END
        """,
        """
        CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit WHEN OLD.at > datetime('now', '-1 year')
        BEGIN SELECT RAISE(ABORT, 'audit rows are kept for a year'); END
        """,
    ),
    "postgresql": (
        """
        CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation'; END $$
        """,
        """
        CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
        FOR EACH ROW EXECUTE FUNCTION refuse_audit_change('audit rows do not change')
        """,
        """
        CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
        FOR EACH ROW WHEN (OLD.at > (now() AT TIME ZONE 'utc') - interval '1 year')
        EXECUTE FUNCTION refuse_audit_change('audit rows are kept for a year')
        """,
    ),
}
