"""The forms of a word: two words that have one in common may be meant by each other.

Each form begins with the sign of what makes it. A word is stemmed and then folded, and folded and then
stemmed, because neither order alone serves French: "déployé" and "deploye" meet in the second, "étanchéité"
with its own plural in the first.
"""

import threading
from functools import lru_cache

import snowballstemmer

from learnhub.core.analysis.words import WORD_MAX
from learnhub.core.language import fold

EXACT, PREFIX, SLIPS = "=", "^", "~"

PREFIXES = range(2, 7)
SLIP_LETTERS = 8  # what is wrong behind them is no matter
SLIP_MIN = 4
FORM_MAX = WORD_MAX + 4
LONG = 8  # a word of so many letters may have two slips

_stemmers = {"e": snowballstemmer.stemmer("english"), "f": snowballstemmer.stemmer("french")}
_stemming = threading.Lock()  # a stemmer keeps the word that it works on


@lru_cache(50_000)
def stems_of(word: str) -> frozenset[str]:
    """The stems of a word in French and English; a part name has none."""
    if not word.isalpha():
        return frozenset()
    folded = folded_word(word)
    with _stemming:
        return frozenset(
            (sign + stem)[:FORM_MAX]
            for sign, stemmer in _stemmers.items()
            for stem in (folded_word(stemmer.stemWord(word)), stemmer.stemWord(folded))
        )


@lru_cache(50_000)
def folded_word(word: str) -> str:
    """A word without accents."""
    return fold(word).replace(" ", "")[:WORD_MAX]


def slips_of(folded: str) -> frozenset[str]:
    """A folded word with one of its first letters left out, and with none."""
    if len(folded) < SLIP_MIN or not folded.isalpha():
        return frozenset()
    first = folded[:SLIP_LETTERS]
    left_out = {first[:place] + first[place + 1 :] for place in range(len(first))}
    return frozenset(SLIPS + each for each in (first, *left_out))


def forms_of(word: str) -> frozenset[str]:
    """All forms of a word."""
    folded = folded_word(word)
    beginnings = {PREFIX + folded[:length] for length in PREFIXES if length <= len(folded)}
    return frozenset({EXACT + folded, *stems_of(word), *beginnings, *slips_of(folded)})


def is_slip(typed: str, meant: str) -> bool:
    """Whether one folded word is the other with a letter wrong, missing, doubled or in its neighbour's place.

    A long word may have two such slips, and one at its beginning, where people seldom slip.
    """
    is_long = min(len(typed), len(meant)) >= LONG
    if not is_long and typed[0] != meant[0] and sorted(typed[:2]) != sorted(meant[:2]):
        return False
    return distance(typed, meant) <= (2 if is_long else 1)


def distance(one: str, other: str) -> int:
    """How many slips lie between two words (optimal string alignment)."""
    before: list[int] = []
    row = [*range(len(other) + 1)]
    for n, letter in enumerate(one, 1):
        earlier, before = before, row
        row = [n]
        for m, meant in enumerate(other, 1):
            best = min(before[m] + 1, row[m - 1] + 1, before[m - 1] + (letter != meant))
            if n > 1 and m > 1 and letter == other[m - 2] and one[n - 2] == meant:
                best = min(best, earlier[m - 2] + 1)
            row.append(best)
    return row[-1]
