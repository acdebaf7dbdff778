"""Anonymous texts wait outside the database, and nobody is named beside a vote for one.

What waits at this moment comes out as the next batch would have let it; votes for anonymous content keep
counting, and from now on nobody knows whose they are.
"""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_BEFORE = "ama.moderation = 'before'"
_PUBLISHED = f"""
    INSERT INTO content (
        id, kind, parent_id, root_id, space_id, audience, language, title, body, is_anonymous, status,
        hidden_reason, published_at, vote_count, answer_count, comment_count, use_count, edition
    )
    SELECT
        waiting.id, waiting.kind, parent.id, parent.root_id, parent.space_id, parent.audience,
        parent.language,
        waiting.title, waiting.body, :yes,
        CASE WHEN {_BEFORE} THEN 'waiting' ELSE 'published' END,
        '',
        CASE WHEN {_BEFORE} THEN NULL ELSE COALESCE(ama.opened_at, parent.published_at) END,
        0, 0, 0, 0, 1
    FROM anonymous_waiting AS waiting
    JOIN content AS parent ON parent.id = waiting.parent_id
    JOIN ama ON ama.content_id = parent.id
    ORDER BY waiting.id
"""
_QUESTIONS = f"""
    INSERT INTO ama_question (content_id, kind, ama_id, state, reason, note)
    SELECT waiting.id, waiting.kind, ama.content_id,
        CASE WHEN {_BEFORE} THEN 'waiting' ELSE 'approved' END, '', ''
    FROM anonymous_waiting AS waiting JOIN ama ON ama.content_id = waiting.parent_id
    ORDER BY waiting.id
"""
_SECRETS = """
    INSERT INTO anonymous_edit (content_id, edit_hash)
    SELECT waiting.id, waiting.edit_hash
    FROM anonymous_waiting AS waiting JOIN content ON content.id = waiting.id
    ORDER BY waiting.id
"""
_UNSIGNED = "content_id IN (SELECT id FROM content WHERE is_anonymous = :yes)"


def upgrade() -> None:
    """Take this step."""
    connection = op.get_bind()
    for statement in (_PUBLISHED, _QUESTIONS, _SECRETS):
        connection.execute(sa.text(statement), {"yes": True} if ":yes" in statement else {})
    op.drop_table("anonymous_waiting")
    _keep_secrets_without_order()
    op.create_table(
        "anonymous_vote",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("voter", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_anonymous_vote_content_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("content_id", "voter", name="pk_anonymous_vote"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_anonymous_vote_voter", "anonymous_vote", ["voter"])
    _forget_voters()


def _keep_secrets_without_order() -> None:
    """On SQLite a table with a rowid tells in which order its rows came."""
    connection = op.get_bind()
    found = connection.execute(
        sa.text("SELECT content_id, edit_hash FROM anonymous_edit ORDER BY content_id")
    )
    rows = [dict(row) for row in found.mappings()]
    op.drop_table("anonymous_edit")
    table = op.create_table(
        "anonymous_edit",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("edit_hash", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_anonymous_edit_content_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("content_id", name="pk_anonymous_edit"),
        sa.UniqueConstraint("edit_hash", name="uq_anonymous_edit_edit_hash"),
        sqlite_with_rowid=False,
    )
    if rows:
        op.bulk_insert(table, rows)


def _forget_voters() -> None:
    """Each vote becomes one of somebody unknown."""
    connection = op.get_bind()
    votes = connection.execute(
        sa.text(f"SELECT content_id FROM vote WHERE {_UNSIGNED} ORDER BY content_id"), {"yes": True}
    ).scalars()
    rows = [{"content_id": content_id, "voter": secrets.token_hex(16)} for content_id in votes]
    if rows:
        insert = sa.text("INSERT INTO anonymous_vote (content_id, voter) VALUES (:content_id, :voter)")
        connection.execute(insert, sorted(rows, key=lambda row: (row["content_id"], row["voter"])))
    connection.execute(sa.text(f"DELETE FROM vote WHERE {_UNSIGNED}"), {"yes": True})
