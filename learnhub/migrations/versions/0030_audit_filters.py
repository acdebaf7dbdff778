"""Indexes by which the audit log is read: by person, by action and by result, newest first."""

from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

INDEXES = {
    "newest": [],
    "actor": ["actor"],
    "action": ["action"],
    "actor_action": ["actor", "action"],
    "result": ["result"],
    "actor_result": ["actor", "result"],
}


def upgrade() -> None:
    """Take this step."""
    op.drop_index("ix_audit_at", "audit")
    for name, columns in INDEXES.items():
        op.create_index(f"ix_audit_{name}", "audit", [*columns, "at", "id"])
