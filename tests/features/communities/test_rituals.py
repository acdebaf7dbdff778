"""Rituals of communities: planned by who may write there, read by its members, and found by nobody else."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db, ids
from learnhub.errors import LearnHubError
from learnhub.features.actions import service as actions
from learnhub.features.actions.schemas import ActionItemInput
from learnhub.features.communities import service as membership
from learnhub.features.communities.enums import Openness
from learnhub.features.communities.figures import Counted, figures_of
from learnhub.features.communities.queries.kit import get_kit
from learnhub.features.discussion.errors import MembersPost, NoSuchSpace
from learnhub.features.people.errors import NoSuchPerson
from learnhub.features.rituals import queries, service
from learnhub.features.rituals.schemas import (
    AgendaItemInput,
    CancelMeetingInput,
    ClosingInput,
    Kept,
    MoveMeetingInput,
    NotesInput,
    ReplyInput,
    RitualInput,
)
from tests.features.communities.conftest import inside, join
from tests.features.notices.support import tell, told
from tests.web.matrix.world import snapshot

YES = ReplyInput.model_validate({"reply": "yes"})
TEXTS = {"title": "Coffee of the bearings", "form": "coffee", "language": "en", "minutes": 60}


def tomorrow() -> date:
    return clock.utcnow().date() + timedelta(days=1)


def plan(actor: Actor, space_id: str, **given: Any) -> str:
    """A ritual of every day at noon."""
    rhythm = {"rule": "FREQ=DAILY", "first_on": clock.utcnow().date(), "at": "12:00", "zone": "UTC"}
    form = RitualInput.model_validate(TEXTS | rhythm | {"space_id": space_id} | given)
    return db.write_now(service.plan_ritual, actor, form)


@pytest.fixture
def host(people) -> Actor:
    return people.member()


def test_members_plan_there_and_others_do_not(host, people, start):
    space_id, stranger = start(host), people.member()

    ritual = plan(host, space_id)

    assert [row.id for row in db.read_now(queries.get_space_rituals, stranger, space_id).rows] == [ritual]
    assert db.read_now(queries.get_space_rituals, host, space_id).can_plan
    assert not db.read_now(queries.get_space_rituals, stranger, space_id).can_plan
    with pytest.raises(MembersPost):
        plan(stranger, space_id)


def test_kit_has_the_agenda_of_the_next_meeting_and_the_figure_its_rhythm(host, people, start):
    others = [people.member() for _ in range(4)]
    space_id = start(host, Openness.OPEN, *others)
    proposed = db.read_now(get_kit, host, space_id)
    assert (proposed.meeting_to, bool(proposed.agenda)) == ("", True)
    ritual, today = plan(host, space_id), clock.utcnow().date()
    with clock.at(start_of(ritual, host, today)):
        db.write_now(service.begin_meeting, host, ritual, today)
    db.write_now(
        service.add_item, host, ritual, tomorrow(), AgendaItemInput(title="What squeaks?", minutes=7)
    )

    with clock.at(start_of(ritual, host, tomorrow()) - timedelta(hours=2)):
        found = db.read_now(get_kit, host, space_id)
        kept = db.read_now(queries.kept_in, host, space_id, clock.utcnow() - timedelta(days=90))

    assert found.meeting_to == f"/rituals/{ritual}/{tomorrow().isoformat()}"
    assert [(item.what, item.title, item.minutes) for item in found.agenda] == [("", "What squeaks?", 7)]
    assert (kept.due, kept.kept) == (1, 1)
    counted = Counted(contributors=5)
    assert figures_of(counted, [], tomorrow(), kept).rhythm_kept == 100
    assert figures_of(counted, [], tomorrow(), Kept(due=3, kept=2)).rhythm_kept == 67
    assert figures_of(Counted(contributors=4), [], tomorrow(), kept).rhythm_kept is None


def start_of(ritual: str, actor: Actor, day: date) -> datetime:
    return db.read_now(queries.get_meeting, actor, ritual, day).starts_at


def test_who_left_a_hidden_community_hears_nothing_of_its_meetings(host, people, start):
    friend = people.member()
    space_id = start(host, Openness.HIDDEN, friend, people.member())
    host, friend = inside(host, space_id), inside(friend, space_id)
    ritual = plan(host, space_id)
    db.write_now(service.reply, friend, ritual, tomorrow(), YES)
    assert db.read_now(queries.list_events, friend, clock.utcnow()) != []

    db.write_now(membership.leave, friend, space_id)
    tell()
    before = told(friend)
    later = clock.utcnow() + timedelta(days=3)
    db.write_now(service.move_meeting, host, ritual, tomorrow(), MoveMeetingInput(starts_at=later))
    tell()

    assert told(friend) == before
    assert db.read_now(queries.list_events, inside(friend), clock.utcnow()) == []
    with pytest.raises(NoSuchSpace):
        db.read_now(queries.get_space_rituals, inside(friend), space_id)


def test_nobody_owes_something_where_they_do_not_read(host, people, start):
    friend, stranger = people.member(), people.member()
    space_id = start(host, Openness.CLOSED, friend, people.member())
    host = inside(host, space_id)
    ritual = plan(host, space_id)
    form = ActionItemInput(words="Photograph it", owner_id=str(stranger.person_id), due_on=tomorrow())

    with pytest.raises(NoSuchPerson):
        db.write_now(service.add_action, host, ritual, tomorrow(), form)
    join(space_id, stranger)
    assert db.write_now(service.add_action, host, ritual, tomorrow(), form)


def calls(ritual: str, action: str, item: str, person_id: str) -> dict[str, tuple[Callable[..., Any], tuple]]:
    """Everything that can be done with the ids of a ritual."""
    here = (ritual, tomorrow())
    promise = ActionItemInput(words="Photograph it", owner_id=person_id, due_on=tomorrow())
    moved = MoveMeetingInput(starts_at=clock.utcnow() + timedelta(days=4))
    return {
        "get": (queries.get_ritual, (ritual,)),
        "source": (queries.get_source, (ritual,)),
        "text": (queries.ritual_text, (ritual,)),
        "meeting": (queries.get_meeting, here),
        "series": (queries.get_series, (ritual,)),
        "event": (queries.get_event, here),
        "own answers": (queries.own_answers, here),
        "watch": (queries.may_watch, (f"{ritual}-{tomorrow().isoformat()}",)),
        "remove": (service.remove_ritual, (ritual,)),
        "reply": (service.reply, (*here, YES)),
        "begin": (service.begin_meeting, here),
        "here": (service.say_here, here),
        "not here": (service.take_here_back, here),
        "move": (service.move_meeting, (*here, moved)),
        "cancel": (service.cancel_meeting, (*here, CancelMeetingInput())),
        "restore": (service.restore_meeting, here),
        "add": (service.add_item, (*here, AgendaItemInput(title="The gauge"))),
        "place": (service.place_item, (*here, item, 0)),
        "time": (service.time_item, (*here, item, 9)),
        "take": (service.remove_item, (*here, item)),
        "talk": (service.start_item, (*here, item)),
        "pause": (service.pause, here),
        "end": (service.end_meeting, here),
        "note": (service.write_notes, (*here, NotesInput(notes="Seven gauges.", edition=1))),
        "promise": (service.add_action, (*here, promise)),
        "done": (actions.finish_action, (action,)),
        "answer": (service.answer_closing, (*here, ClosingInput(roti=5))),
    }


def outcome(actor: Actor, function: Callable[..., Any], arguments: tuple) -> str:
    try:
        return repr(db.write_now(function, actor, *arguments))
    except LearnHubError as error:
        return f"{error.code}: {error.message}"


def test_stranger_cannot_tell_a_hidden_ritual_from_nothing(host, people, start):
    space_id, stranger = start(host, Openness.HIDDEN), people.member(roles=tuple(Role))
    host, person_id = inside(host, space_id), str(stranger.person_id)
    ritual = plan(host, space_id)
    item = db.write_now(service.add_item, host, ritual, tomorrow(), AgendaItemInput(title="The gauge"))
    promise = ActionItemInput(words="Photograph it", owner_id=str(host.person_id), due_on=tomorrow())
    action = db.write_now(service.add_action, host, ritual, tomorrow(), promise)
    before = db.read_now(snapshot)

    real = calls(ritual, action, item, person_id)
    nothing = calls(ids.new_id(), ids.new_id(), ids.new_id(), person_id)

    assert {name: outcome(stranger, *call) for name, call in real.items()} == {
        name: outcome(stranger, *call) for name, call in nothing.items()
    }
    assert db.read_now(snapshot) == before
