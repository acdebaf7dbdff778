"""What a mentor declares: words, zone, weekly hours, days off and a pause."""

from datetime import date, time, timedelta

from sqlmodel import Session, delete, select, update
from sqlmodel.sql.expression import SelectOfScalar

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus, clock, zones
from learnhub.core.i18n import LANGUAGES, N_
from learnhub.errors import CHECK_FORM, Invalid
from learnhub.features.mentoring import policy, queries
from learnhub.features.mentoring.errors import HoursOverlap
from learnhub.features.mentoring.events import OfferChanged
from learnhub.features.mentoring.models import DayOff, Mentor, MentorCalendar, WeeklyHours
from learnhub.features.mentoring.schemas import DayInput, HoursInput, OfferInput
from learnhub.features.mentoring.slots import END_OF_DAY, LENGTH, first_session
from learnhub.features.people.models import Person

OVERNIGHT_MAX = 720  # with more, an end before the start is a slip rather than the next day's
WEEK_MIN = 7 * END_OF_DAY
NO_ZONE = N_("There is no time zone of this name. Choose one such as Europe/Paris.")
NO_LANGUAGE = N_("Choose at least one language.")
ENDS_EARLIER = N_("The end must be later than the start. Midnight is 00:00.")
TOO_SHORT = N_("A session takes 20 minutes: leave at least that between start and end.")
NO_SESSION_FITS = N_(
    "No session fits: sessions start every ten minutes, and the first one would last from {first} to {last}."
)
PAST_DAY = N_("This day is over. Choose today or a later day.")
FAR_DAY = N_("Choose a day within the next twelve months.")
LAST_DAY_FIRST = N_("The last day must not be before the first.")


def save_offer(session: Session, actor: Actor, *, form: OfferInput) -> None:
    """Present oneself as a mentor, and say in which zone one's hours are."""
    mentor = mentor_of(session, actor)
    if form.zone not in zones.known():
        raise Invalid(CHECK_FORM, fields={"zone": NO_ZONE})
    if not form.languages:
        raise Invalid(CHECK_FORM, fields={"languages": NO_LANGUAGE})
    if mentor.zone != form.zone:
        _read_again(session, mentor)
    mentor.sentence, mentor.place, mentor.zone = form.sentence, form.place, form.zone
    mentor.languages = [language for language in LANGUAGES if language in form.languages]
    _changed(session, mentor)


def add_hours(session: Session, actor: Actor, *, form: HoursInput) -> None:
    """Open hours on a weekday; sessions booked already are not touched by any change of hours.

    An end at or after midnight belongs to the next day. Hours that no session fits in are refused.
    """
    mentor = mentor_of(session, actor)
    starts = _minutes(form.starts)
    ends = _end(starts, _minutes(form.ends))
    if timedelta(minutes=ends - starts) < LENGTH:
        raise Invalid(CHECK_FORM, fields={"ends": TOO_SHORT})
    first, last = first_session(starts)
    if last > ends:
        clock_of = queries.clock_text
        raise Invalid(
            CHECK_FORM, fields={"ends": NO_SESSION_FITS}, first=clock_of(first), last=clock_of(last)
        )
    hours = WeeklyHours(mentor_id=mentor.person_id, weekday=form.weekday, starts_min=starts, ends_min=ends)
    _require_apart(session, hours)
    session.add(hours)
    _changed(session, mentor)


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _end(starts: int, ends: int) -> int:
    """The end in minutes after the midnight before the start; raises when it can only be a slip."""
    if ends > starts:
        return ends
    ends += END_OF_DAY
    if ends > END_OF_DAY and ends - starts > OVERNIGHT_MAX:
        raise Invalid(CHECK_FORM, fields={"ends": ENDS_EARLIER})
    return ends


def _require_apart(session: Session, hours: WeeklyHours) -> None:
    """Refuse hours that overlap others of the mentor, in a week whose end is followed by its start."""
    others = select(WeeklyHours).where(WeeklyHours.mentor_id == hours.mentor_id)
    for other in session.exec(others.order_by(WeeklyHours.weekday, WeeklyHours.starts_min)):
        if any(_overlap(hours, other, shift) for shift in (-WEEK_MIN, 0, WEEK_MIN)):
            raise HoursOverlap(
                starts=queries.clock_text(other.starts_min), ends=queries.clock_text(other.ends_min)
            )


