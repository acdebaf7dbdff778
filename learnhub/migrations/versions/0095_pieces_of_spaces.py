"""What was published in a space since a moment is found by an index, however long its history is."""

import sqlalchemy as sa
from alembic import op

revision = "0095"
down_revision = "0093"
branch_labels = None
depends_on = None

PUBLISHED = sa.text("status = 'published'")


def upgrade() -> None:
    """Take this step."""
    op.create_index(
        "ix_content_pieces",
        "content",
        ["space_id", "kind", "published_at"],
        sqlite_where=PUBLISHED,
        postgresql_where=PUBLISHED,
    )
