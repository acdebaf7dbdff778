"""The words that content is found by: its title, body and sections, folded."""

import re
import unicodedata
from collections.abc import Sequence
from html import unescape
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

BATCH = 1_000
UNSEEN = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})
CONTENTS = (
    "SELECT id, title, body FROM content WHERE id > :after AND NOT is_anonymous AND status <> 'removed'"
    f" ORDER BY id LIMIT {BATCH}"
)
SECTIONS = (
    "SELECT content_id, text FROM content_section WHERE content_id > :after AND content_id <= :last"
    " ORDER BY content_id, name, position"
)


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "content_words",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_content_words_content_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("content_id", name="pk_content_words"),
    )
    after = ""
    while contents := _rows(CONTENTS, after=after):
        last = contents[-1][0]
        texts = {content_id: [title, body] for content_id, title, body in contents}
        for content_id, text in _rows(SECTIONS, after=after, last=last):
            texts.get(content_id, []).append(text)
        op.get_bind().execute(
            sa.text("INSERT INTO content_words (content_id, folded) VALUES (:id, :folded)"),
            [{"id": key, "folded": _folded("\n".join(parts))} for key, parts in texts.items()],
        )
        after = last


def _rows(statement: str, **values: Any) -> Sequence[Any]:
    return op.get_bind().execute(sa.text(statement), values).all()


def _folded(text: str) -> str:
    seen = UNSEEN.sub("", unescape(text).replace("\u2019", "'"))
    letters = "".join(sign for sign in unicodedata.normalize("NFKD", seen) if not unicodedata.combining(sign))
    return " ".join(letters.casefold().translate(LETTERS).split()) or text.strip()
