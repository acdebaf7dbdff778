"""What somebody follows, and what they do not any more, each read from an index."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

INDEXES = (
    ("ix_follow_followed", ["person_id", "since", "content_id"], sa.text("stopped_at IS NULL")),
    ("ix_follow_stopped", ["person_id", "stopped_at"], sa.text("stopped_at IS NOT NULL")),
)


def upgrade() -> None:
    """Take this step."""
    op.drop_index("ix_follow_person_id_since", "follow")
    for name, columns, where in INDEXES:
        op.create_index(name, "follow", columns, sqlite_where=where, postgresql_where=where)
