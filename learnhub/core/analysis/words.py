"""Cutting a text into words.

Elided articles fall off ("l'axe" is "axe"), and so does the English possessive. What hyphens, slashes, dots
and the like join is found by its parts and as one word: "porte-outil" is "porte", "outil" and "porteoutil",
"T-31/B" also "t31b". Letters before a number are joined with it across a space, as in "P 204".
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

WORD_MAX = 40
LETTERS_OF_A_PART = 3

_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u093a-\u094f"
_SIGN = rf"[^\W_{_MARKS}][{_MARKS}]*"
_APOSTROPHES = "'’ʼ"
_RUN = re.compile(rf"(?:{_SIGN})+(?:[-‐‑/._{_APOSTROPHES}](?:{_SIGN})+)*")
_PIECE = re.compile(r"[^-‐‑/._]+")
_ELIDED = re.compile(
    rf"(?:[cdjlmnst]|(?:jus|lors|puis|quoi|quel|pres)?qu)[{_APOSTROPHES}](?=\w)", re.IGNORECASE
)
_POSSESSIVE = re.compile(rf"(?<=\w)[{_APOSTROPHES}]s$", re.IGNORECASE)
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
_NOT_OF_WORDS = re.compile(rf"[\s{_APOSTROPHES}]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text and where it stands there.

    `is_joined` says that it is made of words that stand there, too.
    """

    text: str
    start: int
    end: int
    is_joined: bool = False


def words_in(text: str) -> Iterator[Word]:
    """The words of a text in order, each joined one after what it is made of."""
    before: Word | None = None
    for run in _RUN.finditer(text):
        words = [*_words_of_run(run[0], run.start())]
        yield from words
        if not words:
            before = None
            continue
        whole = words[0] if len(words) == 1 else _joined(words)
        if len(words) > 1:
            yield whole
        if before and _is_part_name(before, whole, text):
            whole = _joined([before, whole])
            yield whole
        before = words[0] if len(words) == 1 else None


def _words_of_run(run: str, place: int) -> Iterator[Word]:
    for piece in _PIECE.finditer(run):
        start, end = piece.span()
        if elided := _ELIDED.match(piece[0]):
            start += elided.end()
        if possessive := _POSSESSIVE.search(run[start:end]):
            end = start + possessive.start()
        if word := spelt(run[start:end]):
            yield Word(word, place + start, place + end)


def _joined(words: list[Word]) -> Word:
    text = "".join(word.text for word in words)[:WORD_MAX]
    return Word(text, words[0].start, words[-1].end, is_joined=True)


def _is_part_name(before: Word, word: Word, text: str) -> bool:
    """Whether a few letters belong to the number after them: one letter, or capitals."""
    letters = text[before.start : before.end]
    are_letters = letters.isalpha() and (len(letters) == 1 or letters.isupper())
    is_near = word.start - before.end == 1 and text[before.end] in " \u00a0\u202f"
    return is_near and are_letters and len(letters) <= LETTERS_OF_A_PART and word.text[:1].isdigit()


@lru_cache(50_000)
def spelt(piece: str) -> str:
    """A piece of text as a word: lower case, ligatures opened, accents kept."""
    return unicodedata.normalize("NFC", _NOT_OF_WORDS.sub("", opened(piece)))[:WORD_MAX]


def opened(text: str) -> str:
    """A text in lower case without ligatures."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_LIGATURES)
