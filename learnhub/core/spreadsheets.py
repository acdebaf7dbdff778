"""Files of lines for spreadsheets: UTF-8 with the mark by which Excel knows it, and nothing that computes."""

import csv
import io
from collections.abc import Iterable, Sequence

MARK = "\ufeff"
DELIMITERS = {"fr": ";"}  # what a spreadsheet expects where the comma divides decimals
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def inert(words: str) -> str:
    """A cell that a spreadsheet takes for text (OWASP, CSV injection)."""
    return f"'{words}" if words.lstrip(" ").startswith(_FORMULA) else words


def lines(rows: Iterable[Sequence[str]], language: str) -> str:
    """Rows as the spreadsheet of a reader divides them; the mark belongs before the first of a file."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=DELIMITERS.get(language, ","))
    table.writerows([inert(cell) for cell in row] for row in rows)
    return text.getvalue()
