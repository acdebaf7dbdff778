"""What somebody looks for: any string at all becomes units that are wanted, none is an error.

Quotes make phrases. Stop words are not asked for unless there is nothing else.
"""

import re
from dataclasses import dataclass

from learnhub.core.analysis.forms import folded_word
from learnhub.core.analysis.stop_words import is_stop_word
from learnhub.core.analysis.words import LETTERS_OF_A_PART, Word, words_in
from learnhub.core.text import seen

UNITS_MAX = 12

_PHRASE = re.compile(r'"([^"]+)"|“([^”]+)”|«([^»]+)»')

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """Something that is looked for: one word, or one that is written joined or in parts.

    `parts` are its words, and `joined` the one that they make, which may be empty. `typed` is how it was
    written.
    """

    parts: Phrase
    joined: str = ""
    typed: str = ""

    @property
    def is_part_name(self) -> bool:
        """Whether it has a digit, as names of parts have: such a thing is looked for as it is written."""
        return any(sign.isdigit() for part in self.parts for sign in part)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A query. `is_open` when its last word may still be typed."""

    units: tuple[Unit, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    is_open: bool = False


def wanted(text: str, *, most: int = UNITS_MAX) -> Wanted:
    """What a text asks for; the first units, when there are more."""
    text = seen(text)
    units = list(dict.fromkeys(_units(text)))
    telling = [unit for unit in units if unit.joined or not is_stop_word("".join(unit.parts))]
    quoted = (phrase_of("".join(found)) for found in _PHRASE.findall(text))
    phrases = tuple(phrase for phrase in quoted if len(phrase) > 1)
    return Wanted(tuple((telling or units)[:most]), phrases, is_open=text[-1:].isalnum())


def phrase_of(text: str) -> Phrase:
    """The words of a text without accents, in order."""
    return tuple(folded_word(word.text) for word in words_in(text) if not word.is_joined)


def _units(text: str) -> list[Unit]:
    words = [*words_in(text)]
    single = [word for word in words if not word.is_joined]
    units: list[Unit] = []
    while single:
        end = _end_of_unit(single, words, text)
        parts = [word for word in single if word.end <= end]
        single = single[len(parts) :]
        joined = "".join(word.text for word in parts) if len(parts) > 1 else ""
        typed = text[parts[0].start : parts[-1].end]
        units.append(Unit(tuple(word.text for word in parts), joined, typed))
    return units


def _end_of_unit(single: list[Word], words: list[Word], text: str) -> int:
    """Where the first unit ends: behind what a sign joins, or the number behind a few letters."""
    first, after = single[0], next(iter(single[1:]), None)
    end = _end_of_joined(first, words)
    if end > first.end or after is None or not after.text[0].isdigit():
        return end
    is_part = first.text.isalpha() and len(first.text) <= LETTERS_OF_A_PART and not is_stop_word(first.text)
    return _end_of_joined(after, words) if is_part and text[first.end : after.start] == " " else end


def _end_of_joined(first: Word, words: list[Word]) -> int:
    return max(word.end for word in words if word.start == first.start)
