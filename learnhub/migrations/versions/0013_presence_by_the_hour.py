"""Moments of presence, kept by the hour.

The audit log only grows, so its trigger rests while the rows of sign-ins lose their minutes.
"""

from alembic import op

from learnhub.migrations import steps

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

HOUR = {"sqlite": "strftime('%Y-%m-%d %H:00:00.000000', {0})", "postgresql": "date_trunc('hour', {0})"}
PRESENCE = (
    "action LIKE 'session:%' OR action LIKE 'password:%' OR action IN ('members:join', 'company:set_up')"
)
NO_UPDATE = """
        CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'audit rows do not change'); END
        """


def upgrade() -> None:
    """Take this step."""
    _round("sign_in", "created_at")
    _round("sign_in", "expires_at")
    _round("one_time_link", "used_at")
    op.drop_table("throttle")  # tries are counted in memory now
    steps.execute(
        sqlite=("DROP TRIGGER audit_no_update",),
        postgresql=("ALTER TABLE audit DISABLE TRIGGER audit_no_update",),
    )
    _round("audit", "at", PRESENCE)
    steps.execute(
        sqlite=(NO_UPDATE,),
        postgresql=("ALTER TABLE audit ENABLE TRIGGER audit_no_update",),
    )


def _round(table: str, column: str, clause: str = "") -> None:
    hour = HOUR[op.get_bind().dialect.name].format(column)
    op.execute(f"UPDATE {table} SET {column} = {hour} WHERE {clause or f'{column} IS NOT NULL'}")
