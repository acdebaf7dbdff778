"""Reading the rituals of one space, such as a community: how they are kept, and what comes next."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.clock import utcnow
from learnhub.features.discussion.places import Doing
from learnhub.features.discussion.policy import reader
from learnhub.features.discussion.queries import get_space
from learnhub.features.rituals import occurrences
from learnhub.features.rituals.enums import MeetingStatus
from learnhub.features.rituals.occurrences import Occurrence
from learnhub.features.rituals.queries.meetings import get_meeting
from learnhub.features.rituals.queries.reading import IN_SPACE, IN_SPACES, occurrences_of, rhythms_of, row_of
from learnhub.features.rituals.queries.rituals import HALF_YEAR, in_words
from learnhub.features.rituals.room import RITUALS_READ, RITUALS_WRITE
from learnhub.features.rituals.schemas import Beat, Kept, MeetingRow, MeetingView, RitualRow, SpaceRituals

AHEAD, COMING, MARKS = timedelta(days=92), 6, 8
Found = dict[str, list[tuple[Occurrence, str]]]


def get_space_rituals(session: Session, actor: Actor, space_id: str) -> SpaceRituals:
    """The rituals of a space and its next meetings; raises NoSuchSpace for who may not read there."""
    guard.require_permission(actor, RITUALS_READ)
    space = get_space(session, actor, space_id)
    heads, now = _heads(session, actor, space_id), utcnow()
    rhythms = rhythms_of(session, [head.id for head in heads])
    last = {rhythm.ritual_id: rhythm for rhythm in rhythms}
    found = occurrences_of(session, actor, heads, now - HALF_YEAR, now + AHEAD, rhythms=rhythms)
    coming = _coming(heads, found, now)
    following = {
        row.ritual_id: row.starts_at for row in reversed(coming) if row.state == MeetingStatus.PLANNED
    }
    rows = []
    for head in heads:
        own = [each for each, _reply in found[head.id]]
        kept = occurrences.kept(own, now)
        rows.append(
            RitualRow(
                id=head.id,
                title=head.title,
                language=head.language,
                form=head.form,
                rhythm=in_words(last[head.id].rule, actor.zone),
                next_at=following.get(head.id),
                marks=[each.is_held for each in own if each.ends_at <= now][-MARKS:],
                due=kept.due,
                kept=kept.kept,
            )
        )
    can_plan = actor.may(RITUALS_WRITE) and space.may(Doing.POST)
    return SpaceRituals(space_id, can_plan, rows, coming[:COMING])


def kept_in(session: Session, actor: Actor, space_id: str, since: datetime) -> Kept:
    """How many meetings of all rituals of a space were due since a moment, and how many were held."""
    heads, now = _heads(session, actor, space_id), utcnow()
    found = occurrences_of(session, actor, heads, since, now)
    return occurrences.kept((each for own in found.values() for each, _reply in own), now)


def next_in(session: Session, actor: Actor, space_id: str) -> MeetingView | None:
    """The next meeting of a space, with what is on its agenda."""
    heads, now = _heads(session, actor, space_id), utcnow()
    for row in _coming(heads, occurrences_of(session, actor, heads, now, now + AHEAD), now):
        if row.state == MeetingStatus.PLANNED:
            return get_meeting(session, actor, row.ritual_id, datetime.fromisoformat(row.day).date())
    return None


def beats_of(session: Session, actor: Actor, space_ids: Sequence[str]) -> dict[str, Beat]:
    """How the rituals of several spaces were kept, of those that one may read; three statements."""
    heads, now = db.rows(session, IN_SPACES, space_ids=list(space_ids), **reader(actor)), utcnow()
    found = occurrences_of(session, actor, heads, now - HALF_YEAR, now + AHEAD)
    of_space: defaultdict[str, list[Occurrence]] = defaultdict(list)
    for head in heads:
        of_space[head.space_id] += (each for each, _reply in found[head.id])
    return {space_id: _beat(own, now) for space_id, own in of_space.items()}


def _beat(own: list[Occurrence], now: datetime) -> Beat:
    own.sort(key=lambda each: each.starts_at)
    due = occurrences.due(own, now)
    following = (each for each in own if each.starts_at > now and each.state == MeetingStatus.PLANNED)
    marks = [each.is_held for each in due]
    return Beat(marks[-MARKS:], len(marks), sum(marks), next((each.starts_at for each in following), None))


def _heads(session: Session, actor: Actor, space_id: str) -> Sequence[Any]:
    return db.rows(session, IN_SPACE, space_id=space_id, **reader(actor))


def _coming(heads: Sequence[Any], found: Found, now: datetime) -> list[MeetingRow]:
    rows = [
        row_of(head, each, reply) for head in heads for each, reply in found[head.id] if each.ends_at > now
    ]
    return sorted(rows, key=lambda row: (row.starts_at, row.ritual_id))
