"""Who is told what becomes of a meeting."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from learnhub.core import db
from learnhub.core.outbox import Outbox
from learnhub.features.actions import notices as action_notices
from learnhub.features.actions import service as actions
from learnhub.features.actions.events import ActionAgreed
from learnhub.features.actions.schemas import ActionItemInput
from learnhub.features.rituals import notices, service
from learnhub.features.rituals.events import (
    MeetingCancelled,
    MeetingMoved,
    MeetingTomorrow,
    RhythmChanged,
)
from learnhub.features.rituals.schemas import (
    CancelMeetingInput,
    MoveMeetingInput,
)
from learnhub.rooms import Reason
from tests.features.rituals.conftest import DAYS, Meeting

LATER = datetime(2026, 3, 13, 15, 0, tzinfo=UTC)


def told(function, event) -> dict[str, Reason]:
    """Whom an event is told to, and why, with the words."""
    return {
        person: reason
        for telling in db.read_now(lambda session, _event=event: list(function(session, _event)))
        for person, reason in telling.people.items()
    }


def waiting(kind: str) -> list[dict]:
    """What waits in the outbox to be told."""
    rows = db.read_now(lambda session: session.exec(select(Outbox).order_by(Outbox.id)).all())
    return [dict(row.payload) for row in rows if row.payload.get("event") == kind]


@pytest.fixture
def answered(people, meeting: Meeting):
    """Three who answered: yes, perhaps and no."""
    three = [people.member(name) for name in ("Ana Petit", "Karim Benali", "Rémi Charpentier")]
    for actor, word in zip(three, ("yes", "maybe", "no"), strict=True):
        meeting.reply(actor, word)
    return [str(actor.person_id) for actor in three]


def test_who_may_come_and_who_hosts_it_hear_of_another_time(host, meeting, answered):
    meeting.call(service.move_meeting, host, MoveMeetingInput(starts_at=LATER))

    event = MeetingMoved(meeting.ritual, meeting.day.isoformat(), str(host.person_id))
    people = told(notices.moved, event)

    assert people == {
        answered[0]: Reason.COMES, answered[1]: Reason.COMES, str(host.person_id): Reason.HOSTS,
    }  # fmt: skip
    assert len(waiting("meeting_moved")) == 1


def test_what_is_no_longer_so_is_told_to_nobody(host, meeting, answered):
    event = MeetingCancelled(meeting.ritual, meeting.day.isoformat(), str(host.person_id))

    meeting.call(service.cancel_meeting, host, CancelMeetingInput())
    assert set(told(notices.cancelled, event)) == {*answered[:2], str(host.person_id)}
    meeting.call(service.restore_meeting, host)
    assert told(notices.cancelled, event) == {}


def test_a_day_before_is_planned_once_for_each_time(host, ana, meeting, plan):
    far = Meeting(host, meeting.ritual, DAYS[2])
    far.reply(ana)
    far.reply(ana, "maybe")
    far.reply(host)
    first = waiting("meeting_tomorrow")
    far.call(
        service.move_meeting, host, MoveMeetingInput(starts_at=far.view().starts_at + timedelta(hours=3))
    )

    usual, moved = waiting("meeting_tomorrow")
    assert first == [usual]
    fields = {name: usual[name] for name in ("ritual_id", "day", "starts_at")}
    assert told(notices.tomorrow, MeetingTomorrow(**fields)) == {}
    fields["starts_at"] = moved["starts_at"]
    assert set(told(notices.tomorrow, MeetingTomorrow(**fields))) == {
        str(ana.person_id), str(host.person_id),
    }  # fmt: skip


def test_nobody_is_reminded_of_what_is_near(ana, meeting):
    meeting.reply(ana)

    assert waiting("meeting_tomorrow") == []


def test_whose_day_is_gone_is_told_so(host, ana, people, meeting, edit):
    gone = Meeting(host, meeting.ritual, DAYS[1])
    gone.reply(ana)
    gone.reply(people.member(), "no")

    edit(host, meeting.ritual, rule="FREQ=WEEKLY;BYDAY=FR", first_on="2026-03-13")

    (event,) = waiting("rhythm_changed")
    fields = {name: event[name] for name in ("ritual_id", "actor_id", "people")}
    assert told(notices.changed, RhythmChanged(**fields)) == {str(ana.person_id): Reason.COMES}


def test_another_hour_moves_what_people_answered_for(host, ana, meeting, edit):
    Meeting(host, meeting.ritual, DAYS[1]).reply(ana)

    edit(host, meeting.ritual, at="15:00")

    assert [event["day"] for event in waiting("meeting_moved")] == [DAYS[1].isoformat()]


def test_who_is_to_do_something_is_told_until_it_is_done(host, ana, meeting):
    form = ActionItemInput(words="Photograph it", owner_id=str(ana.person_id), due_on=DAYS[2])
    action = str(meeting.call(service.add_action, host, form))
    event = ActionAgreed(meeting.ritual, action, str(host.person_id))

    assert told(action_notices.agreed, event) == {str(ana.person_id): Reason.AGREED}
    db.write_now(actions.finish_action, ana, action)
    assert told(action_notices.agreed, event) == {}
