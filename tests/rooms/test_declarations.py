"""What rooms declare is there: every name leads to something, and nothing is said twice."""

import dataclasses
from dataclasses import astuple

import pytest
from sqlmodel import select

from learnhub import rooms
from learnhub.access.permissions import declared, opening
from learnhub.core import db
from learnhub.features.discussion.models import ContentKind
from learnhub.features.discussion.room import CONTENT_VOTE
from learnhub.rooms.notices import event_name

REFERENCES = [
    pytest.param(name, reference, id=f"{name}.{reference}")
    for name, room in rooms.all_rooms().items()
    for reference in (
        *(function for _event, function in (*room.recorders, *room.announcers)),
        *(job.work for job in room.jobs),
        *(outlet.send for outlet in room.outlets),
        *(function for kind in room.kinds if kind.offer for function in astuple(kind.offer)),
        *room.figures.values(),
        *room.marks.values(),
        *(function for function in (room.calendar, room.daily_line, room.uses) if function),
        *(name for each in room.today for name in (each.read, each.top, each.main, each.rail) if name),
        *(kind.vote_rule for kind in room.kinds if kind.vote_rule),
        *(kind.shared_while for kind in room.kinds if kind.shared_while),
        *(name for tab in room.space_tabs for name in (tab.begin, tab.main, tab.rail)),
        *room.mails.values(),
        *(action.run for action in room.mail_actions.values()),
        *(function for notice in room.notices for _event, function in notice.tells),
        *room.told.values(),
        *(function for _event, function in room.settled),
        *(name for each in room.origins.values() for name in (each.begin, each.take, each.address)),
    )
]


@pytest.mark.parametrize(("room", "reference"), REFERENCES)
def test_reference_leads_to_a_function(room: str, reference: str) -> None:
    assert callable(rooms.resolve(room, reference))


def test_every_permission_is_declared_by_one_room() -> None:
    of_rooms = [permission for room in rooms.all_rooms().values() for permission in room.permissions]

    assert sorted(of_rooms) == [permission for permission in declared() if permission != "session:open"]


def test_every_figure_of_the_menu_and_of_today_is_offered() -> None:
    offered = {figure for room in rooms.all_rooms().values() for figure in room.figures}
    places = [place for room in rooms.all_rooms().values() for place in room.places]
    followed = {piece.follows for room in rooms.all_rooms().values() for piece in room.today} - {""}

    assert {
        figure for place in places for figure in (place.figure, place.live, place.follows) if figure
    } | followed == offered


def test_no_two_pieces_of_today_have_one_name() -> None:
    names = [piece.name for room in rooms.all_rooms().values() for piece in room.today]

    assert sorted(names) == sorted(set(names))


def test_no_key_and_no_section_is_taken_twice() -> None:
    places = [place for room in rooms.all_rooms().values() for place in room.places]
    keys = [place.key for place in places if place.key]

    assert len(set(keys)) == len(keys)
    assert len({place.section for place in places}) == len(places)


def test_a_section_that_is_a_list_is_one_in_every_kind_that_has_it() -> None:
    lists = {name for kind in rooms.kinds().values() for name in kind.lists}

    assert lists
    assert [kind for kind in rooms.kinds().values() if lists & kind.labels.keys() - {*kind.lists}] == []


def test_names_of_mails_and_of_their_actions_are_said_once() -> None:
    for declared_by in ("mails", "mail_actions"):
        names = [name for room in rooms.all_rooms().values() for name in getattr(room, declared_by)]

        assert len(set(names)) == len(names)


def test_names_of_outlets_differ() -> None:
    channels = [outlet.channel for room in rooms.all_rooms().values() for outlet in room.outlets]

    assert len(set(channels)) == len(channels)


def test_kinds_of_notices_and_their_events_have_names_of_their_own() -> None:
    kinds = [kind.name for room in rooms.all_rooms().values() for kind in room.notices]
    events = {
        event for room in rooms.all_rooms().values() for kind in room.notices for event, _ in kind.tells
    }
    fields = {field.type for event in events for field in dataclasses.fields(event)}

    assert sorted(kinds) == sorted(set(kinds))
    assert len({event_name(event) for event in events}) == len(events)
    assert fields <= {str, int, "str", "int"}  # what the outbox keeps


def test_tables_of_personal_data_are_declared_once() -> None:
    tables = [table for room in rooms.all_rooms().values() for table in room.personal_data]

    assert len(set(tables)) == len(tables)


def test_kinds_of_the_database_are_those_of_the_rooms(database: str) -> None:
    rows = db.read_now(lambda session: session.exec(select(ContentKind.name)).all())

    assert sorted(rows) == sorted(rooms.kinds())


def test_every_permission_to_vote_opens_the_shared_one() -> None:
    votes = {kind.votes for kind in rooms.kinds().values() if kind.votes}

    assert votes == set(opening(CONTENT_VOTE))


def test_room_of_a_kind_is_the_one_that_declares_it() -> None:
    assert {str(kind): rooms.room_of(kind) for kind in rooms.kinds().values()} == {
        "ama": "ama",
        "ama_answer": "ama",
        "ama_question": "ama",
        "amendment": "charters",
        "answer": "questions",
        "article": "guides",
        "card": "cards",
        "charter": "charters",
        "checklist": "checklists",
        "collection": "collections",
        "comment": "discussion",
        "failure": "failures",
        "leader_note": "leaders",
        "practice": "guides",
        "question": "questions",
        "report": "guides",
        "rex": "rex",
        "ritual": "rituals",
        "steps": "guides",
        "video": "videos",
    }


@pytest.mark.parametrize(
    ("kind", "address"),
    [("card", "/library/one"), ("question", "/questions/one"), ("answer", "/questions/two")],
)
def test_address_of_a_kind_takes_its_own_id_or_that_of_its_root(kind: str, address: str) -> None:
    assert rooms.kind(kind).at("one", "two") == address
