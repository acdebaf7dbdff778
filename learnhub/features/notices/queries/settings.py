"""How people want to be reached."""

from collections.abc import Collection

from sqlmodel import Session, select

from learnhub.features.notices.models import NoticeChoice, NoticeRhythm
from learnhub.features.notices.rhythm import Rhythm
from learnhub.features.people.models import Person
from learnhub.rooms import Channel, NoticeKind


def list_wanting(
    session: Session, kind: NoticeKind, channel: Channel, person_ids: Collection[str]
) -> set[str]:
    """Which of these people want a kind on a channel."""
    if kind.always and channel == Channel.INBOX:
        return set(person_ids)
    default = channel in kind.channels
    others = select(NoticeChoice.person_id).where(
        NoticeChoice.person_id.in_(person_ids),
        NoticeChoice.kind == kind.name,
        NoticeChoice.channel == channel,
        NoticeChoice.is_on != default,
    )
    other = set(session.exec(others))
    return {person_id for person_id in person_ids if (person_id in other) != default}


def rhythms_of(session: Session, person_ids: Collection[str]) -> dict[str, Rhythm]:
    """When each of these people wants to be reached."""
    rows = session.exec(
        select(Person.id, Person.zone, NoticeRhythm)
        .join(NoticeRhythm, NoticeRhythm.person_id == Person.id, isouter=True)
        .where(Person.id.in_(person_ids))
    )
    return {person_id: _rhythm(zone, row) for person_id, zone, row in rows}


def _rhythm(zone: str, row: NoticeRhythm | None) -> Rhythm:
    if row is None:
        return Rhythm(zone)
    return Rhythm(
        zone=zone,
        days=tuple(row.days),
        digest_min=row.digest_min,
        quiet_from=row.quiet_from,
        quiet_to=row.quiet_to,
        quiet_weekends=row.quiet_weekends,
        leave_from=row.leave_from,
        leave_to=row.leave_to,
    )
