"""What browsers ask about anonymous texts, with live sessions as the room that takes some."""

import asyncio
import logging
from typing import Any

import pytest
from pydantic import ValidationError
from sqlmodel import select

from learnhub.core import clock, db
from learnhub.errors import Forbidden, Invalid, TooMany
from learnhub.features.ama.errors import SessionOver, TooFewPeople, UnknownSecret
from learnhub.features.ama.service import end_session
from learnhub.features.discussion import requests
from learnhub.features.discussion.edit_secrets import hash_secret, new_secret
from learnhub.features.discussion.service import anonymous
from learnhub.features.people.models import SignIn
from learnhub.web.session import hash_token
from tests.features.ama.support import Room, make_room, waiting_texts
from tests.features.discussion.support import sign_in

KIND = "ama_question"


@pytest.fixture
def room(people, noon) -> Room:
    """A session that is on."""
    requests.throttle._hits.clear()
    made = make_room(people)
    made.open()
    return made


def ask(browser: str | None, do: str, **given: Any) -> Any:
    return asyncio.run(requests.answer(browser, do, {"kind": KIND, **given}))


def send(browser: str | None, room: Room, text: str, secret: str = "", **given: Any) -> dict[str, Any]:
    return ask(browser, "send", parent=room.id, text=text, secret=secret or new_secret(), **given)


def test_a_text_is_kept_and_its_secret_follows_it(room) -> None:
    browser, secret = sign_in(room.members[0]), new_secret()
    answer = send(browser, room, "  Why stop\nhiring?  ", secret)
    assert answer == {
        "tag": hash_secret(secret)[:24],
        "out": False,
        "next": anonymous.next_batch(clock.utcnow()).isoformat(),
    }
    assert waiting_texts() == {"Why stop hiring?"}

    view = ask(None, "read", secret=secret)
    assert (view["text"], view["state"], view["parent_id"]) == ("Why stop hiring?", "sent", room.id)
    ask(None, "reword", secret=secret, text="Why not hire?")
    room.publish()
    assert ask(None, "read", secret=secret)["text"] == "Why not hire?"
    assert send(browser, room, "Why not hire?", secret)["out"]
    ask(None, "withdraw", secret=secret)
    with pytest.raises(UnknownSecret):
        ask(None, "read", secret=secret)


def test_what_came_out_at_the_end_is_told_so_and_not_refused(room) -> None:
    browser, secret = sign_in(room.members[0]), new_secret()
    send(browser, room, "Just in time?", secret)
    db.write_now(end_session, room.leader, room.id)

    assert send(browser, room, "Just in time?", secret)["out"]

    with pytest.raises(SessionOver):
        send(browser, room, "Too late?")


def test_strangers_and_ended_sign_ins_are_refused(room) -> None:
    for browser in (None, hash_token("x" * 43)):
        with pytest.raises(Forbidden):
            send(browser, room, "Who am I?")
    assert waiting_texts() == set()


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"text": "x" * 301},
        {"author": "me"},
        {"language": "fr"},
        {"parent": "../etc"},
        {"secret": "0" * 31},
        {"secret": "O" * 32},
        {"text": None},
        {"text": ["Fine?"]},
    ],
)
def test_bad_input_is_refused_and_nothing_is_kept(room, wrong: dict[str, Any]) -> None:
    given = {"parent": room.id, "text": "Fine?", "secret": new_secret(), **wrong}
    with pytest.raises(ValidationError):
        ask(sign_in(room.members[0]), "send", **given)
    assert waiting_texts() == set()


def test_kinds_that_are_never_anonymous_are_refused(room) -> None:
    for kind in ("card", "nothing", ""):
        with pytest.raises(Invalid):
            send(sign_in(room.members[0]), room, "A card?", kind=kind)


def test_what_nobody_knows_is_refused(room) -> None:
    with pytest.raises(Invalid):
        ask(sign_in(room.members[0]), "publish")


def test_a_small_group_is_told_why_not(people, noon) -> None:
    room = make_room(people, members=2)
    room.open()
    with pytest.raises(TooFewPeople):
        send(sign_in(room.members[0]), room, "Am I hidden?")
    assert waiting_texts() == set()


def test_five_texts_in_ten_minutes_from_one_browser(room) -> None:
    browser, again = sign_in(room.members[0]), new_secret()
    send(browser, room, "Question 0?", again)
    for number in range(1, 5):
        send(browser, room, f"Question {number}?")
    with pytest.raises(TooMany):
        send(browser, room, "Question 5?")

    assert not send(browser, room, "Question 0?", again)["out"]  # it waits already and is not one more
    send(sign_in(room.members[1]), room, "Somebody else?")


def test_another_browser_of_the_same_person_cannot_tell_how_often_they_asked(room) -> None:
    first, second = sign_in(room.members[0]), sign_in(room.members[0])
    for number in range(5):
        send(first, room, f"Question {number}?")
    for number in range(5, 10):
        send(second, room, f"Question {number}?")
    assert len(waiting_texts()) == 10


def test_nothing_is_logged_and_no_sign_in_is_dated(room, caplog) -> None:
    def seen(session) -> list:
        return list(session.exec(select(SignIn.seen_at)))

    browser, secret = sign_in(room.members[0]), new_secret()
    before = db.read_now(seen)
    caplog.set_level(logging.DEBUG)
    send(browser, room, "A very secret question?", secret)
    ask(browser, "read", secret=secret)
    ask(browser, "withdraw", secret=secret)
    assert [record for record in caplog.records if record.name != "asyncio"] == []
    assert db.read_now(seen) == before
