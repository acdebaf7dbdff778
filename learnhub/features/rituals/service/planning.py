"""Beginning a ritual, changing its words and its rhythm, taking it back."""

from datetime import date, timedelta

from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus, recurrence
from learnhub.core.clock import utcnow
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.events import ContentEdited
from learnhub.features.notices import service as notices
from learnhub.features.people.models import Site
from learnhub.features.rituals import occurrences, policy, queries
from learnhub.features.rituals.enums import MeetingStatus, Section
from learnhub.features.rituals.errors import (
    NeverDue,
    NoSuchPlace,
)
from learnhub.features.rituals.events import MeetingMoved, RhythmChanged
from learnhub.features.rituals.models import (
    Ritual,
    RitualMeeting,
    RitualReply,
    RitualRhythm,
)
from learnhub.features.rituals.room import RITUAL
from learnhub.features.rituals.schemas import (
    EditRitualInput,
    RitualInput,
    RitualWords,
)
from learnhub.features.rituals.service.common import note_change, require_hosting
from learnhub.rooms import Reason

DAY = timedelta(days=1)
PEOPLE_MAX, TOLD_AT_ONCE = 500, 9  # who are told that their day is gone; ids that one code holds


def plan_ritual(session: Session, actor: Actor, form: RitualInput) -> str:
    """Begin a ritual that its author hosts, and answer its id; raises NeverDue."""
    guard.require(policy.can_plan(actor))
    rhythm = _rhythm(form, form.first_on)
    where = discussion.place(session, actor, form.space_id)
    content = discussion.create(
        session,
        actor,
        kind=RITUAL,
        space=where.space,
        status=where.status,
        title=form.title,
        body=form.purpose,
        sections={Section.AGENDA: form.agenda},
        language=form.language,
        topics=form.topics,
    )
    session.add(
        Ritual(
            content_id=content.id,
            form=form.form,
            place=form.place,
            site_id=_site(session, form.site_id),
            changed_at=utcnow(),
        )
    )
    session.flush()
    rhythm.ritual_id = content.id
    session.add(rhythm)
    session.flush()
    notices.follow_as(session, actor, content.id, Reason.WROTE)
    return content.id


def edit_ritual(session: Session, actor: Actor, ritual_id: str, form: EditRitualInput) -> None:
    """Change a ritual. What was due stays as it was: another rhythm begins today, or later.

    Meetings to come that the new rhythm does not have are gone, with the answers for them. Raises
    EditedMeanwhile, NeverDue.
    """
    content = require_hosting(session, actor, ritual_id)
    discussion.edit(
        session,
        actor,
        content,
        edition=form.edition,
        title=form.title,
        body=form.purpose,
        sections={Section.AGENDA: form.agenda},
        language=form.language,
        topics=form.topics,
    )
    ritual = session.get_one(Ritual, ritual_id)
    ritual.form, ritual.place, ritual.site_id = form.form, form.place, _site(session, form.site_id)
    note_change(ritual)
    session.add(ritual)
    _change_rhythm(session, actor, ritual_id, form)
    session.flush()


def remove_ritual(session: Session, actor: Actor, ritual_id: str) -> None:
    """Take a ritual back: its words are gone, and it leaves every calendar."""
    discussion.remove(session, actor, require_hosting(session, actor, ritual_id))


def follow_words(session: Session, event: ContentEdited) -> None:
    """A recorder: calendars are told of other words, whoever suggested them."""
    if event.kind == RITUAL and (ritual := session.get(Ritual, event.content_id)):
        note_change(ritual)
        session.add(ritual)


def _site(session: Session, site_id: str) -> str | None:
    if not site_id:
        return None
    if session.get(Site, site_id) is None:
        raise NoSuchPlace
    return site_id


def _rhythm(form: RitualWords, since: date) -> RitualRhythm:
    """The rhythm from a day on, counted from the first day given: every two weeks stays the same two."""
    days = recurrence.following(recurrence.parse(form.rule), form.first_on, since, 1)
    if not days or (form.until_on and days[0] > form.until_on):
        raise NeverDue
    return RitualRhythm(
        first_on=days[0],
        until_on=form.until_on,
        rule=form.rule,
        at=form.at,
        zone=form.zone,
        minutes=form.minutes,
    )


def _change_rhythm(session: Session, actor: Actor, ritual_id: str, form: EditRitualInput) -> None:
    """End the rhythm that there is and begin the new one, unless they are the same."""
    former = list(queries.rhythms_of(session, [ritual_id]))
    today = queries.today_in(form.zone)
    if _is_same(former[-1], form, today):
        return
    since = max(form.first_on, _first_open_day(session, ritual_id, former, today))
    new = _rhythm(form, since)
    new.ritual_id = ritual_id
    for rhythm in former:
        if rhythm.first_on >= since:
            session.delete(rhythm)
        elif rhythm.until_on is None or rhythm.until_on >= since:
            rhythm.until_on = since - DAY
            session.add(rhythm)
    session.flush()
    session.add(new)
    session.flush()
    _follow(session, actor, former[-1], new, since)


def _is_same(rhythm: RitualRhythm, form: EditRitualInput, today: date) -> bool:
    """Whether nothing changes: the first day may be any that the rhythm has had, or the next one."""
    old = (rhythm.rule, rhythm.at, rhythm.zone, rhythm.minutes, rhythm.until_on)
    if old != (form.rule, form.at, form.zone, form.minutes, form.until_on):
        return False
    following = recurrence.following(recurrence.parse(rhythm.rule), rhythm.first_on, today, 1)
    had = form.first_on <= today and occurrences.names(rhythm, form.first_on)
    return had or form.first_on == rhythm.first_on or form.first_on in following


def _first_open_day(session: Session, ritual_id: str, former: list[RitualRhythm], today: date) -> date:
    """Today, or tomorrow when the meeting of today has begun: what was, was as it was planned."""
    if occurrences.on(former, today) is None:
        return today
    found = queries.get_occurrence(session, ritual_id, today)
    return today + DAY if found.is_held or found.usual_at <= utcnow() else today


def _follow(session: Session, actor: Actor, old: RitualRhythm, new: RitualRhythm, since: date) -> None:
    """Let the meetings to come with a row follow the new rhythm, or go, and tell whom it concerns."""
    to_come = select(RitualMeeting).where(
        RitualMeeting.ritual_id == new.ritual_id,
        RitualMeeting.day >= since,
        RitualMeeting.began_at.is_(None),
    )
    actor_id, meetings = guard.require_person(actor), session.exec(to_come).all()
    kept = [meeting for meeting in meetings if occurrences.names(new, meeting.day)]
    gone = [meeting for meeting in meetings if meeting not in kept]
    people = _coming(session, [meeting.id for meeting in gone])
    for start in range(0, len(people), TOLD_AT_ONCE):
        codes = "-".join(people[start : start + TOLD_AT_ONCE])
        bus.record(session, RhythmChanged(new.ritual_id, actor_id, codes))
    for meeting in gone:
        session.delete(meeting)
    if (old.at, old.zone) != (new.at, new.zone):
        for meeting in kept:
            if meeting.starts_at is None and meeting.state == MeetingStatus.PLANNED:
                bus.record(session, MeetingMoved(new.ritual_id, meeting.day.isoformat(), actor_id))
    session.flush()


def _coming(session: Session, meeting_ids: list[str]) -> list[str]:
    coming = select(RitualReply.person_id).where(
        RitualReply.meeting_id.in_(meeting_ids), RitualReply.reply != "no"
    )
    return list(session.exec(coming.distinct().order_by(RitualReply.person_id).limit(PEOPLE_MAX)))
