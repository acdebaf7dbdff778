"""The words of a search, found again in a title."""

import re
from dataclasses import replace

from learnhub.core.markdown import typeset
from learnhub.features.library.schemas import LibraryRow, TextPart


def marked(row: LibraryRow, words: list[str]) -> LibraryRow:
    """The row as the screen shows it: typeset, and with the words of the search found in its title."""
    title, excerpt = (typeset(text, row.language) for text in (row.title, row.excerpt))
    return replace(row, marked=highlighted(title, words), excerpt=excerpt)


def highlighted(text: str, words: list[str]) -> list[TextPart]:
    """The text in pieces, so that the words of a search can be shown in it."""
    if not words:
        return [TextPart(text)]
    found = re.compile(
        "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)), re.IGNORECASE
    )
    parts, end = [], 0
    for match in found.finditer(text):
        parts += [TextPart(text[end : match.start()]), TextPart(match[0], is_match=True)]
        end = match.end()
    parts.append(TextPart(text[end:]))
    return [part for part in parts if part.text]
