"""What changed between two texts, word by word.

The time is bounded whatever the texts are: parts that are long on both sides are compared by sentences first,
and what is too long even for that counts as replaced.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

PAIRS_MAX = 250_000  # so many words of one text times those of the other
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
SENTENCES = re.compile(r"[^.!?\n]*(?:[.!?]+(?=\s|$)|[.!?]|\n|$)\s*")

SAME, REMOVED, ADDED = "", "del", "ins"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a difference: in both texts, only in the one before ("del"), or only in the other ("ins")."""

    text: str = ""
    change: str = SAME


def difference(before: str, after: str) -> list[Stretch]:
    """The pieces of both texts in order; without those that were added it is the one before."""
    if before == after:
        return [Stretch(before)] if before else []
    return _tidied(_compared(_words(before), _words(after)))


def matched(before: str, after: str) -> list[tuple[str, int, int, int, int]]:
    """The same as places: the change of a part, where it is in the text before, and where in the other."""
    places, old, new = [], 0, 0
    for piece in _compared(_words(before), _words(after)):
        of_old = 0 if piece.change == ADDED else len(piece.text)
        of_new = 0 if piece.change == REMOVED else len(piece.text)
        places.append((piece.change, old, old + of_old, new, new + of_new))
        old, new = old + of_old, new + of_new
    return places


def shortened(pieces: Sequence[Stretch], around: int = 120) -> list[Stretch]:
    """Without the middle of long parts that are the same, which stands before and after what changed."""
    last = len(pieces) - 1
    return [
        Stretch(_cut(piece.text, around if place else 0, around if place < last else 0))
        if piece.change == SAME and last
        else piece
        for place, piece in enumerate(pieces)
    ]


def _words(text: str) -> list[str]:
    return _WORDS.findall(text)


def _cut(text: str, head: int, tail: int) -> str:
    if len(text) <= head + tail + 40:
        return text
    begin = text[:head].rsplit(None, 1)[0] + " " if head else ""
    end = " " + text[-tail:].split(None, 1)[-1] if tail else ""
    return f"{begin}…{end}"


def _compared(before: Sequence[str], after: Sequence[str], *, by_sentence: bool = True) -> list[Stretch]:
    """Pieces of the two, of which the same beginning and end cost nothing."""
    head = length_of_same(before, after)
    tail = length_of_same(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(old) * len(new) <= PAIRS_MAX:
        middle = _matched(old, new)
    elif by_sentence:
        middle = _by_sentence("".join(old), "".join(new))
    else:
        middle = [Stretch("".join(old), REMOVED), Stretch("".join(new), ADDED)]
    end = before[len(before) - tail :]
    return [Stretch("".join(before[:head])), *middle, Stretch("".join(end))]


def length_of_same(one: Sequence[str], other: Sequence[str]) -> int:
    """How many pieces both begin with."""
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length


def _by_sentence(before: str, after: str) -> list[Stretch]:
    old, new = SENTENCES.findall(before), SENTENCES.findall(after)
    pieces: list[Stretch] = []
    removed = ""
    for piece in _compared(old, new, by_sentence=False):
        if piece.change == REMOVED:
            removed += piece.text
        elif piece.change == ADDED:
            pieces += _compared(_words(removed), _words(piece.text), by_sentence=False)
            removed = ""
        else:
            pieces += [Stretch(removed, REMOVED), piece]
            removed = ""
    return [*pieces, Stretch(removed, REMOVED)]


def _matched(old: Sequence[str], new: Sequence[str]) -> list[Stretch]:
    pieces = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new).get_opcodes():
        if what == "equal":
            pieces.append(Stretch("".join(old[i1:i2])))
        else:
            pieces += [Stretch("".join(old[i1:i2]), REMOVED), Stretch("".join(new[j1:j2]), ADDED)]
    return pieces


def _tidied(pieces: Iterable[Stretch]) -> list[Stretch]:
    """Changes that only a space lies between are one, and what is removed stands before what is added."""
    tidied: list[Stretch] = []
    for is_same, group in groupby(_with_spaces(list(pieces)), key=lambda piece: piece.change == SAME):
        parts = list(group)
        for change in (SAME,) if is_same else (REMOVED, ADDED):
            if text := "".join(part.text for part in parts if part.change == change):
                tidied.append(Stretch(text, change))
    return tidied


def _with_spaces(pieces: list[Stretch]) -> Iterable[Stretch]:
    shown = [piece for piece in pieces if piece.text]
    for place, piece in enumerate(shown):
        between = 0 < place < len(shown) - 1 and shown[place - 1].change and shown[place + 1].change
        if piece.change == SAME and between and piece.text.isspace():
            yield from (Stretch(piece.text, REMOVED), Stretch(piece.text, ADDED))
        else:
            yield piece
