"""Co-authors on profiles, one part of each person, and reports that became limits."""

import sqlalchemy as sa
from alembic import op

revision = "0068"
down_revision = "0061"
branch_labels = None
depends_on = None

SIGNED = sa.text("status = 'published' AND part <> 'source'")


def upgrade() -> None:
    """Take this step."""
    op.drop_index("ix_authorship_published", "authorship")
    op.create_index(
        "ix_authorship_published",
        "authorship",
        ["person_id", "kind", "published_at", "content_id"],
        sqlite_where=SIGNED,
        postgresql_where=SIGNED,
    )
    op.drop_index("ix_authorship_person_id_content_id", "authorship")
    op.create_index(
        "ix_authorship_person_id_content_id", "authorship", ["person_id", "content_id"], unique=True
    )
    op.create_table(
        "added_limit",
        sa.Column("report_id", sa.String(12), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["content.id"], name="fk_added_limit_report_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_added_limit_person_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("report_id", name="pk_added_limit"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_added_limit_person_id", "added_limit", ["person_id"])
