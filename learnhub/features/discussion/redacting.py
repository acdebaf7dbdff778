"""Taking words out of texts: pure functions on what was typed.

Places are counted in characters of Python, which are code points.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from learnhub.features.discussion.differences import REMOVED, SAME, SENTENCES, matched

GAP = "[…]"  # stands where words were taken out
_WORD = re.compile(r"\w{4,}")
_GAPS = re.compile(r"\[…\](?:\s*\[…\])+")

Places = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Mark:
    """From where to where words are marked in one of the texts of content.

    `name` is "title", "body", or the name of a section and the place of the text in it, as in "why:0".
    """

    name: str
    start: int
    end: int


def cut(text: str, places: Places) -> str:
    """A text without what is at these places; a gap says that something stood there."""
    pieces, end = [], 0
    for start, stop in sorted(places):
        if stop > max(start, end):
            pieces += [text[end : max(start, end)], GAP]
            end = stop
    return _GAPS.sub(GAP, "".join([*pieces, text[end:]]))


def without(text: str, passages: Iterable[str]) -> str:
    """A text without these passages wherever they stand as whole words, in whatever case and spacing."""
    for passage in sorted(set(passages), key=len, reverse=True):
        if words := passage.split():
            text = _pattern(words).sub(GAP, text)
    return _GAPS.sub(GAP, text)


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    before, after = (r"\b" if sign.isalnum() else "" for sign in (words[0][0], words[-1][-1]))
    return re.compile(before + r"\s+".join(map(re.escape, words)) + after, re.IGNORECASE)


def lost_words(passages: Iterable[str], left: Iterable[str]) -> set[str]:
    """The longer words of passages that stand nowhere in what is left."""
    return _long_words(passages) - _long_words(left)


def without_sentences(text: str, words: set[str]) -> str:
    """An earlier text without the sentences in which one of these words stands: it may say the same."""
    if not words & _long_words([text]):
        return text
    sentences = SENTENCES.findall(text)
    return _GAPS.sub(
        GAP, "".join(_gap_of(each) if words & _long_words([each]) else each for each in sentences)
    )


def _gap_of(sentence: str) -> str:
    return GAP + sentence[len(sentence.rstrip()) :]


def _long_words(texts: Iterable[str]) -> set[str]:
    return {word.casefold() for text in texts for word in _WORD.findall(text)}


def places_before(before: str, after: str, places: Places) -> list[tuple[int, int]]:
    """Where in an earlier text stands what is at these places in a later one, also in other words.

    What became the marked words, and what was taken out among or beside them, is marked in the earlier text.
    """
    found = []
    parts = matched(before, after)
    for (change, old, old_end, new, new_end), (*_same, added, added_end) in zip(
        parts, [*parts[1:], (SAME, 0, 0, 0, 0)], strict=True
    ):
        for start, end in places:
            if change == SAME and start < new_end and new < end:
                found.append((max(start, new) + old - new, min(end, new_end) + old - new))
            elif change == REMOVED and (start <= new <= end or (added < end and start < added_end)):
                found.append((old, old_end))
    return found
