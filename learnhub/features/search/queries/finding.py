"""Finding items: those that have what is looked for, as places in the lists of words.

The lists of a word are in the order of days, one for each audience, and one more for items that have it in
title or topics. A *walk* follows the lists of some words for all audiences of the reader at once: the
database merges them, the newest first, and stops when enough was found or a bound is reached. So a query
costs the same whatever there is and however many words it stands for, and the best of a common word are among
those whose subject it is.

Only lists of the reader's audiences are read. An item whose audience has just changed is in its old list for
some seconds, so whoever reads the rows of what was found asks `VISIBLE` about each, before it is ranked or
counted.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, func, literal_column, or_, select, text
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.statements import AnySelect
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import audiences, reader
from learnhub.features.search.models import SearchEntry, SearchPosting
from learnhub.features.search.queries.filters import Filters, clauses_of
from learnhub.features.search.queries.meaning import Term
from learnhub.features.search.queries.vocabulary import ACCENTS

REACH = 2_000  # how far lists are followed for items that must have something else, too
LISTS = 128  # that a walk follows, those of the nearest words first
MERGED = 100  # SQLite merges no more than 500 at once
RAREST = 6
AS_SUBJECT = 1.5  # how much more a word tells in title or topics
SHAPES = 200


@dataclass(frozen=True, slots=True)
class Walk:
    """Lists that are followed together: of items with one of the words, `as_subject` in title or topics.

    The first `most` are found. With `asked` only those that have the other terms of the query as well.
    """

    words: tuple[int, ...]
    as_subject: bool
    most: int
    is_asked: bool = False


@dataclass(frozen=True, slots=True)
class Likely:
    """Places of items with every term and of items with some, the most telling first.

    When `is_more`, there are more with every term.
    """

    with_all: list[int]
    with_some: list[int]
    is_more: bool


def likely_places(
    session: Session, actor: Actor, terms: Sequence[Term], filters: Filters, *, most: int, some: int
) -> Likely:
    """Where to find the best of what has every term, and of the newest `some` that have each.

    One statement.
    """
    rarest, asked = _rarest(terms)
    exact, related = _words_of(rarest)
    # What has the other terms as well is rare enough to follow all lists at once.
    lists = [(*exact, *related)] if asked else [exact, related]
    is_hopeless = not all(term.alternatives for term in terms)
    with_all = (
        []
        if is_hopeless
        else [Walk(words, as_subject, most, is_asked=True) for as_subject in (True, False) for words in lists]
    )
    known = _known(terms) if len(terms) > 1 else []
    found = _walked(session, actor, [*with_all, *_walks_to_any(known, some)], asked, filters)
    whole, rest = found[: len(with_all)], found[len(with_all) :]
    places = [*dict.fromkeys(place for places in whole for place in places)]
    is_more = len(places) >= most or any(len(each) >= most for each in whole)
    return Likely(places[:most], _most_telling(known, rest, 3 * some), is_more)


def newest_places(
    session: Session, actor: Actor, terms: Sequence[Term], filters: Filters, *, most: int
) -> list[int]:
    """Where the newest items with every term are; one statement."""
    rarest, asked = _rarest(terms)
    exact, related = _words_of(rarest)
    walk = Walk((*exact, *related), as_subject=False, most=most, is_asked=True)
    return _walked(session, actor, [walk], asked, filters)[0]


def places_with_any(
    session: Session, actor: Actor, terms: Sequence[Term], filters: Filters, *, each: int, most: int
) -> list[int]:
    """Where items with one of the terms are: those with most of them, of the newest of `each`.

    One statement.
    """
    known = _known(terms)
    return _most_telling(known, _walked(session, actor, [*_walks_to_any(known, each)], (), filters), most)


def _rarest(terms: Sequence[Term]) -> tuple[Term, list[Term]]:
    """The term whose lists are followed, and what an item must have besides, the rarest first."""
    rarest, *others = sorted(terms, key=lambda term: term.number)
    # The rarest word alone says its term only when nothing stands beside it.
    says_all = all(len(each.groups) == 1 for each in rarest.alternatives)
    return rarest, others if says_all else [rarest, *others]


def _known(terms: Iterable[Term]) -> list[Term]:
    return sorted((term for term in terms if term.alternatives), key=lambda term: term.number)[:RAREST]


def _words_of(term: Term) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The words whose lists have all items of a term: as they were typed, and others; the nearest first."""
    near: dict[int, float] = {}
    for each in term.alternatives:
        for word, nearness in each.rarest.near.items():
            near[word] = max(nearness, near.get(word, 0))
    words = sorted(near, key=lambda word: -near[word])
    exact = tuple(word for word in words if near[word] >= ACCENTS)
    return exact, tuple(words[len(exact) :])


def _walks_to_any(terms: Iterable[Term], most: int) -> Iterator[Walk]:
    for term in terms:
        exact, related = _words_of(term)
        for as_subject in (True, False):
            yield Walk((*exact, *related), as_subject, most)


def _most_telling(terms: Sequence[Term], found: Sequence[Sequence[int]], most: int) -> list[int]:
    """The places that were found for most of the terms, by their rarity; the newest of those alike first."""
    told: dict[int, float] = {}
    for n, term in enumerate(terms):
        as_subject, anywhere = (set(places) for places in found[2 * n : 2 * n + 2])
        for place in as_subject:
            told[place] = told.get(place, 0) + AS_SUBJECT * term.rarity
        for place in anywhere - as_subject:
            told[place] = told.get(place, 0) + term.rarity
    return sorted(told, key=lambda place: (told[place], place), reverse=True)[:most]


