"""Posting, reading and withdrawing without a name, over HTTP."""

import asyncio
import logging

import httpx
import pytest
from sqlmodel import select

from learnhub.api import app as api
from learnhub.core import db
from learnhub.features.ama import routes
from learnhub.features.people.models import SignIn
from learnhub.features.people.schemas import Browser, KnownPassword
from learnhub.features.people.service import open_sign_in
from learnhub.web.session import SessionScope
from tests.features.ama.support import make_room, waiting_texts

PATH = "/api/anonymous/ama-questions"


@pytest.fixture
def app():
    """The interface behind the layer that swaps cookies, with fresh counts."""
    routes.throttle._hits.clear()
    return SessionScope(api.create(routes.mount), https=False)


def post(app, path: str, body: dict, token: str | None = None) -> httpx.Response:
    async def send() -> httpx.Response:
        headers = {"cookie": f"lh={token}"} if token else {}
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://learnhub"
        ) as client:
            return await client.post(path, json=body, headers=headers)

    return asyncio.run(send())


def sign_in(actor) -> str:
    """The token of somebody's browser."""
    known = KnownPassword(person_id=actor.person_id, email="", hash="", version=0)
    browser = Browser(agent="", ip_prefix="")
    return db.write_now(open_sign_in, known=known, browser=browser, replaces=None).token


def seen_moments(session) -> list:
    """When each sign-in was last seen, by the hour."""
    return list(session.exec(select(SignIn.seen_at)))


def test_a_question_is_kept_and_its_secret_follows_it(app, room):
    room.open()
    token = sign_in(room.members[0])
    answer = post(app, PATH, {"ama": room.id, "text": "  Why stop\nhiring?  "}, token)
    assert answer.status_code == 201
    assert list(answer.json()) == ["secret"]
    assert waiting_texts() == {"Why stop hiring?"}
    secret = {"secret": answer.json()["secret"]}
    view = post(app, f"{PATH}/read", secret).json()
    assert (view["text"], view["state"], view["can_withdraw"]) == ("Why stop hiring?", "sent", True)
    assert post(app, f"{PATH}/reword", {**secret, "text": "Why not hire?"}).status_code == 204
    room.publish()
    assert post(app, f"{PATH}/read", secret).json()["text"] == "Why not hire?"
    assert post(app, f"{PATH}/withdraw", secret).status_code == 204
    gone = post(app, f"{PATH}/read", secret)
    assert (gone.status_code, gone.json()["error"]["code"]) == (404, "ama.unknown_secret")


def test_strangers_and_ended_sign_ins_are_refused(app, room):
    room.open()
    body = {"ama": room.id, "text": "Who am I?"}
    assert post(app, PATH, body).status_code == 401
    assert post(app, PATH, body, "x" * 43).status_code == 401
    assert waiting_texts() == set()


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": "No session?"},
        {"ama": "0" * 12, "text": ""},
        {"ama": "0" * 12, "text": "x" * 301},
        {"ama": "0" * 12, "text": "Fine?", "author": "me"},
        {"ama": "0" * 12, "text": "Fine?", "language": "de"},
        {"ama": "../etc", "text": "Fine?"},
    ],
)
def test_bad_input_is_refused_and_nothing_is_kept(app, room, wrong):
    answer = post(app, PATH, wrong, sign_in(room.members[0]))
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "invalid")
    assert waiting_texts() == set()


def test_a_text_of_three_hundred_characters_is_kept_whole(app, room):
    room.open()
    text = "é" * 300
    assert post(app, PATH, {"ama": room.id, "text": text}, sign_in(room.members[0])).status_code == 201
    assert waiting_texts() == {text}


def test_a_small_group_is_told_why_not(app, people, noon):
    room = make_room(people, members=2)
    room.open()
    answer = post(app, PATH, {"ama": room.id, "text": "Am I hidden?"}, sign_in(room.members[0]))
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "ama.too_few_people")
    assert waiting_texts() == set()


def test_five_questions_in_ten_minutes(app, room):
    room.open()
    token = sign_in(room.members[0])
    codes = [
        post(app, PATH, {"ama": room.id, "text": f"Question {number}?"}, token).status_code
        for number in range(6)
    ]
    assert codes == [201] * 5 + [429]
    other = sign_in(room.members[1])
    assert post(app, PATH, {"ama": room.id, "text": "Somebody else?"}, other).status_code == 201


def test_no_log_line_and_no_sign_in_moment_tells_who_sent(app, room, caplog):
    room.open()
    token = sign_in(room.members[0])
    seen = db.read_now(seen_moments)
    caplog.set_level(logging.DEBUG)
    secret = post(app, PATH, {"ama": room.id, "text": "A very secret question?"}, token).json()["secret"]
    for line in caplog.messages:
        assert "secret question" not in line
        assert secret not in line
        assert room.members[0].person_id not in line
    assert db.read_now(seen_moments) == seen


def test_a_wrong_secret_is_refused(app, room):
    for wrong in ("", "0" * 31, "0" * 33, "O" * 32):
        assert post(app, f"{PATH}/read", {"secret": wrong}).status_code == 422
    for path in ("read", "withdraw"):
        assert post(app, f"{PATH}/{path}", {"secret": "0" * 32}).status_code == 404
