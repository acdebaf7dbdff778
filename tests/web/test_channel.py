"""Requests that are taken off a socket, and everything else that passes."""

import asyncio
import json
from typing import Any

import pytest

from learnhub.access import allowances
from learnhub.core.i18n import N_
from learnhub.core.pace import Buckets, Pace
from learnhub.errors import NotFound
from learnhub.web.channel import AFTER, BEFORE, LENGTH_MAX, Channel
from learnhub.web.session import SCOPE_KEY


class Gone(NotFound):
    """Something that a handler raises."""

    code = "gone"
    message = N_("This question is no longer there.")


async def answer(sign_in: str | None, do: str, given: dict[str, Any]) -> Any:
    """A handler that repeats what it got, or fails as it is told."""
    if do == "gone":
        raise Gone(minutes=3)
    if do == "fault":
        raise RuntimeError("a text that nobody should read in a log")
    return {"sign_in": sign_in, "do": do, **given}


def talk(*texts: str, kind: str = "websocket") -> tuple[list[Any], list[str]]:
    """What a socket is answered when it sends these, and what the app behind gets to see."""
    sent: list[Any] = []
    seen: list[str] = []
    incoming = [{"type": "websocket.receive", "text": text} for text in texts]
    incoming.append({"type": "websocket.disconnect", "code": 1000})

    async def receive() -> dict[str, Any]:
        return incoming.pop(0)

    async def send(message: Any) -> None:
        assert message["text"].startswith(BEFORE)
        assert message["text"].endswith(AFTER)
        sent.append(json.loads(message["text"][len(BEFORE) : -len(AFTER)]))

    async def app(_scope: Any, listen: Any, _send: Any) -> None:
        while (message := await listen())["type"] == "websocket.receive":
            seen.append(message["text"])

    scope = {"type": kind, SCOPE_KEY: "hash", "client": ("203.0.113.7", 1)}
    asyncio.run(Channel(app, answer)(scope, receive, send))  # type: ignore[arg-type]
    return sent, seen


def asked(do: str, number: Any = 1, **given: Any) -> str:
    return BEFORE + json.dumps({"id": number, "do": do, "with": given}) + AFTER


def test_a_request_is_answered_and_the_app_never_sees_it() -> None:
    sent, seen = talk('42/_event,["event",{}]', asked("send", 7, text="Why?"), "3")

    assert sent == [{"id": 7, "ok": {"sign_in": "hash", "do": "send", "text": "Why?"}}]
    assert seen == ['42/_event,["event",{}]', "3"]


def test_a_problem_is_told_in_its_own_words() -> None:
    [sent], _ = talk(asked("gone"))

    assert sent == {"id": 1, "error": {"code": "gone", "message": Gone.message, "params": {"minutes": 3}}}


def test_a_fault_is_logged_without_its_words(caplog) -> None:
    [sent], _ = talk(asked("fault"))

    assert sent["error"]["code"] == "error"
    assert [record.getMessage() for record in caplog.records] == [
        "a request on a socket failed: RuntimeError"
    ]
    assert caplog.records[0].exc_info is None


@pytest.mark.parametrize(
    "wrong",
    [
        BEFORE,
        BEFORE + "[" * 5_000 + AFTER,
        BEFORE + "1" + AFTER,
        BEFORE + '{"id":"1","do":"send","with":{}}' + AFTER,
        BEFORE + '{"id":1,"do":2,"with":{}}' + AFTER,
        BEFORE + '{"id":1,"do":"send","with":[]}' + AFTER,
        BEFORE + '{"id":1,"do":"send","with":{}}',
        asked("send", text="x" * LENGTH_MAX),
    ],
)
def test_what_is_no_request_is_refused_and_goes_no_further(wrong: str) -> None:
    sent, seen = talk(wrong)

    assert (sent[0]["id"], sent[0]["error"]["code"], seen) == (None, "invalid", [])


def test_a_flood_is_told_to_wait(monkeypatch) -> None:
    monkeypatch.setattr(
        allowances, "work_of_strangers", Pace(Buckets(burst=3, rate=0.1), lane=0.1, patience=0)
    )

    sent, _ = talk(*[asked("send", number) for number in range(6)])

    assert ["ok" in answer for answer in sent] == [True, True, True, True, False, False]
    assert sent[-1]["error"]["code"] == "too_fast"
    assert sent[-1]["error"]["params"]["seconds"] > 1


def test_plain_requests_pass() -> None:
    _, seen = talk(asked("send"), kind="http")

    assert seen == [asked("send")]
