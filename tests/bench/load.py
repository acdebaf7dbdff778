"""People at work beside thousands who only have a tab open and some who do their worst.

    python -m tests.bench.load [--idle 2000] [--working 100] [--abusive 50] [--seconds 20]
                               [--engine sqlite postgresql]

All come from one address. Each idle and each working person has a sign-in and a tab of their own. The abusive
sockets belong to one account and to strangers: they ask for previews of a costly text, send events that do
not exist, open the heaviest list and connect anew, twenty times a second each, and come back when they are
put out. Measured are the time from a click of somebody who works to its answer, with and without the abusive
ones, and the server's memory for each idle tab, and how much of it others can have after it was forgotten. It
prints what it measured and exits 1 when a goal is missed.
"""

import argparse
import asyncio
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Awaitable, Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

import httpx

from learnhub import migrations
from learnhub.core import db
from learnhub.features.cards.state import WriteCardState
from learnhub.features.discussion.state import VoteState
from learnhub.features.questions.state import QuestionListState
from learnhub.web import reflex_internals as internals
from tests.bench.beside import CPU
from tests.bench.crowd import Seat, seat_all
from tests.bench.engines import ENGINES, database
from tests.bench.live import Company, found_company, serving

CLICK_GOAL_MS = 100
MEMORY_GOAL_KB = 100
RETURNED_GOAL = 0.8
CLICK_EVERY = 2.0  # seconds between two clicks of a person, on average
ABUSE_EVERY = 0.05
KEPT_SECONDS = 60  # how long this server keeps the tabs of people who are signed in, instead of an hour
WARM_UP = 50
PATIENCE = 30
WIDE = "\n".join(["|" + " a |" * 60, "|" + "-|" * 60, *["|" * 60] * 40])
PATH = "/questions"
ROUTE = {"pathname": PATH, "asPath": PATH, "query": {}}
HYDRATED = f'"is_hydrated{internals.FIELD_MARKER}":true'


def event(name: str, payload: dict[str, Any] | None = None) -> dict[str, Any]:
    """An event as a browser builds it."""
    return {"name": name, "payload": payload or {}, "router_data": ROUTE}


def packet(name: str, **payload: Any) -> str:
    """One event as it travels."""
    return f"42{internals.NAMESPACE}," + json.dumps(["event", event(name, payload)])


HELLO = f"40{internals.NAMESPACE}," + json.dumps({"event": event(internals.HYDRATE_AND_LOAD)})


@dataclass
class Worker:
    """Somebody who clicks now and then, and waits for each answer."""

    company: Company
    seat: Seat = field(init=False)
    times: list[float] = field(default_factory=list)
    lost: int = 0
    _mark: str = ""
    _answered: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.seat = seat(self._hear)

    def _hear(self, text: str) -> None:
        if self._mark and self._mark in text:
            self._answered.set()

    async def work(self, until: float, chance: random.Random) -> None:
        """Click until a moment."""
        on = False
        while perf_counter() < until:
            await asyncio.sleep(chance.uniform(0.5, 1.5) * CLICK_EVERY)
            on = not on
            vote = packet(f"{VoteState.get_full_name()}.vote", content_id=self.company.question, on=on)
            words = packet(f"{WriteCardState.get_full_name()}.preview_back", text=f"So *{chance.random()}*")
            load = packet(f"{QuestionListState.get_full_name()}.load")
            await self._click(*chance.choice([("votes", vote), ("back_shown", words), ("rows", load)]))

    async def _click(self, var: str, text: str) -> None:
        self._mark = f'"{var}{internals.FIELD_MARKER}"'
        self._answered.clear()
        began = perf_counter()
        self.seat.send(text)
        try:
            async with asyncio.timeout(PATIENCE):
                await self._answered.wait()
        except TimeoutError:
            self.lost += 1
        self.times.append((perf_counter() - began) * 1000)


def seat(on_text: Callable[[str], None] = lambda _text: None) -> Seat:
    """A tab of the list of questions."""
    return Seat(HELLO, lambda text: HYDRATED in text.replace(" ", ""), on_text)


