"""Which small failures are told in a meeting, and in which order."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.errors import Forbidden
from learnhub.features.failures import queries
from learnhub.features.failures.enums import Echo
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Space, SpaceMember
from learnhub.features.rituals import queries as rituals
from learnhub.features.rituals import service
from learnhub.features.rituals.enums import Form
from learnhub.features.rituals.errors import NoAgenda
from learnhub.features.rituals.schemas import AgendaItemInput, MeetingView, RitualInput
from tests.features.failures.support import say, tell, tell_unsigned
from tests.features.leaders.support import write


@pytest.fixture
def host(people) -> Actor:
    return people.member("Hélène Marchetti")


@pytest.fixture
def leader(people) -> Actor:
    return people.member("Philippe Aubert", roles=(Role.LEADER,))


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit")


class Meeting:
    """A meeting of small failures in a week, and each week after."""

    def __init__(self, host: Actor, form: str = "small_failures") -> None:
        day = clock.utcnow().date() + timedelta(days=7)
        weekday = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[day.weekday()]
        rhythm = {
            "rule": f"FREQ=WEEKLY;BYDAY={weekday}",
            "first_on": day,
            "at": "12:30",
            "zone": "UTC",
            "minutes": 30,
        }
        words = {"title": "Small failures at noon", "form": form, "language": "en"}
        given = RitualInput.model_validate(words | rhythm)
        self.host, self.day = host, day
        self.ritual = db.write_now(service.plan_ritual, host, given)

    def propose(self, actor: Actor | None = None, day: date | None = None) -> int:
        """Takes what is proposed; the answer is how much it was."""
        return db.write_now(service.propose_items, actor or self.host, self.ritual, day or self.day)

    def view(self, actor: Actor | None = None, day: date | None = None) -> MeetingView:
        """The meeting as somebody sees it."""
        return db.read_now(rituals.get_meeting, actor or self.host, self.ritual, day or self.day)

    def told(self) -> list[str]:
        """The stories on the agenda, in order."""
        return [point.content_id for point in self.view().points]

    def place(self, content_id: str, place: int) -> None:
        """Puts a story at a place."""
        (item,) = [point.id for point in self.view().points if point.content_id == content_id]
        db.write_now(service.place_item, self.host, self.ritual, self.day, item, place)


def test_every_agenda_is_for_a_form_of_rituals() -> None:
    assert set(rooms.agendas()) <= set(Form)
    assert "small_failures" in rooms.agendas()


def test_five_stories_a_leader_first_then_what_happened_to_most(host, leader, ana, people) -> None:
    stories = [tell(ana, f"What went wrong, number {number}") for number in range(6)]
    say(leader, stories[2], Echo.ME_TOO)
    unsigned, _secret = tell_unsigned("What nobody signed, though it happened")
    for actor in (ana, leader, host):
        say(actor, unsigned, Echo.ME_TOO)
    first = tell(leader, "I announced it by email")

    meeting = Meeting(host)
    assert meeting.propose() == 5
    told = meeting.told()
    assert told[:3] == [first, unsigned, stories[2]]
    view = meeting.view()
    assert [point.minutes for point in view.points] == [5, 3, 3, 3, 3]
    assert [point.leads for point in view.points] == [True, False, False, False, False]
    assert view.has_lead
    assert meeting.propose() == 0
    assert view.points[0].card_address == f"/library/new?from={first}"
    assert view.points[1].card_address == "/library/new?front=What+nobody+signed%2C+though+it+happened"


def test_a_leaders_note_opens_it_before_their_story(host, leader, ana) -> None:
    tell(ana)
    tell(leader, "I announced it by email")
    note = write(leader)
    meeting = Meeting(host)

    meeting.propose()
    assert meeting.told()[0] == note


def test_without_a_leader_its_place_waits_and_the_page_says_so(host, leader, ana) -> None:
    stories = [tell(ana, f"What went wrong, number {number}") for number in range(6)]
    meeting = Meeting(host)

    assert meeting.propose() == 4
    view = meeting.view()
    assert view.can_propose
    assert not view.has_lead
    late = tell(leader, "I announced it by email")
    assert meeting.propose() == 1
    assert meeting.told()[0] == late
    assert len(set(meeting.told()) & set(stories)) == 4


def test_nothing_is_put_above_a_leader(host, leader, ana) -> None:
    unsigned, _secret = tell_unsigned("What nobody signed, though it happened")
    first, other = tell(leader, "I announced it by email"), tell(ana)
    meeting = Meeting(host)
    meeting.propose()

    meeting.place(unsigned, 0)
    assert meeting.told() == [first, unsigned, other]
    meeting.place(first, 2)
    assert meeting.told()[0] == first


def test_a_story_is_told_in_one_meeting(host, leader, ana) -> None:
    stories = {tell(ana, f"What went wrong, number {number}") for number in range(6)}
    meeting = Meeting(host)
    meeting.propose()
    next_day = db.read_now(
        rituals.list_meetings, host, clock.utcnow() + timedelta(days=9), clock.utcnow() + timedelta(days=60)
    )[0].day

    assert meeting.propose(day=date.fromisoformat(next_day)) == 2
    told = {point.content_id for point in meeting.view(day=date.fromisoformat(next_day)).points}
    assert told == stories - set(meeting.told())


def test_what_a_closed_community_keeps_is_not_told_outside(host, ana, people) -> None:
    def close(session: Session) -> str:
        space = Space(kind=SpaceKind.COMMUNITY, name="Those of pump 4", is_open=False)
        session.add(space)
        session.flush()
        session.add(SpaceMember(space_id=space.id, person_id=ana.person_id, joined_at=clock.utcnow()))
        return space.id

    closed = db.write_now(close)
    inside = replace(ana, spaces=frozenset({closed}))
    tell(inside, "What only we know", space_id=closed)
    assert Meeting(inside).propose() == 0


def test_only_its_host_takes_it_and_only_where_there_is_one(host, ana) -> None:
    tell(ana)
    with pytest.raises(Forbidden):
        Meeting(host).propose(ana)
    coffee = Meeting(host, form="coffee")
    assert not coffee.view().can_propose
    with pytest.raises(NoAgenda):
        coffee.propose()


def test_the_wall_shows_the_next_meeting_and_how_many_are_told(host, ana) -> None:
    assert db.read_now(queries.get_coming, ana).meeting.ritual_id == ""
    meeting = Meeting(host)
    tell(ana)
    meeting.propose()
    db.write_now(
        service.add_item, host, meeting.ritual, meeting.day, AgendaItemInput(title="Who brings cake")
    )

    coming = db.read_now(queries.get_coming, ana)
    assert (coming.meeting.ritual_id, coming.meeting.day) == (meeting.ritual, meeting.day.isoformat())
    assert coming.stories == 1
