"""Badges, and what they were given for."""

import sqlalchemy as sa
from alembic import op

revision = "0104"
down_revision = "0103"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "badge_award",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("rule", sa.String(20), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("is_hidden", sa.Boolean(), nullable=False),
        sa.Column("revoked_by", sa.String(10), nullable=False),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.CheckConstraint("revoked_by IN ('holder', 'company', '')", name=op.f("ck_badge_award_revoked_by")),
        sa.CheckConstraint("(revoked_by = '') = (revoked_at IS NULL)", name=op.f("ck_badge_award_revoked")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_badge_award_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_badge_award"),
        sa.UniqueConstraint("person_id", "rule", name="uq_badge_award_person_id_rule"),
    )
    op.create_index("ix_badge_award_person_id_at", "badge_award", ["person_id", "at", "id"])
    op.create_table(
        "badge_evidence",
        sa.Column("award_id", sa.String(12), nullable=False),
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.ForeignKeyConstraint(
            ["award_id"], ["badge_award.id"], name="fk_badge_evidence_award_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_badge_evidence_content_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("award_id", "content_id", name="pk_badge_evidence"),
    )
    op.create_index("ix_badge_evidence_content_id", "badge_evidence", ["content_id"])
