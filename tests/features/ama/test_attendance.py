"""Who says that they come: what the page shows them, until when, and what their calendar has."""

from datetime import timedelta

import pytest

from learnhub.core import clock, db
from learnhub.features.ama import queries, service
from learnhub.features.ama.errors import NoSuchAma, WrongPhase
from tests.features.discussion.support import events_of


def attend(actor, ama_id: str, *, on: bool = True) -> None:
    db.write_now(service.set_attendance, actor, ama_id, on=on)


def standing(actor, ama_id: str) -> tuple[bool, bool]:
    """Whether somebody comes, and whether they can say so, as the page and the list show it."""
    view = db.read_now(queries.open_ama, actor, ama_id)
    rows = {row.id: row for row in db.read_now(queries.list_upcoming, actor)}
    row = rows[ama_id]
    assert (row.is_attending, row.can_attend) == (view.is_attending, view.can_attend)
    return view.is_attending, view.can_attend


def calendar(actor) -> list[str]:
    events = db.read_now(queries.list_events, actor, clock.utcnow() - timedelta(days=1))
    return [event.uid.partition("@")[0] for event in events]


def test_one_comes_and_does_not_after_all(room):
    comes, other = room.members[:2]
    room.schedule()

    for _twice in range(2):
        attend(comes, room.id)
    assert (standing(comes, room.id), standing(other, room.id)) == ((True, True), (False, True))
    assert (calendar(comes), calendar(other)) == ([room.id], [])

    for _twice in range(2):
        assert events_of(service.set_attendance, comes, room.id, on=False) == []
    assert standing(comes, room.id) == (False, True)
    assert calendar(comes) == []


def test_hosts_need_not_say_it_and_a_session_is_in_their_calendar_once(room):
    room.schedule()
    attend(room.host, room.id)

    assert standing(room.leader, room.id) == (False, False)
    assert calendar(room.host) == calendar(room.leader) == [room.id]


def test_one_says_it_before_the_opening_and_takes_it_back_at_any_time(room):
    comes, late = room.members[:2]
    room.schedule()
    attend(comes, room.id)
    db.write_now(service.open_session, room.leader, room.id)

    with pytest.raises(WrongPhase):
        attend(late, room.id)
    assert (standing(comes, room.id), standing(late, room.id)) == ((True, False), (False, False))
    attend(comes, room.id, on=False)
    assert calendar(comes) == []


def test_session_that_one_may_not_see_leaves_the_calendar(room):
    comes = room.members[0]
    room.schedule()
    attend(comes, room.id)
    db.write_now(service.call_off, room.leader, room.id)

    assert calendar(comes) == []
    with pytest.raises(NoSuchAma):
        attend(comes, room.id)
