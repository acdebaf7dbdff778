"""Two texts that were made of the same one become one, sentence by sentence.

A three-way merge as programs know it (Khanna, Kunal and Pierce, "A Formal Investigation of Diff3", 2007) with
sentences for lines: what either side changed is kept, and where both changed the same sentence there is no
answer. Sentences are compared by their words; the space after one is that of whoever changed it.

The time is bounded whatever the texts are: where too much differs, all of it counts as changed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from learnhub.features.discussion.differences import PAIRS_MAX, length_of_same

# Unlike those of `differences`, a number with a point is one piece: two halves of it are not changed apart.
_SENTENCES = re.compile(r"[^\n]*?(?:[.!?…]+[\"'’”»)]*(?=\s|$)|\n|$)\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence and the space after it, which is None at the end of a text."""

    words: str
    gap: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """What stands in the place of some pieces; a place without pieces is one between two."""

    start: int
    end: int
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> tuple[int, int, list[str]]:
        """What makes two changes the same."""
        return self.start, self.end, [piece.words for piece in self.pieces]


def merged(base: str, mine: str, other: str) -> str | None:
    """Both changes of `base` in one text, or None where they meet. What both add in one place comes one after
    the other, that of the `other` first.
    """
    if mine in (base, other):
        return other
    if other == base:
        return mine
    pieces = _pieces(base)
    changed, kept = _compared(pieces, _pieces(other))
    changed_too, kept_too = _compared(pieces, _pieces(mine))
    woven = _woven(changed, changed_too)
    if woven is None:
        return None
    spaced = [
        replace(piece, gap=_gap(piece.gap, kept.get(place, piece.gap), kept_too.get(place, piece.gap)))
        for place, piece in enumerate(pieces)
    ]
    return "".join(_written(list(_applied(spaced, woven))))


def _pieces(text: str) -> list[Piece]:
    found = [sentence for sentence in _SENTENCES.findall(text) if sentence]
    apart = [(sentence.rstrip(), sentence) for sentence in found]
    pieces = [Piece(words, sentence[len(words) :]) for words, sentence in apart]
    if pieces and not pieces[-1].gap:
        pieces[-1] = replace(pieces[-1], gap=None)
    return pieces


def _compared(before: Sequence[Piece], after: Sequence[Piece]) -> tuple[list[Change], dict[int, str | None]]:
    """What changed, and of what stayed the space that follows it now, by its place before."""
    old, new = [piece.words for piece in before], [piece.words for piece in after]
    changes, kept = [], {}
    for what, start, end, first, last in _opcodes(old, new):
        if what == "equal":
            kept |= {place: after[first + place - start].gap for place in range(start, end)}
        elif end - start == last - first:
            # One sentence for each: so a text that is sent twice meets its own change beside that of another.
            pieces = enumerate(after[first:last], start)
            changes += [Change(place, place + 1, (piece,)) for place, piece in pieces]
        else:
            changes.append(Change(start, end, tuple(after[first:last])))
    return changes, kept


def _opcodes(old: list[str], new: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    head = length_of_same(old, new)
    tail = length_of_same(old[head:][::-1], new[head:][::-1])
    old_end, new_end = len(old) - tail, len(new) - tail
    yield "equal", 0, head, 0, head
    if (old_end - head) * (new_end - head) > PAIRS_MAX:
        yield "replace", head, old_end, head, new_end
    else:
        matcher = SequenceMatcher(None, old[head:old_end], new[head:new_end], autojunk=False)
        for what, start, end, first, last in matcher.get_opcodes():
            yield what, head + start, head + end, head + first, head + last
    yield "equal", old_end, len(old), new_end, len(new)


def _woven(others: list[Change], mine: list[Change]) -> list[Change] | None:
    """The changes of both in their order; None where one is in the way of the other."""
    woven: list[Change] = []
    others, mine = others[::-1], mine[::-1]
    while others and mine:
        one, two = others[-1], mine[-1]
        if one.words == two.words:
            woven.append(others.pop())
            mine.pop()
        elif one.end <= two.start:
            woven.append(others.pop())
        elif two.end <= one.start:
            woven.append(mine.pop())
        else:
            return None
    return woven + others[::-1] + mine[::-1]


def _gap(before: str | None, other: str | None, mine: str | None) -> str | None:
    return mine if other == before else other


def _applied(pieces: Sequence[Piece], changes: Sequence[Change]) -> Iterator[Piece]:
    at = 0
    for change in changes:
        yield from pieces[at : change.start]
        yield from change.pieces
        at = change.end
    yield from pieces[at:]


def _written(pieces: Sequence[Piece]) -> Iterator[str]:
    """What ended a text and has something after it now is followed by a space like those before it."""
    usual = " "
    for place, piece in enumerate(pieces):
        is_last = place == len(pieces) - 1
        usual = piece.gap or usual
        yield piece.words + ("" if is_last and piece.gap is None else piece.gap or usual)
