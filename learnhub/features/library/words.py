"""The words of a search, found again in a title."""

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache

from learnhub.core.language import as_looked_for
from learnhub.core.markdown import typeset
from learnhub.features.discussion.searching import stem_of
from learnhub.features.library.schemas import LibraryRow, TextPart


def marked(row: LibraryRow, words: list[str]) -> LibraryRow:
    """The row as the screen shows it: typeset, and with the words of the search found in its title."""
    title, excerpt = (typeset(text, row.language) for text in (row.title, row.excerpt))
    return replace(row, marked=highlighted(title, words), excerpt=excerpt)


def highlighted(text: str, words: list[str]) -> list[TextPart]:
    """The text in pieces, to show the words of a search in it, whatever their accents and case."""
    if not words:
        return [TextPart(text)]
    forms = {form for word in words for form in (as_looked_for(word), stem_of(word))}
    wanted = re.compile("|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)))
    letters = [_folded(letter) for letter in text]
    places = [place for place, folded in enumerate(letters) for _ in folded]
    parts, end = [], 0
    for match in wanted.finditer("".join(letters)):
        first, last = max(places[match.start()], end), _end_of(letters, places[match.end() - 1])
        parts += [TextPart(text[end:first]), TextPart(text[first:last], is_match=True)]
        end = last
    parts.append(TextPart(text[end:]))
    return [part for part in parts if part.text]


@lru_cache(4096)
def _folded(letter: str) -> str:
    """A letter as it is looked for; an accent of its own counts for nothing."""
    return "" if unicodedata.combining(letter) else as_looked_for(letter) or " "


def _end_of(letters: list[str], last: int) -> int:
    """Where a match ends, with the accents that follow its last letter."""
    return next((place for place in range(last + 1, len(letters)) if letters[place]), len(letters))
