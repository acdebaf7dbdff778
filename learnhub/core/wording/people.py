"""Where a text names a person: by a name, after a title, or by a pronoun."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from learnhub.core.language import fold
from learnhub.core.wording import lists

_NAME = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ELIDED = re.compile(r"^(?:d|l|qu|s|n|j|lorsqu|puisqu|jusqu)[’'](?=\w)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[’']s$")
_TITLED = {
    "en": re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s+(?=[A-ZÀ-Ý])"),
    "fr": re.compile(r"\b(?:M\.|MM\.|Mr|Mme|Mmes|Mlle|Monsieur|Madame|Dr|Docteur|Me)\s+(?=[A-ZÀ-Ý])"),
}
_STARTS = re.compile(r"(?:^|[.!?…:\n]\s*|[-–—•*]\s+)$")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a company's people, folded, as whole names and as their parts."""

    whole: frozenset[tuple[str, ...]] = frozenset()
    parts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text and where it stands."""

    start: int
    end: int
    text: str

    @property
    def folded(self) -> str:
        """It without case and accents."""
        return fold(self.text)

    @property
    def is_capital(self) -> bool:
        """Whether it is written as names are, and not as an abbreviation is."""
        return self.text[:1].isupper() and (len(self.text) == 1 or not self.text.isupper())


def names_of(people: Iterable[str]) -> Names:
    """The names by which a text may mean one of these people; particles and initials are none."""
    whole, parts = set(), set()
    for name in people:
        words = tuple(fold(word) for word in _NAME.findall(name))
        if len(words) > 1:
            whole.add(words)
        parts |= {word for word in words if len(word) > 2 and word not in lists.PARTICLES}
    return Names(frozenset(whole), frozenset(parts))


def words_of(text: str) -> list[Word]:
    """The words of a text, without what is elided before them and the possessive after them."""
    words = []
    for found in _NAME.finditer(text):
        start, end, word = found.start(), found.end(), found[0]
        if elided := _ELIDED.match(word):
            start, word = start + elided.end(), word[elided.end() :]
        if possessive := _POSSESSIVE.search(word):
            end, word = end - len(possessive[0]), word[: possessive.start()]
        words.append(Word(start, end, word))
    return words


def people_in(text: str, language: str, names: Names) -> Iterator[tuple[int, int]]:
    """Where a person is meant, in no order; places may overlap."""
    words = words_of(text)
    yield from _titled(text, language, words)
    yield from _pronouns(language, words)
    place = 0
    while place < len(words):
        length = _length(text, language, words, place, names)
        if length:
            yield words[place].start, words[place + length - 1].end
        place += length or 1


def _titled(text: str, language: str, words: list[Word]) -> Iterator[tuple[int, int]]:
    starts = [word.start for word in words]
    for found in _TITLED[language].finditer(text):
        first, end = bisect_left(starts, found.end()), found.end()
        for word in words[first : first + 3]:
            if not word.is_capital or text[end : word.start].strip():
                break
            end = word.end
        yield found.start(), end


def _pronouns(language: str, words: list[Word]) -> Iterator[tuple[int, int]]:
    """In English they always mean somebody; "il" and "elle" only with what nobody but people do."""
    for place, word in enumerate(words):
        if language == "en":
            if word.text.lower() in lists.PRONOUNS["en"] and word.text not in ("HE", "HER", "HIS"):
                yield word.start, word.end
        elif word.text.lower() in lists.PRONOUNS["fr"] and _acts(language, words, place + 1):
            yield word.start, word.end


def _length(text: str, language: str, words: list[Word], place: int, names: Names) -> int:
    """How many words from here on are a name: that of a colleague, or one that people often have."""
    word = words[place]
    if _is_thing(text, language, words, place):
        return 0
    for length in (3, 2):
        told = tuple(each.folded for each in words[place : place + length])
        if told in names.whole and _adjoin(text, words[place : place + length]):
            return len(told)
    known = word.folded in names.parts
    common = word.folded in lists.FIRST_NAMES or _is_double(word.folded)
    if not known and not common:
        return 0
    if not word.is_capital:
        return int(known and word.folded not in lists.WORDS_TOO and _acts(language, words, place + 1))
    if word.folded in lists.WORDS_TOO and not _stands_as_name(text, language, words, place):
        return 0
    length = 1 + _surname(text, words, place)
    return 0 if length > 1 and _is_before_thing(text, language, words, place + 1) else length


def _is_double(folded: str) -> bool:
    first, hyphen, second = folded.partition("-") if "-" in folded else folded.partition(" ")
    return bool(hyphen) and first in lists.FIRST_NAMES and second in lists.FIRST_NAMES


def _surname(text: str, words: list[Word], place: int) -> int:
    after = words[place + 1 : place + 2]
    both = words[place : place + 2]
    is_one = after and after[0].is_capital and after[0].folded not in lists.ROLES and _adjoin(text, both)
    return int(bool(is_one))


def _adjoin(text: str, words: list[Word]) -> bool:
    return all(text[one.end : two.start] == " " for one, two in pairwise(words))


def _stands_as_name(text: str, language: str, words: list[Word], place: int) -> bool:
    """Whether a word that is both a name and a word is the name here: by what follows it, or its place."""
    starts = bool(_STARTS.search(text[: words[place].start]))
    return _acts(language, words, place + 1) or (not starts and words[place].folded not in lists.DAYS)


def _acts(language: str, words: list[Word], place: int) -> bool:
    """Whether the words from here on say what only people do."""
    told = " ".join(word.text.lower().replace("’", "'") for word in words[place : place + 4])
    return bool(lists.ACTS[language].match(told))


def _is_thing(text: str, language: str, words: list[Word], place: int) -> bool:
    """Whether what bears a name here is a machine, a place, a firm or a method."""
    word = words[place]
    before = (
        words[place - 1] if place and text[words[place - 1].end : word.start].strip("’' ") == "" else None
    )
    if before is not None and text[before.end : word.start].strip() == "":
        said = before.text.lower()
        if said in lists.ARTICLES[language] or before.folded in lists.THINGS_BEFORE:
            return True
        if said in ("de", "d") and place > 1 and words[place - 2].folded in lists.THINGS_OF:
            return True
        if before.is_capital and place > 1 and words[place - 2].folded in lists.THINGS_BEFORE:
            return True
    elided = text[max(0, word.start - 2) : word.start].lower()
    if elided in ("l’", "l'"):
        return True
    if elided in ("d’", "d'") and place and words[place - 1].folded in lists.THINGS_OF:
        return True
    return _is_before_thing(text, language, words, place)


def _is_before_thing(text: str, language: str, words: list[Word], place: int) -> bool:
    rest = text[words[place].end :]
    if lists.FIRM.match(rest):
        return True
    follows = language == "en" and place + 1 < len(words) and rest.startswith((" ", "'s ", "’s ", "-"))
    return follows and words[place + 1].folded in lists.THINGS_AFTER
