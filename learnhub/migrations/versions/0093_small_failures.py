"""Small failures, and what colleagues answer to them."""

import sqlalchemy as sa
from alembic import op

from learnhub.migrations import steps

revision = "0093"
down_revision = "0090"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    steps.add_kind("failure")
    op.create_table(
        "failure",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("kind", sa.String(15), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("is_kept", sa.Boolean(), nullable=False),
        sa.Column("fades_on", sa.Date()),
        sa.Column("thanks_count", sa.Integer(), nullable=False),
        sa.Column("me_too_count", sa.Integer(), nullable=False),
        sa.Column("changed_count", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind = 'failure'", name=op.f("ck_failure_kind")),
        sa.ForeignKeyConstraint(
            ["content_id", "kind"],
            ["content.id", "content.kind"],
            name="fk_failure_content_id_kind",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("content_id", name="pk_failure"),
    )
    fades = sa.text("fades_on IS NOT NULL")
    op.create_index(
        "ix_failure_fades_on",
        "failure",
        ["fades_on", "content_id"],
        sqlite_where=fades,
        postgresql_where=fades,
    )
    op.create_table(
        "failure_echo",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("echo", sa.String(10), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.CheckConstraint("echo IN ('me_too', 'changed')", name=op.f("ck_failure_echo_echo")),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_failure_echo_content_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_failure_echo_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("content_id", "echo", "person_id", name="pk_failure_echo"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_failure_echo_person_id", "failure_echo", ["person_id"])
    op.create_table(
        "failure_voice",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("echo", sa.String(10), nullable=False),
        sa.Column("voter", sa.String(32), nullable=False),
        sa.CheckConstraint("echo IN ('thanks', 'me_too', 'changed')", name=op.f("ck_failure_voice_echo")),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_failure_voice_content_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("content_id", "echo", "voter", name="pk_failure_voice"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_failure_voice_voter", "failure_voice", ["voter"])
