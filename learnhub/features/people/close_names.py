"""Names that were probably meant to be the same: another spacing, an abbreviation, one wrong letter.

A difference that tells two groups of one company apart (East and West, 1 and 2) is none of these.
"""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from learnhub.core.language import fold

TYPO_FROM = 4  # a word of so many letters may have a wrong one
SHORT = 3  # a word of so few letters may be an abbreviation
_WORDS = re.compile(r"[^\W_]+\.?")


def find_close(name: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant by another one, if any."""
    return next((one for one in known if _is_close(name, one)), None)


def _is_close(name: str, known: str) -> bool:
    words, others = _WORDS.findall(fold(name)), _WORDS.findall(fold(known))
    if "".join(words).replace(".", "") == "".join(others).replace(".", ""):
        return True
    return len(words) == len(others) and all(map(_is_close_word, words, others))


def _is_close_word(word: str, other: str) -> bool:
    bare, other = word.rstrip("."), other.rstrip(".")
    return bare == other or _is_typo(bare, other) or _abbreviates(word, other)


def _is_typo(word: str, other: str) -> bool:
    """One letter too much, too few or wrong, or two of them swapped."""
    if len(min(word, other, key=len)) < TYPO_FROM or not (word + other).isalpha():
        return False
    edits = [
        edit[1:]
        for edit in SequenceMatcher(None, word, other, autojunk=False).get_opcodes()
        if edit[0] != "equal"
    ]
    changed = sum(max(b - a, d - c) for a, b, c, d in edits)
    is_swap = len(word) == len(other) and sorted(word) == sorted(other) and changed == 2
    return changed == 1 or is_swap


def _abbreviates(word: str, other: str) -> bool:
    if word[0] != other[0] or not (word.endswith(".") or len(word) <= SHORT) or len(word) < 2:
        return False
    letters = iter(other)
    return all(letter in letters for letter in word.rstrip("."))
