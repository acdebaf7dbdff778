"""The words of the index that stand for one of a query: the same, one with its form or beginning, a near one.

Only words that stand in something that the reader may see are known to them.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, func, literal_column, select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.among import among
from learnhub.core.analysis import (
    EXACT,
    PREFIX,
    PREFIXES,
    distance,
    folded_word,
    is_slip,
    is_stop_word,
    slips_of,
    stems_of,
)
from learnhub.features.discussion.policy import AUDIENCES, reader
from learnhub.features.search.models import SearchForm, SearchPosting, SearchWord

SAME, UNACCENTED, ACCENTS, STEM, BEGINNING = 1.0, 0.98, 0.85, 0.7, 0.5
COMMON = 300  # a word that stands in so many items is as common as any other
READ = 400
BEGINNINGS = 24
BEGINNING_MIN = 2
SPLIT_MIN = 3

_POSTINGS = (
    select(literal_column("1"))
    .select_from(SearchPosting)
    .where(
        SearchPosting.word_id == SearchWord.id,
        SearchPosting.subject == 0,
        SearchPosting.audience.in_(AUDIENCES),
    )
    .limit(bindparam("most"))
    .correlate(SearchWord)
    .subquery()
)
_COUNTED = (
    select(
        SearchForm.form,
        SearchWord.id,
        SearchWord.word,
        select(func.count()).select_from(_POSTINGS).correlate(SearchWord).scalar_subquery().label("number"),
    )
    .join(SearchWord, SearchWord.id == SearchForm.word_id)
    .where(among(SearchForm.form, "forms"))
    .subquery()
)
_KNOWN = (
    select(_COUNTED)
    .where(_COUNTED.c.number > 0)
    .order_by(func.length(_COUNTED.c.word), _COUNTED.c.word)
    .limit(READ)
)


@dataclass(frozen=True)
class Group:
    """Words any of which will do, with how near each is to what was typed, by their ids.

    `number` is how many items have one, counted up to a bound.
    """

    near: dict[int, float] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    number: int = 0

    def __or__(self, other: "Group") -> "Group":
        near = other.near | self.near
        return Group(near, self.words | other.words, self.number + other.number)


class Vocabulary:
    """The words of the index that have something to do with those of a query."""

    def __init__(self, session: Session, actor: Actor) -> None:
        self._session, self._values = session, reader(actor)
        self._rows: dict[str, list[Any]] = {}

    def read(self, words: Iterable[str]) -> None:
        """Look up words in one statement."""
        self._look_up({form for word in words for form in _forms(word)}, COMMON)

    def group(self, word: str) -> Group:
        """What stands for a word that was looked up."""
        rows = {
            row.id: row
            for form in _forms(word)
            for row in self._rows.get(form, ())
            if row.word == word or not is_stop_word(row.word)
        }
        return _group(rows.values(), {key: _nearness(word, row.word) for key, row in rows.items()})

    def beginning(self, word: str) -> Group:
        """What begins with a word; one statement."""
        folded = folded_word(word)
        if len(folded) < BEGINNING_MIN:
            return Group()
        form = PREFIX + folded[: PREFIXES[-1]]
        self._look_up({form}, 1)
        return self._beginning(folded, form)

    def nearest(self, word: str) -> tuple[str, Group]:
        """What somebody may have meant by a word that nothing has, and how that is spelt; one statement."""
        folded = folded_word(word)
        beginning = PREFIX + folded[: PREFIXES[-1]]
        exact = {EXACT + part for split in _splits(folded) for part in split}
        self._look_up({beginning, *slips_of(folded), *exact}, COMMON)
        if len(folded) >= SPLIT_MIN and (group := self._beginning(folded, beginning)).near:
            return "", group
        return self._misspelt(folded), Group()

    def parts(self, word: str) -> tuple[str, str] | None:
        """The two words that a joined one may be made of, after `nearest`."""
        for first, second in _splits(folded_word(word)):
            if self._rows.get(EXACT + first) and self._rows.get(EXACT + second):
                return first, second
        return None

    def _beginning(self, folded: str, form: str) -> Group:
        begun = (row for row in self._rows.get(form, ()) if folded_word(row.word).startswith(folded))
        found = [row for row in begun if not is_stop_word(row.word)]
        return _group(found[:BEGINNINGS], {row.id: BEGINNING for row in found[:BEGINNINGS]})

    def _misspelt(self, folded: str) -> str:
        rows = {row.word: row for form in slips_of(folded) for row in self._rows.get(form, ())}
        near = [row for word, row in rows.items() if is_slip(folded, folded_word(word))]
        best = min(
            near,
            key=lambda row: (distance(folded, folded_word(row.word)), -row.number, row.word),
            default=None,
        )
        return best.word if best else ""

    def _look_up(self, forms: Collection[str], most: int) -> None:
        new = [form for form in forms if form not in self._rows]
        if not new:
            return
        self._rows |= {form: [] for form in new}
        for row in db.rows(self._session, _KNOWN, forms=new, most=most, **self._values):
            self._rows[row.form].append(row)


def _splits(folded: str) -> Iterator[tuple[str, str]]:
    """The ways to cut a word in two: "6316c3" after its number, too, however short its halves are."""
    for cut in range(1, len(folded)):
        halves = folded[:cut], folded[cut:]
        if min(map(len, halves)) >= SPLIT_MIN or (folded[cut - 1].isdigit() and folded[cut].isalpha()):
            yield halves


def _forms(word: str) -> set[str]:
    return {EXACT + folded_word(word), *stems_of(word)}


def _nearness(typed: str, found: str) -> float:
    if typed == found:
        return SAME
    if folded_word(typed) == folded_word(found):
        return UNACCENTED if typed == folded_word(typed) else ACCENTS
    return STEM


def _group(rows: Iterable[Any], near: dict[int, float]) -> Group:
    rows = [*rows]
    return Group(near, frozenset(row.word for row in rows), sum(row.number for row in rows))