class Bench:
    """One server and everybody who is connected to it."""

    def __init__(self, port: int, company: Company, options: argparse.Namespace) -> None:
        self.port, self.company, self.options = port, company, options
        self.chance = random.Random(7)
        self.http = httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}")

    async def run(self) -> bool:
        """Seat the idle, let people work, first alone, then beside the abusive ones; whether all is well."""
        cookies = iter(self.company.cookies)
        await self._seat(
            [seat() for _number in range(WARM_UP)], [next(cookies) for _number in range(WARM_UP)]
        )
        before = await self._memory()
        idle = [seat() for _number in range(self.options.idle)]
        await self._seat(idle, [next(cookies) for _seat in idle])
        each = (await self._memory() - before) / len(idle)
        workers = [Worker(self.company) for _number in range(self.options.working)]
        await self._seat([worker.seat for worker in workers], [next(cookies) for _worker in workers])
        alone = await self._work(workers)
        abusers = [asyncio.create_task(self._abuse(number)) for number in range(self.options.abusive)]
        beside = await self._work(workers)
        for task in abusers:
            task.cancel()
        await asyncio.gather(*abusers, return_exceptions=True)
        for left in [*idle, *(worker.seat for worker in workers)]:
            left.close()
        returned = await self._returned(len(idle), each)
        await self.http.aclose()
        print(f"  idle tab {each:.0f} kB (goal {MEMORY_GOAL_KB}), {returned:.0%} of it free for others later")
        is_quick = all([report("alone", *alone), report("beside the abusive ones", *beside)])
        return is_quick and each <= MEMORY_GOAL_KB and returned >= RETURNED_GOAL

    async def _seat(self, seats: list[Seat], cookies: list[str]) -> None:
        await seat_all(self._entering(seat, cookie) for seat, cookie in zip(seats, cookies, strict=True))

    def _entering(self, seat: Seat, cookie: str) -> Callable[[], Awaitable[None]]:
        path = f"/_event/?EIO=4&transport=websocket&token={uuid.uuid4()}"
        return lambda: seat.open(self.port, path, cookie)

    async def _work(self, workers: list[Worker]) -> tuple[list[float], int, float]:
        """The times of all clicks, how many had no answer, and the share of a core that the server took."""
        for worker in workers:
            worker.times, worker.lost = [], 0
        began, cpu = perf_counter(), await self._asked("cpu")
        until = began + self.options.seconds
        await asyncio.gather(*(worker.work(until, self.chance) for worker in workers))
        share = (await self._asked("cpu") - cpu) / (perf_counter() - began)
        times = sorted(each for worker in workers for each in worker.times)
        return times, sum(worker.lost for worker in workers), share

    async def _abuse(self, number: int) -> None:
        """Do one's worst with one socket after the other."""
        worst = [
            packet(f"{WriteCardState.get_full_name()}.preview_back", text=WIDE),
            packet("no.such_handler", text="x" * 5_000),
            packet(f"{QuestionListState.get_full_name()}.load"),
            packet(internals.HYDRATE_AND_LOAD),
        ][number % 4]
        cookie = self.company.cookies[0] if number % 4 != 1 else ""
        while True:
            socket = seat()
            with suppress(ConnectionError, OSError, TimeoutError):
                await self._entering(socket, cookie)()
                while socket.transport and not socket.transport.is_closing():
                    socket.send(worst)
                    await asyncio.sleep(ABUSE_EVERY)
            socket.close()
            await asyncio.sleep(ABUSE_EVERY)

    async def _returned(self, number: int, each: float) -> float:
        """The part of the memory that the next ones can have, once the tabs were forgotten.

        Python seldom gives an arena back to the system while anything at all lives in it.
        """
        await asyncio.sleep(KEPT_SECONDS + 30)  # the pulse of a closed socket ends with its 25 seconds
        before = await self._memory()
        others = [seat() for _number in range(number)]
        await self._seat(others, self.company.cookies[WARM_UP : WARM_UP + number])
        grown = (await self._memory() - before) / number
        for left in others:
            left.close()
        return 1 - grown / each

    async def _memory(self) -> float:
        await asyncio.sleep(3)
        return await self._asked("rss")

    async def _asked(self, what: str) -> float:
        return (await self.http.get(CPU, timeout=PATIENCE)).json()[what]


def report(name: str, times: list[float], lost: int, share: float) -> bool:
    """What clicks took; whether the goal is met."""
    p95 = times[int(len(times) * 0.95)]
    print(
        f"  clicks {name}: {len(times)}, median {statistics.median(times):.0f} ms, p95 {p95:.0f} ms"
        f" (goal {CLICK_GOAL_MS}), worst {times[-1]:.0f} ms, unanswered {lost}, server {share:.0%} of a core"
    )
    return p95 <= CLICK_GOAL_MS and not lost


def measure(engine: str, options: argparse.Namespace) -> bool:
    """Measure in a data folder that is thrown away; whether the goals are met."""
    folder = Path(tempfile.mkdtemp(prefix="learnhub-load-"))
    print(f"{options.idle} idle, {options.working} at work, {options.abusive} abusive, {engine}")
    with ExitStack() as cleaning:
        cleaning.callback(shutil.rmtree, folder, ignore_errors=True)
        url = cleaning.enter_context(database(engine, folder))
        migrations.upgrade(url)
        db.configure(url)
        company = db.write_now(found_company, options.idle + options.working + WARM_UP)
        db.dispose()
        settings = {"REFLEX_REDIS_TOKEN_EXPIRATION": str(KEPT_SECONDS)}
        settings |= {} if engine == "sqlite" else {"LEARNHUB_DATABASE_URL": url}
        with serving(folder, settings) as port:
            return asyncio.run(Bench(port, company, options).run())


def main() -> int:
    """Measure with each engine; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--idle", type=int, default=2000)
    parser.add_argument("--working", type=int, default=100)
    parser.add_argument("--abusive", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--engine", nargs="+", choices=ENGINES, default=["sqlite"])
    options = parser.parse_args()
    subprocess.run([Path(sys.executable).parent / "learnhub", "build"], check=True)
    met = [measure(engine, options) for engine in options.engine]
    return int(not all(met))


if __name__ == "__main__":
    sys.exit(main())
