"""What a mentor declares: words, zone, weekly hours, days off and a pause."""

from datetime import date, time, timedelta

from sqlmodel import Session, delete, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus, clock, zones
from learnhub.core.i18n import LANGUAGES, N_
from learnhub.errors import CHECK_FORM, Invalid
from learnhub.features.mentoring import policy, queries
from learnhub.features.mentoring.errors import HoursOverlap
from learnhub.features.mentoring.events import OfferChanged
from learnhub.features.mentoring.models import DayOff, Mentor, WeeklyHours
from learnhub.features.mentoring.schemas import DayInput, HoursInput, OfferInput
from learnhub.features.mentoring.slots import LENGTH
from learnhub.features.people.models import Person

END_OF_DAY = 1440
NO_ZONE = N_("There is no time zone of this name. Choose one such as Europe/Paris.")
NO_LANGUAGE = N_("Choose at least one language.")
ENDS_EARLIER = N_("The end must be later than the start. Midnight is 00:00.")
TOO_SHORT = N_("A session takes 20 minutes: leave at least that between start and end.")
PAST_DAY = N_("This day is over. Choose today or a later day.")
FAR_DAY = N_("Choose a day within the next twelve months.")


def save_offer(session: Session, actor: Actor, *, form: OfferInput) -> None:
    """Present oneself as a mentor, and say in which zone one's hours are."""
    mentor = _mine(session, actor)
    if form.zone not in zones.known():
        raise Invalid(CHECK_FORM, fields={"zone": NO_ZONE})
    if not form.languages:
        raise Invalid(CHECK_FORM, fields={"languages": NO_LANGUAGE})
    mentor.sentence, mentor.place, mentor.zone = form.sentence, form.place, form.zone
    mentor.languages = [language for language in LANGUAGES if language in form.languages]
    _changed(session, mentor)


def add_hours(session: Session, actor: Actor, *, form: HoursInput) -> None:
    """Open hours on a weekday; sessions booked already are not touched by any change of hours."""
    mentor = _mine(session, actor)
    starts, ends = _minutes(form.starts), _minutes(form.ends) or END_OF_DAY
    if ends <= starts:
        raise Invalid(CHECK_FORM, fields={"ends": ENDS_EARLIER})
    if timedelta(minutes=ends - starts) < LENGTH:
        raise Invalid(CHECK_FORM, fields={"ends": TOO_SHORT})
    _require_apart(session, mentor, form.weekday, starts, ends)
    session.add(
        WeeklyHours(mentor_id=mentor.person_id, weekday=form.weekday, starts_min=starts, ends_min=ends)
    )
    _changed(session, mentor)


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _require_apart(session: Session, mentor: Mentor, weekday: int, starts: int, ends: int) -> None:
    other = session.exec(
        select(WeeklyHours)
        .where(
            WeeklyHours.mentor_id == mentor.person_id,
            WeeklyHours.weekday == weekday,
            WeeklyHours.starts_min < ends,
            WeeklyHours.ends_min > starts,
        )
        .order_by(WeeklyHours.starts_min)
    ).first()
    if other:
        raise HoursOverlap(
            starts=queries.clock_text(other.starts_min), ends=queries.clock_text(other.ends_min)
        )


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
    """Take a day, in the mentor's zone, out of the week; answers how many sessions of it still stand."""
    mentor = _mine(session, actor)
    today = clock.today(mentor.zone)
    if form.day < today:
        raise Invalid(CHECK_FORM, fields={"day": PAST_DAY})
    if form.day > today + queries.BLOCK_AHEAD:
        raise Invalid(CHECK_FORM, fields={"day": FAR_DAY})
    session.merge(DayOff(mentor_id=mentor.person_id, day=form.day))
    _changed(session, mentor)
    return queries.count_sessions_on(session, actor, mentor, form.day)


def unblock_day(session: Session, actor: Actor, *, day: date) -> None:
    """Give a day back to the week."""
    mentor = _mine_if_any(session, actor)
    if mentor is None:
        return
    session.exec(delete(DayOff).where(DayOff.mentor_id == mentor.person_id, DayOff.day == day))
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


def _mine(session: Session, actor: Actor) -> Mentor:
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
