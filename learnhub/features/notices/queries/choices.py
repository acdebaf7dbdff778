"""What somebody chose to hear of, on which way and when, as they change it."""

from dataclasses import replace
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.config import settings
from learnhub.core.clock import today, utcnow
from learnhub.core.public_holidays import next_holidays
from learnhub.features.notices.models import NoticeChoice, NoticeRhythm
from learnhub.features.notices.queries.kinds import kinds
from learnhub.features.notices.rhythm import Rhythm, end_of_leave
from learnhub.features.notices.room import NOTICES_READ
from learnhub.features.notices.schemas import ChoicesView, Days, HolidayView, KindView
from learnhub.features.people.models import Person, Site
from learnhub.rooms import Channel, NoticeGroup, NoticeKind, Pace

WEEKDAYS = {Days.NEVER: (), Days.WORKING: (0, 1, 2, 3, 4), Days.WEEKLY: (0,), Days.EVERY: tuple(range(7))}


def get_choices(session: Session, actor: Actor) -> ChoicesView:
    """One's choices; those of a channel that is not connected are kept, and not shown."""
    guard.require_permission(actor, NOTICES_READ)
    rows = session.exec(select(NoticeChoice).where(NoticeChoice.person_id == actor.person_id))
    chosen = {(row.kind, row.channel): row.is_on for row in rows}
    rhythm = session.get(NoticeRhythm, actor.person_id) or NoticeRhythm(person_id=actor.person_id or "")
    groups = list(NoticeGroup)
    ordered = sorted(kinds().values(), key=lambda kind: (groups.index(kind.group), kind.always))
    return ChoicesView(
        kinds=[_kind(kind, chosen) for kind in ordered],
        sends_mail=settings().sends_mail,
        days=days_of(rhythm.days),
        digest_at=_clock(rhythm.digest_min),
        quiet_from=_clock(rhythm.quiet_from),
        quiet_to=_clock(rhythm.quiet_to),
        quiet_weekends=rhythm.quiet_weekends,
        leave_from=rhythm.leave_from.isoformat() if rhythm.leave_from else "",
        leave_to=rhythm.leave_to.isoformat() if rhythm.leave_to else "",
        back_after=_end_of_leave(actor, rhythm),
        holiday=_next_holiday(session, actor),
        edition=rhythm.edition,
    )


def get_kind(session: Session, actor: Actor, name: str) -> KindView:
    """Where a kind of notice reaches the reader; by mail only where LearnHub sends any."""
    mine = NoticeChoice.person_id == actor.person_id, NoticeChoice.kind == name
    rows = session.exec(select(NoticeChoice).where(*mine))
    view = _kind(kinds()[name], {(row.kind, row.channel): row.is_on for row in rows})
    return replace(view, mail=view.mail and settings().sends_mail)


def is_on(kind: NoticeKind, channel: Channel, chosen: dict[tuple[str, str], bool]) -> bool:
    """Whether a kind reaches somebody on a channel, by what they chose."""
    if kind.always and channel == Channel.INBOX:
        return True
    return chosen.get((kind.name, channel.value), channel in kind.channels)


def days_of(weekdays: list[int]) -> Days:
    """The days of the mail of the day, as they are chosen."""
    found = tuple(sorted(weekdays))
    return next((days for days, known in WEEKDAYS.items() if known == found), Days.EVERY)


def _kind(kind: NoticeKind, chosen: dict[tuple[str, str], bool]) -> KindView:
    return KindView(
        name=kind.name,
        group=kind.group.value,
        label=kind.label,
        detail=kind.detail,
        is_at_once=kind.pace == Pace.AT_ONCE,
        always=kind.always,
        inbox=is_on(kind, Channel.INBOX, chosen),
        mail=is_on(kind, Channel.MAIL, chosen),
    )


def _end_of_leave(actor: Actor, row: NoticeRhythm) -> datetime | None:
    return end_of_leave(Rhythm(actor.zone, leave_from=row.leave_from, leave_to=row.leave_to), utcnow())


def _next_holiday(session: Session, actor: Actor) -> HolidayView:
    own = select(Site).join(Person, Person.site_id == Site.id).where(Person.id == actor.person_id)
    site = session.exec(own).one_or_none()
    if site is None:
        return HolidayView()
    first = today(actor.zone)
    for day in next_holidays(site.country, site.region, first, count=1, language=actor.language):
        noon = datetime.combine(day.day, time(12), ZoneInfo(actor.zone)).astimezone(UTC)
        return HolidayView(site.name, day.name, noon)
    return HolidayView(site.name)


def _clock(minute: int) -> str:
    return time(minute // 60, minute % 60).isoformat("minutes")
