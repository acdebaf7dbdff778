"""The key of the company and the badges that it signed."""

import sqlalchemy as sa
from alembic import op

from learnhub.core.encryption import EncryptedText

revision = "0109"
down_revision = "0104"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "badge_credential",
        sa.Column("award_id", sa.String(12), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("public_id", sa.String(22), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("signed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["award_id"], ["badge_award.id"], name="fk_badge_credential_award_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_badge_credential_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("award_id", name="pk_badge_credential"),
        sa.UniqueConstraint("public_id", name="uq_badge_credential_public_id"),
        sa.UniqueConstraint("number", name="uq_badge_credential_number"),
    )
    op.create_index("ix_badge_credential_person_id", "badge_credential", ["person_id"])
    op.create_table(
        "issuer_key",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("secret", EncryptedText(), nullable=False),
        sa.Column("public", sa.String(60), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_issuer_key_one")),
        sa.PrimaryKeyConstraint("id", name="pk_issuer_key"),
    )
