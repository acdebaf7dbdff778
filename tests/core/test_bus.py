"""Recorders share the transaction, announcers come after the commit, hints reach who listens."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from sqlmodel import Session, select

from learnhub.core import bus, db
from learnhub.core.bus import Hint, InProcessBus
from learnhub.features.topics.models import Topic


@dataclass(frozen=True)
class PumpStopped:
    number: int


@pytest.fixture
def announced() -> Iterator[list[int]]:
    heard: list[int] = []
    bus.listen(PumpStopped, recorder=add_topic, announcer=lambda event: heard.append(event.number))
    yield heard
    bus._recorders.pop(PumpStopped)
    bus._announcers.pop(PumpStopped)


def add_topic(session: Session, event: PumpStopped) -> None:
    session.add(Topic(id=f"topic{event.number:07}"))


def stop_pump(session: Session, number: int, *, fail: bool = False) -> None:
    bus.record(session, PumpStopped(number))
    if fail:
        raise RuntimeError("after recording")


def topics(session: Session) -> list[str]:
    return list(session.exec(select(Topic.id)))


def test_recorder_and_announcer_follow_a_commit(database, announced: list[int]) -> None:
    db.write_now(stop_pump, 4)

    assert (db.read_now(topics), announced) == (["topic0000004"], [4])


def test_neither_follows_a_failure(database, announced: list[int]) -> None:
    with pytest.raises(RuntimeError):
        db.write_now(stop_pump, 4, fail=True)

    assert (db.read_now(topics), announced) == ([], [])


def test_failing_announcer_stops_nobody(database, announced: list[int], caplog) -> None:
    def fail(event: PumpStopped) -> None:
        raise RuntimeError("deaf")

    bus._announcers[PumpStopped].insert(0, fail)

    db.write_now(stop_pump, 4)

    assert (announced, "announcing PumpStopped failed" in caplog.text) == ([4], True)


def test_listening_twice_hears_once(database, announced: list[int]) -> None:
    bus.listen(PumpStopped, recorder=add_topic)

    db.write_now(stop_pump, 4)

    assert db.read_now(topics) == ["topic0000004"]


def test_hints_reach_subscribers_until_they_end() -> None:
    hints, heard = InProcessBus(), []
    end = hints.subscribe(heard.append)

    hints.publish(Hint("ama:1", 1))
    end()
    hints.publish(Hint("ama:2", 2))

    assert heard == [Hint("ama:1", 1)]


def test_hint_is_later_than_what_was_read_before_it() -> None:
    heard: list[Hint] = []
    end = bus.hints.subscribe(heard.append)
    before = bus.version()

    bus.hint("ama:1")
    between = bus.version()
    bus.hint("ama:1")
    end()

    assert [hint.version > before for hint in heard] == [True, True]
    assert [hint.version > between for hint in heard] == [False, True]


def test_hints_of_many_threads_have_a_version_each() -> None:
    heard: list[Hint] = []
    end = bus.hints.subscribe(heard.append)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(bus.hint, ["ama:1"] * 200))
    end()

    assert len({hint.version for hint in heard}) == 200
