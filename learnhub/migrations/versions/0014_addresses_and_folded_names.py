"""One form of each e-mail address, and folded names that fit their column.

Two accounts whose addresses become the same both stay: one keeps the address it had, and doctor names it.
Files of members that wait to be confirmed are sent again: their addresses were read in another way.
"""

import logging
import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

import idna
import sqlalchemy as sa
from alembic import op

from learnhub.migrations import steps

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

FOLDED_MAX = 240
LONGEST = {"email": 254, "folded": FOLDED_MAX}
UNSEEN = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})

logger = logging.getLogger("learnhub.migrations")


def upgrade() -> None:
    """Take this step."""
    with steps.rebuilding("topic_name") as batch:
        batch.alter_column(
            "folded", existing_type=sa.String(60), existing_nullable=False, type_=sa.String(FOLDED_MAX)
        )
    op.execute("DELETE FROM member_import")
    _renew("person", "email", "email", _email)
    _renew("person", "name", "folded", _fold)
    _renew("topic_name", "name", "folded", _fold, within="language")


def _renew(table: str, source: str, target: str, make: Callable[[str], str], within: str = "''") -> None:
    """Make a column of each row anew; a row whose new value another one has keeps the one that it had."""
    is_unique = (table, target) != ("person", "folded")
    found = _rows(f"SELECT id, {source}, {target}, {within} FROM {table} WHERE {source} IS NOT NULL")
    taken = {(group, value) for _id, _source, value, group in found}
    for row_id, text, value, group in found:
        made = make(text)
        if made == value:
            continue
        if (is_unique and (group, made) in taken) or len(made) > LONGEST[target]:
            logger.warning(
                "%s %s keeps the %s that it had: the new one is taken or too long", table, row_id, target
            )
            continue
        taken.add((group, made))
        statement = sa.text(f"UPDATE {table} SET {target} = :made WHERE id = :id")
        op.get_bind().execute(statement, {"made": made, "id": row_id})


def _rows(statement: str) -> Sequence[Any]:
    return op.get_bind().execute(sa.text(statement)).all()


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", UNSEEN.sub("", text))
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return (" ".join(letters.casefold().translate(LETTERS).split()) or text.strip())[:FOLDED_MAX]


def _email(text: str) -> str:
    small = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", UNSEEN.sub("", text)).lower())
    name, at, domain = small.strip().rpartition("@")
    return f"{name}{at}{_in_ascii(domain)}"


def _in_ascii(domain: str) -> str:
    if domain.isascii():
        return domain
    try:
        labels = idna.uts46_remap(domain, std3_rules=False).split(".")
    except idna.IDNAError:
        return domain
    return ".".join(
        label if label.isascii() else "xn--" + label.encode("punycode").decode() for label in labels
    )
