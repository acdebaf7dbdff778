"""How people want to be reached."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select as select_columns
from sqlmodel import Session, select

from learnhub.core import db
from learnhub.core.among import among
from learnhub.core.clock import utcnow
from learnhub.core.public_holidays import next_holidays
from learnhub.features.notices.models import NoticeChoice, NoticeRhythm
from learnhub.features.notices.rhythm import Rhythm, day_of_return
from learnhub.features.people.models import Person, Site
from learnhub.rooms import Channel, NoticeKind

NOON = time(12)
HOLIDAYS = 20  # of the next year or so

_LEAVES = select_columns(NoticeRhythm.person_id, NoticeRhythm.leave_from, NoticeRhythm.leave_to).where(
    among(NoticeRhythm.person_id, "ids"), NoticeRhythm.leave_from.is_not(None)
)


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
        select(Person.id, Person.zone, Site, NoticeRhythm)
        .join(Site, Site.id == Person.site_id, isouter=True)
        .join(NoticeRhythm, NoticeRhythm.person_id == Person.id, isouter=True)
        .where(Person.id.in_(person_ids))
    )
    return {
        person_id: _rhythm(zone, _holidays(site) if site else (), row) for person_id, zone, site, row in rows
    }


def leaves_of(session: Session, person_ids: Collection[str]) -> dict[str, set[date]]:
    """The days of leave of these people, in the zone where they are."""
    rows = db.rows(session, _LEAVES, ids=person_ids)
    return {
        person_id: {first + timedelta(days=number) for number in range((last - first).days + 1)}
        for person_id, first, last in rows
        if first and last
    }


def returns_of(session: Session, person_ids: Collection[str]) -> dict[str, datetime]:
    """Those of these people who are on leave, and noon of the first working day after it where they are.

    Only who books or asks them is shown it.
    """
    now = utcnow()
    return {
        person_id: datetime.combine(day, NOON, ZoneInfo(rhythm.zone)).astimezone(UTC)
        for person_id, rhythm in rhythms_of(session, person_ids).items()
        if (day := day_of_return(rhythm, now))
    }


def _holidays(site: Site) -> tuple[date, ...]:
    """The next public holidays of a site; where nothing is known, none."""
    yesterday = utcnow().date() - timedelta(days=1)  # which it may still be there
    found = next_holidays(site.country, site.region, yesterday, count=HOLIDAYS, language="en")
    return tuple(each.day for each in found)


def _rhythm(zone: str, holidays: tuple[date, ...], row: NoticeRhythm | None) -> Rhythm:
    if row is None:
        return Rhythm(zone, holidays=holidays)
    return Rhythm(
        zone=zone,
        holidays=holidays,
        days=tuple(row.days),
        digest_min=row.digest_min,
        quiet_from=row.quiet_from,
        quiet_to=row.quiet_to,
        quiet_weekends=row.quiet_weekends,
        leave_from=row.leave_from,
        leave_to=row.leave_to,
    )
