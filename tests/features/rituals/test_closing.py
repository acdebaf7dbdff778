"""How a meeting was: counted without a name, told from five answers on, and the same whoever said what."""

import json
import logging
import random

import pytest
from sqlalchemy import inspect, text

from learnhub.core import bus, db
from learnhub.features.rituals import closing, queries, service
from learnhub.features.rituals.errors import NotClosing, NotPresent
from tests.features.rituals.conftest import Meeting

LENGTH = 50  # minutes of the meeting


@pytest.fixture
def crowd(people, meeting: Meeting) -> list:
    """Twenty people who were there, at the end of it."""
    people_there = [people.member(f"Member {number}") for number in range(20)]
    with meeting.at(0):
        meeting.call(service.begin_meeting, meeting.host)
        for actor in people_there:
            meeting.call(service.say_here, actor)
    with meeting.at(LENGTH):
        meeting.call(service.end_meeting, meeting.host)
    return people_there


def everything() -> str:
    """All rows of all tables."""
    with db.engine().connect() as connection:
        tables = sorted(inspect(connection).get_table_names())
        found = {
            table: sorted(map(repr, connection.execute(text(f'SELECT * FROM "{table}"')))) for table in tables
        }
    return json.dumps(found)


def close(meeting: Meeting) -> None:
    with meeting.at(LENGTH + 16):
        db.write_now(service.close_due)


def tallies(meeting: Meeting) -> dict[str, dict[str, int]]:
    return {each.question: each.answers for each in meeting.view().tallies}


def test_numbers_come_when_the_closing_is_over(meeting, crowd):
    with meeting.at(LENGTH + 1):
        for number, actor in enumerate(crowd[:6]):
            meeting.answer(actor, roti=4 if number else 2, safe="yes")
        meeting.answer(crowd[0], roti=5)
        db.write_now(service.close_due)
        early = tallies(meeting)
        own = db.read_now(queries.own_answers, crowd[0], meeting.ritual, meeting.day)

    close(meeting)

    assert early == {}
    assert (own.roti, own.safe) == ("5", "yes")
    assert tallies(meeting) == {
        "roti": {"1": 0, "2": 0, "3": 0, "4": 5, "5": 1},
        "safe": {"no": 0, "partly": 0, "yes": 6},
    }
    view = meeting.view()
    assert (view.present, view.here, view.closing_until) == (21, [], None)
    assert closing.answered(_id(meeting), str(crowd[0].person_id)) == {}


def test_fewer_than_five_answers_are_told_nowhere(meeting, crowd):
    with meeting.at(LENGTH + 1):
        for actor in crowd[:5]:
            meeting.answer(actor, roti=3)
        for actor in crowd[:4]:
            meeting.answer(actor, safe="no")

    close(meeting)

    assert list(tallies(meeting)) == ["roti"]


def test_who_was_there_answers_while_it_is_open(people, meeting, crowd):
    with meeting.at(LENGTH + 1), pytest.raises(NotPresent):
        meeting.answer(people.member(), roti=1)
    with meeting.at(LENGTH + 15), pytest.raises(NotClosing):
        meeting.answer(crowd[0], roti=1)
    close(meeting)
    with meeting.at(LENGTH + 17), pytest.raises(NotClosing):
        meeting.answer(crowd[0], roti=1)


def test_no_question_is_asked_before_the_end(host, meeting):
    with meeting.at(0):
        meeting.call(service.begin_meeting, host)
        with pytest.raises(NotClosing):
            meeting.answer(host, roti=1)


def test_meeting_that_nobody_ends_ends_by_itself_and_forgets_who_was_there(host, ana, meeting):
    with meeting.at(0):
        meeting.call(service.begin_meeting, host)
        meeting.call(service.say_here, ana)
    for minutes in (11 * 60, 12 * 60 + 1):
        with meeting.at(minutes):
            db.write_now(service.close_due)
            still = meeting.view().here
            assert bool(meeting.view().ended_at) == (minutes > 12 * 60)
    assert len(still) == 2
    with meeting.at(12 * 60 + 17):
        db.write_now(service.close_due)

    assert (meeting.view().here, meeting.view().present) == ([], 2)


def test_answers_wait_when_they_could_not_be_told(meeting, crowd, monkeypatch):
    with meeting.at(LENGTH + 1):
        for actor in crowd[:5]:
            meeting.answer(actor, roti=3)

    def fail(*_args: object) -> None:
        raise RuntimeError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(bus, "record", fail)
        with pytest.raises(RuntimeError):
            close(meeting)
    close(meeting)

    assert tallies(meeting)["roti"]["3"] == 5


def test_whoever_has_everything_learns_the_same_whoever_said_what(database, meeting, crowd, caplog):
    """Not at most as much as by chance and five points: nothing, because what is stored is the same bytes.

    Two worlds differ by who gave which answers. Before the numbers are told the database is as it was, and
    afterwards it is the same in both. So is the log.
    """
    caplog.set_level(logging.DEBUG)
    answers = [(1 + number % 5, ("yes", "no", "partly")[number % 3]) for number in range(len(crowd))]
    worlds, before = [], everything()
    for seed in range(2):
        chance = random.Random(seed)
        people, given = chance.sample(crowd, len(crowd)), chance.sample(answers, len(answers))
        caplog.clear()
        with meeting.at(LENGTH + 1):
            for actor, (roti, safe) in zip(people, given, strict=True):
                meeting.answer(actor, roti=roti, safe=safe)
        assert everything() == before
        spoken = " ".join(record.getMessage() for record in caplog.records)
        assert not any(str(actor.person_id) in spoken or actor.name in spoken for actor in crowd)

        def undo(session) -> None:
            service.close_due(session)
            session.flush()
            rows = session.execute(text("SELECT question, answer, number FROM ritual_tally ORDER BY 1, 2"))
            worlds.append([tuple(row) for row in rows])
            raise Undone

        with meeting.at(LENGTH + 16), pytest.raises(Undone):
            db.write_now(undo)
        view = meeting.view()
        closing.forget(_id(meeting))
        assert view.tallies == []

    assert worlds[0] == worlds[1]
    assert sum(number for question, _answer, number in worlds[0] if question == "roti") == len(crowd)


class Undone(Exception):
    """What was done is undone."""


def _id(meeting: Meeting) -> str:
    found = db.read_now(queries.get_occurrence, meeting.ritual, meeting.day).meeting
    assert found is not None
    return found.id
