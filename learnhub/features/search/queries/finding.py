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
from typing import Any

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion.policy import audiences, reader
from learnhub.features.search.queries.filters import Filters
from learnhub.features.search.queries.meaning import Term
from learnhub.features.search.queries.vocabulary import ACCENTS
from learnhub.features.search.queries.walks import span_of, walk_statement

FEW = 5  # with fewer that have every term, those with some of them follow
REACH = 2_000  # how far lists are followed for items that must have something else, too
LISTS = 128  # that a walk follows, those of the nearest words first
RAREST = 6
AS_SUBJECT = 1.5  # how much more a word tells in title or topics


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

    When `is_more`, there are more with every term; where these are not few, the others were not looked for.
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
    values |= {**_values(terms, len(heard)), **filters.values(), **reader(actor)}
    values |= {"heard": list(audiences(actor)), "few": FEW}
    shapes = []
    for n, walk in enumerate(walks):
        is_asked = walk.is_asked and bool(terms)
        goes_on = is_asked or bool(filters.given)
        words = walk.words[: max(1, LISTS // len(heard))]
        padded = _padded(words, 0) if goes_on or db.is_sqlite() else ()
        values |= {f"word_{n}_{m}": word for m, word in enumerate(padded)}
        values |= {f"words_{n}": list(words), f"most_{n}": walk.most}
        values[f"reach_{n}"] = REACH if goes_on else walk.most
        shapes.append((len(padded), walk.as_subject, is_asked))
    asked = tuple(tuple(len(each.groups) for each in term.alternatives) for term in terms)
    statement = walk_statement(tuple(shapes), len(heard), asked, filters.given, db.is_sqlite())
    (row,) = db.rows(session, statement, **values)
    return [json.loads(places) if isinstance(places, str) else places or [] for places in row]


def _padded(values: Sequence[Any], nothing: Any) -> tuple[Any, ...]:
    """The values and what no list has, up to a power of two: so there are few shapes."""
    return (*values, *[nothing] * ((1 << (len(values) - 1).bit_length() if values else 0) - len(values)))


def _values(terms: Sequence[Term], heard: int) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for n, term in enumerate(terms):
        for m, alternative in enumerate(term.alternatives):
            for k, group in enumerate(alternative.groups):
                values[f"t{n}_{m}_{k}"] = list(group.near)
                values[f"span_t{n}_{m}_{k}"] = span_of(heard * len(group.near))
    return values
