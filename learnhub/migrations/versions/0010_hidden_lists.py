"""Hidden content in every order in which moderators see lists."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    _index("ix_content_hidden_votes", "content", ["audience", "kind", "vote_count", "id"])
    tagged = ["topic_id", "audience", "kind"]
    _index("ix_content_topic_hidden", "content_topic", [*tagged, "published_at", "content_id"])
    _index("ix_content_topic_hidden_votes", "content_topic", [*tagged, "vote_count", "content_id"])


def _index(name: str, table: str, columns: list[str]) -> None:
    hidden = sa.text("status = 'hidden'")
    op.create_index(name, table, columns, sqlite_where=hidden, postgresql_where=hidden)
