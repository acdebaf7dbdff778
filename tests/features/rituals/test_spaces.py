"""The rituals of one space: how they are kept, what comes next, and that nobody else finds them."""

from datetime import timedelta

import pytest

from learnhub.core import clock, db
from learnhub.features.discussion.errors import NoSuchSpace
from learnhub.features.discussion.queries import company_space
from learnhub.features.rituals import queries, service
from learnhub.features.rituals.schemas import CancelMeetingInput
from tests.features.rituals.conftest import DAYS, Meeting


def test_rituals_of_a_space_with_what_was_kept(host, ana, meeting: Meeting, plan, statements):
    space = db.read_now(company_space)
    with meeting.at(0):
        meeting.call(service.begin_meeting, host)
    with clock.at(meeting.view().starts_at + timedelta(weeks=2)):
        shown = db.read_now(queries.get_space_rituals, ana, space)
        kept = db.read_now(queries.kept_in, ana, space, clock.utcnow() - timedelta(days=90))

    (row,) = shown.rows
    assert (row.title, row.due, row.kept, row.marks) == ("Coffee of the pumps", 2, 1, [True, False])
    assert row.next_at == shown.coming[0].starts_at
    assert (kept.due, kept.kept) == (2, 1)
    one = statements(lambda: db.read_now(queries.get_space_rituals, ana, space))
    plan(host)
    plan(host)
    assert statements(lambda: db.read_now(queries.get_space_rituals, ana, space)) == one


def test_several_spaces_are_read_in_as_many_statements_as_one(host, ana, meeting: Meeting, plan, statements):
    space = db.read_now(company_space)
    with meeting.at(0):
        meeting.call(service.begin_meeting, host)
    first = meeting.view().starts_at
    with clock.at(first + timedelta(weeks=2, hours=-1)):
        beats = db.read_now(queries.beats_of, ana, [space, "0" * 12])
        assert beats.keys() == {space}
        assert (beats[space].marks, beats[space].due, beats[space].kept) == ([True, False], 2, 1)
        assert beats[space].next_at == first + timedelta(weeks=2)
        one = statements(lambda: db.read_now(queries.beats_of, ana, [space]))
        plan(host)
        assert statements(lambda: db.read_now(queries.beats_of, ana, [space, "0" * 12])) == one


def test_next_meeting_of_a_space_has_its_agenda(host, ana, meeting: Meeting):
    space = db.read_now(company_space)
    meeting.add("The gauge said 4.2 bar")
    db.write_now(service.cancel_meeting, host, meeting.ritual, DAYS[1], CancelMeetingInput())

    found = db.read_now(queries.next_in, ana, space)
    assert found is not None
    assert (found.day, [item.title for item in found.points]) == ("2026-03-12", ["The gauge said 4.2 bar"])
    meeting.call(service.cancel_meeting, host, CancelMeetingInput())
    later = db.read_now(queries.next_in, ana, space)
    assert later is not None
    assert later.day == "2026-03-26"
    db.write_now(service.remove_ritual, host, meeting.ritual)
    assert db.read_now(queries.next_in, ana, space) is None


def test_another_space_has_none_of_them(ana, meeting: Meeting):
    nowhere = "0" * 12
    with pytest.raises(NoSuchSpace):
        db.read_now(queries.get_space_rituals, ana, nowhere)
    assert db.read_now(queries.next_in, ana, nowhere) is None
    assert db.read_now(queries.kept_in, ana, nowhere, clock.utcnow() - timedelta(days=90)).due == 0