def _overlap(hours: WeeklyHours, other: WeeklyHours, shift: int) -> bool:
    shift += (other.weekday - hours.weekday) * END_OF_DAY
    return hours.starts_min < other.ends_min + shift and other.starts_min + shift < hours.ends_min


def remove_hours(session: Session, actor: Actor, *, hours_id: int) -> None:
    """Close hours; ones that are not there, or somebody else's, are left alone."""
    mentor = _mine_if_any(session, actor)
    if mentor is None:
        return
    session.exec(
        delete(WeeklyHours).where(WeeklyHours.id == hours_id, WeeklyHours.mentor_id == mentor.person_id)
    )
    _changed(session, mentor)


def block_day(session: Session, actor: Actor, *, form: DayInput) -> int:
    """Take days, in the mentor's zone, out of the week; answers how many sessions of them still stand."""
    mentor = mentor_of(session, actor)
    first, last = form.day, form.until or form.day
    _require_ahead(first, last, clock.today(mentor.zone))
    blocked = set(session.exec(_days_off(mentor, first, last)))
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    session.add_all(DayOff(mentor_id=mentor.person_id, day=day) for day in days if day not in blocked)
    _changed(session, mentor)
    return queries.count_sessions_on(session, actor, mentor, first, last)


def _require_ahead(first: date, last: date, today: date) -> None:
    if first < today:
        raise Invalid(CHECK_FORM, fields={"day": PAST_DAY})
    if first > today + queries.BLOCK_AHEAD:
        raise Invalid(CHECK_FORM, fields={"day": FAR_DAY})
    if last < first:
        raise Invalid(CHECK_FORM, fields={"until": LAST_DAY_FIRST})
    if last > today + queries.BLOCK_AHEAD:
        raise Invalid(CHECK_FORM, fields={"until": FAR_DAY})


def _days_off(mentor: Mentor, first: date, last: date) -> SelectOfScalar[date]:
    return select(DayOff.day).where(DayOff.mentor_id == mentor.person_id, DayOff.day.between(first, last))


def unblock_day(session: Session, actor: Actor, *, day: date, until: date | None = None) -> None:
    """Give a day back to the week, or all those up to another one."""
    mentor = _mine_if_any(session, actor)
    if mentor is None:
        return
    session.exec(
        delete(DayOff).where(DayOff.mentor_id == mentor.person_id, DayOff.day.between(day, until or day))
    )
    _changed(session, mentor)


def pause(session: Session, actor: Actor, *, on: bool) -> None:
    """Take no bookings for a while, or take them again; sessions booked already stay."""
    mentor = _mine_if_any(session, actor)
    if mentor is None:
        return
    mentor.is_paused = on
    _changed(session, mentor)


def _mine_if_any(session: Session, actor: Actor) -> Mentor | None:
    """The mentor that this person is, if they have declared anything; the person is locked."""
    guard.require(policy.can_offer(actor))
    session.exec(select(Person.id).where(Person.id == actor.person_id).with_for_update(key_share=True)).one()
    return session.get(Mentor, actor.person_id)


def mentor_of(session: Session, actor: Actor) -> Mentor:
    """The mentor that this person is, from the first thing they declare on; taking back declares nothing."""
    mentor = _mine_if_any(session, actor)
    if mentor is None:
        mentor = Mentor(person_id=guard.require_person(actor), zone=actor.zone, languages=[actor.language])
        session.add(mentor)
        session.flush()
    return mentor


def _changed(session: Session, mentor: Mentor) -> None:
    session.add(mentor)
    session.flush()
    bus.record(session, OfferChanged(mentor.person_id))


def _read_again(session: Session, mentor: Mentor) -> None:
    """Have the calendar read at once: times without a zone are taken in the mentor's."""
    session.exec(
        update(MentorCalendar).where(MentorCalendar.mentor_id == mentor.person_id).values(tried_at=None)
    )
