"""Sorting what was found: all terms before some, title before topics before text, exact words before others.

Votes and age decide between what is otherwise alike, and what is stale comes after what fits about as well.
No view shows a score.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.core.among import among
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.queries import with_author
from learnhub.features.people.models import Person
from learnhub.features.search.fields import BODY, TITLE, TOPIC, UNDER, unpacked
from learnhub.features.search.models import SearchEntry
from learnhub.features.search.queries.meaning import Alternative, Term
from learnhub.features.search.schemas import Because

_WEIGHTS = {TITLE: 3.0, TOPIC: 1.8, BODY: 1.2, UNDER: 1.0}
_BEST = [0.0] + [max(weight for field, weight in _WEIGHTS.items() if bits & field) for bits in range(1, 16)]
TITLE_BONUS, VOTE_BONUS, NEW_BONUS = 0.6, 0.04, 0.15
STALE_LOSS = 0.5  # of what waits long for its check: less than a title that fits, more than votes and age
PRECISION = 1_000_000

_ITEMS = with_author(
    select(
        *(Content.id, Content.kind, Content.root_id, Content.title, Content.language, Content.is_anonymous),
        *(Content.published_at, Content.vote_count, Content.answer_count, Content.fresh),
        *(Person.site_id, SearchEntry.words),
    ).join(SearchEntry, SearchEntry.content_id == Content.id)
).where(among(SearchEntry.place, "places"), Content.status == Status.PUBLISHED, VISIBLE)


@dataclass(frozen=True, slots=True)
class Item:
    """Something that was found: its row, how well it fits, and how much of the query it has."""

    row: Any
    score: int
    share: float
    because: tuple[Because, ...]

    @property
    def key(self) -> tuple[int, str]:
        """What it is sorted by, from high to low."""
        return self.score, self.row.id


def ranked(session: Session, actor: Actor, places: Collection[int], terms: Sequence[Term]) -> list[Item]:
    """Those of the items at these places that a reader may see, the best first; one statement."""
    if not places:
        return []
    rows, now = db.rows(session, _ITEMS, places=list(places), **reader(actor)), clock.utcnow()
    return sorted((_item(row, terms, now) for row in rows), key=lambda item: item.key, reverse=True)


def _item(row: Any, terms: Sequence[Term], now: datetime) -> Item:
    written = dict(unpacked(row.words))
    score = share = most = 0.0
    in_title, is_whole, because = 0, True, ()
    for term in terms:
        fit, is_in_title, why = _fit(written, term)
        most += term.rarity
        score += fit * term.rarity
        share += term.rarity if fit else 0
        in_title += is_in_title
        is_whole = is_whole and fit > 0
        because = (*because, why) if why else because
    score = score / most + TITLE_BONUS * in_title / (1 + row.title.count(" "))
    score += VOTE_BONUS * math.log1p(row.vote_count) + NEW_BONUS * _newness(row.published_at, now)
    score -= 0 if row.fresh else STALE_LOSS
    return Item(row, round((score + 100 * is_whole) * PRECISION), share / most, because)


def _newness(published_at: datetime | None, now: datetime) -> float:
    return math.exp(-max(0, (now - published_at).days) / 365) if published_at else 0.0


def _fit(written: Mapping[int, int], term: Term) -> tuple[float, bool, Because | None]:
    """How well an item has a term, whether in its title, and what its best alternative says."""
    best, in_title, because = 0.0, False, None
    for alternative in term.alternatives:
        fit, is_in_title = _fit_of(written, alternative)
        if fit > best:
            best, in_title, because = fit, is_in_title, alternative.because
    return best, in_title, because


def _fit_of(written: Mapping[int, int], alternative: Alternative) -> tuple[float, bool]:
    total, in_title = 0.0, True
    for group in alternative.groups:
        fits = [
            (near * _BEST[fields], fields) for key, near in group.near.items() if (fields := written.get(key))
        ]
        if not fits:
            return 0.0, False
        fit, fields = max(fits)
        total += fit
        in_title = in_title and bool(fields & TITLE)
    return total / len(alternative.groups), in_title
