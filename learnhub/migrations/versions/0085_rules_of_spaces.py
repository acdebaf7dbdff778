"""What spaces leave to whom, terms of those who facilitate, and lists of a space from an index."""

import sqlalchemy as sa
from alembic import op

from learnhub.migrations import steps

revision = "0085"
down_revision = "0076"
branch_labels = None
depends_on = None

LISTED = sa.text("status = 'published' AND parent_id IS NULL")
WHO = "('nobody', 'facilitators', 'members', 'everybody')"


def upgrade() -> None:
    """Take this step."""
    with steps.rebuilding("space") as batch:
        batch.add_column(sa.Column("is_listed", sa.Boolean(), nullable=False, server_default=sa.true()))
        batch.add_column(sa.Column("is_frozen", sa.Boolean(), nullable=False, server_default=sa.false()))
        for name, who in (("posts", "members"), ("answers", "everybody"), ("approves", "nobody")):
            default = sa.text(f"'{who}'")
            batch.add_column(sa.Column(name, sa.String(12), nullable=False, server_default=default))
            batch.create_check_constraint(op.f(f"ck_space_{name}"), f"{name} IN {WHO}")
        batch.create_check_constraint(op.f("ck_space_open_is_listed"), "is_listed OR NOT is_open")
    op.add_column("space_member", sa.Column("joined_at", sa.DateTime(), nullable=True))
    op.add_column("space_member", sa.Column("until", sa.DateTime(), nullable=True))
    op.create_index(
        "ix_content_space",
        "content",
        ["space_id", "kind", "language", "published_at", "id"],
        sqlite_where=LISTED,
        postgresql_where=LISTED,
    )
