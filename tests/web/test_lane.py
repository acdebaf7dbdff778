"""Views of single people are brought up to date one after the other."""

import asyncio
import time
from collections.abc import Callable

from learnhub.web.live import lane
from learnhub.web.live.lane import Lane
from learnhub.web.live.topic import PERSON, Topic
from learnhub.web.live.view import PERIOD, View
from tests.web import probe

TOPIC = Topic("probe-own", probe.ProbeLiveState, probe.build, scope=PERSON)


Scene = Callable[[Lane], None]


def run(scene: Scene, turns: int) -> list[str]:
    """What becomes of a scene with so many turns: each begins, takes a step of the loop, and ends."""
    seen: list[str] = []

    async def play() -> None:
        done = asyncio.Event()

        async def work(view: View) -> None:
            seen.append(view.key)
            await asyncio.sleep(0)
            seen.append(f"{view.key}.")
            if len(seen) == 2 * turns:
                done.set()

        scene(Lane(work))
        await asyncio.wait_for(done.wait(), 5)
        await asyncio.sleep(PERIOD + 0.05)  # one more turn would come now

    asyncio.run(play())
    return seen


def view(key: str) -> View:
    return View(TOPIC, key)


def test_one_turn_ends_before_the_next_begins():
    def scene(lane: Lane) -> None:
        for key in "abc":
            lane.add(view(key), last=False)

    assert run(scene, 3) == ["a", "a.", "b", "b.", "c", "c."]


def test_what_concerns_a_few_goes_before_what_concerns_all():
    def scene(lane: Lane) -> None:
        a, b, c = view("a"), view("b"), view("c")
        for each in (a, b, c):
            lane.add(each, last=True)
        lane.add(c, last=False)
        lane.add(c, last=True)

    assert run(scene, 3) == ["c", "c.", "a", "a.", "b", "b."]


def test_view_that_was_sent_a_moment_ago_rests_without_holding_the_others():
    def scene(lane: Lane) -> None:
        fresh = view("fresh")
        fresh.flushed_at = time.monotonic()
        for hint in range(3):
            lane.add(fresh, last=False)
            asyncio.get_running_loop().call_later(0.01 * hint, lambda: lane.add(fresh, last=False))
        lane.add(view("other"), last=False)

    assert run(scene, 2) == ["other", "other.", "fresh", "fresh."]


def test_after_each_turn_the_loop_belongs_to_others(monkeypatch):
    rests: list[float] = []
    times = iter([0.0, 0.004, 1.0, 1.002])
    sleep = asyncio.sleep

    async def note(seconds: float) -> None:
        rests.append(round(seconds, 6))
        await sleep(0)

    def scene(lane: Lane) -> None:
        for key in "ab":
            lane.add(view(key), last=False)

    monkeypatch.setattr(lane.time, "thread_time", lambda: next(times))
    monkeypatch.setattr(lane.asyncio, "sleep", note)
    run(scene, 2)

    assert [rest for rest in rests if rest < PERIOD and rest] == [0.006, 0.003]
