"""The HTML and the excerpt of each text; the start that takes this step renders what is there already."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "content_html",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("section", sa.String(20), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("renderer", sa.Integer(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("excerpt", sa.String(200), nullable=False),
        sa.Column("html", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_content_html_content_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("content_id", "section", "position", name="pk_content_html"),
    )
    _note_texts("SELECT id, '', 0, 0, 0, '', '' FROM content WHERE body <> '' AND NOT is_anonymous")
    _note_texts("SELECT content_id, name, position, 0, 0, '', '' FROM content_section WHERE text <> ''")
    op.create_index("ix_content_html_renderer", "content_html", ["renderer"])


def _note_texts(texts: str) -> None:
    """A row for each text, made by no renderer yet."""
    op.execute(
        f"INSERT INTO content_html (content_id, section, position, renderer, words, excerpt, html) {texts}"
    )