def _walked(
    session: Session, actor: Actor, walks: Sequence[Walk], terms: Sequence[Term], filters: Filters
) -> list[list[int]]:
    """The places that each walk finds, the newest first; one statement."""
    if not actor.is_signed_in or not any(walk.words for walk in walks):
        return [[] for _walk in walks]
    heard = _padded(audiences(actor), "")
    values: dict[str, Any] = {f"audience_{n}": audience for n, audience in enumerate(heard)}
    values |= {**_values(terms), **filters.values(), **reader(actor)}
    shapes = []
    for n, walk in enumerate(walks):
        words = _padded(walk.words[: max(1, LISTS // len(heard))], 0)
        is_asked = walk.is_asked and bool(terms)
        values |= {f"word_{n}_{m}": word for m, word in enumerate(words)}
        values |= {f"most_{n}": walk.most, f"reach_{n}": REACH if is_asked or filters.given else walk.most}
        shapes.append((len(words), walk.as_subject, is_asked))
    asked = tuple(tuple(len(each.groups) for each in term.alternatives) for term in terms)
    statement = _statement(tuple(shapes), len(heard), asked, filters.given, db.is_sqlite())
    (row,) = db.rows(session, statement, **values)
    return [json.loads(places) if isinstance(places, str) else places or [] for places in row]


def _padded(values: Sequence[Any], nothing: Any) -> tuple[Any, ...]:
    """The values and what no list has, up to a power of two: so there are few shapes."""
    return (*values, *[nothing] * ((1 << (len(values) - 1).bit_length() if values else 0) - len(values)))


def _values(terms: Sequence[Term]) -> dict[str, list[int]]:
    return {
        f"t{n}_{m}_{k}": list(group.near)
        for n, term in enumerate(terms)
        for m, alternative in enumerate(term.alternatives)
        for k, group in enumerate(alternative.groups)
    }


@lru_cache(SHAPES)
def _statement(
    walks: tuple[tuple[int, bool, bool], ...],
    heard: int,
    asked: tuple[tuple[int, ...], ...],
    given: frozenset[str],
    is_sqlite: bool,
) -> AnySelect:
    """One row with the places of each walk in one value."""
    together = func.json_group_array if is_sqlite else func.array_agg
    columns = []
    for n, (words, as_subject, is_asked) in enumerate(walks):
        lists = [(f"word_{n}_{m}", f"audience_{k}") for m in range(words) for k in range(heard)]
        near = (
            text(_merged(lists, as_subject, f"reach_{n}", is_sqlite=is_sqlite))
            .columns(SearchPosting.place, SearchPosting.audience)
            .subquery(f"near_{n}")
        )
        found = select(near.c.place).limit(bindparam(f"most_{n}"))
        if is_asked:
            found = found.where(*_has_terms(asked, near))
        if given:
            found = (
                found.join(SearchEntry, SearchEntry.place == near.c.place)
                .join(Content, Content.id == SearchEntry.content_id)
                .where(*clauses_of(given))
            )
        if not is_sqlite:  # SQLite keeps the order, and would sort everything before it looks at the first
            found = found.order_by(near.c.place.desc())
        columns.append(select(together(found.subquery().c.place)).scalar_subquery().label(f"walk_{n}"))
    return select(*columns)


def _merged(lists: Sequence[tuple[str, str]], as_subject: bool, reach: str, *, is_sqlite: bool) -> str:
    """A statement that follows lists together.

    As text, because constructs of a hundred lists take 50 ms to be made and compiled. PostgreSQL merges only
    what is sorted already; SQLite looks into the lists itself.
    """
    if len(lists) > MERGED:
        parts = [lists[start : start + MERGED] for start in range(0, len(lists), MERGED)]
        inner = [_merged(part, as_subject, reach, is_sqlite=is_sqlite) for part in parts]
        merged = [
            f"SELECT place, audience FROM ({part}) AS part_{n}"  # noqa: S608 - ours
            for n, part in enumerate(inner)
        ]
    else:
        merged = [
            "SELECT place, audience FROM search_posting"  # noqa: S608 - ours
            f" WHERE word_id = :{word} AND subject = {int(as_subject)} AND audience = :{audience}"
            for word, audience in lists
        ] or ["SELECT place, audience FROM search_posting WHERE 1 = 0"]
    ordered = f" ORDER BY place DESC LIMIT :{reach}"
    if not is_sqlite and len(merged) > 1:
        merged = [f"({each}{ordered})" for each in merged]
    return " UNION ALL ".join(merged) + ordered


def _has_terms(shape: tuple[tuple[int, ...], ...], near: Any) -> Iterator[ColumnElement[bool]]:
    for n, alternatives in enumerate(shape):
        yield or_(
            *(
                and_(*(_has_word(f"t{n}_{m}_{k}", near) for k in range(groups)))
                for m, groups in enumerate(alternatives)
            )
        )


def _has_word(name: str, near: Any) -> ColumnElement[bool]:
    # As a value instead of EXISTS, for which PostgreSQL may read whole lists into memory.
    posting = aliased(SearchPosting)
    found = select(posting.place).where(
        posting.word_id.in_(bindparam(name, expanding=True)),
        posting.subject == literal_column("0"),
        posting.audience == near.c.audience,
        posting.place == near.c.place,
    )
    return found.limit(literal_column("1")).correlate_except(posting).scalar_subquery().is_not(None)
