"""What one vote in a live session costs with many viewers, beside a plain python-socketio room.

    python -m tests.bench.live [--viewers 300 1000] [--rounds 15] [--engine sqlite postgresql]

One server process holds LearnHub and a plain room. As many people are in the session, each signed in with a
tab of their own, as there are sockets in the room. In turns, somebody votes in the session (gate, policy,
transaction, live view) and somebody makes the room send the same bytes to everybody. Measured are the time
from the click to the last viewer, and the server's processor time less what it uses while nothing happens.
It prints what it measured and exits 1 when the goal is missed.
"""

import argparse
import asyncio
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from zoneinfo import ZoneInfo

import httpx
from sqlmodel import Session

from learnhub import migrations
from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.features.ama import service
from learnhub.features.ama.enums import AnswerPart, Moderation
from learnhub.features.ama.schemas import AnswerInput, AskInput, PromiseInput, ScheduleInput
from learnhub.features.discussion.state import VoteState
from learnhub.features.people.enums import PersonStatus, SpaceKind
from learnhub.features.people.models import Person, PersonRole, Setup, Space
from learnhub.features.people.schemas import Browser, KnownPassword
from learnhub.features.people.service import open_sign_in
from learnhub.web import reflex_internals as internals
from tests.bench.beside import CPU, PAYLOAD
from tests.bench.crowd import Arrivals, Seat, seat_all
from tests.bench.engines import ENGINES, database

QUESTIONS = 50
WARM_UP = 3
SETTLE = 0.5
GOAL = 1.3
VOTES = f'"votes{internals.FIELD_MARKER}"'
ROOT = Path(__file__).parent.parent.parent


@dataclass
class Company:
    """A session with many people in it."""

    ama: str = ""
    question: str = ""
    cookies: list[str] = field(default_factory=list)


def found_company(session: Session, people: int) -> Company:
    """A company whose managing director answers fifty questions, with everybody signed in."""
    session.add(Setup(done_at=clock.utcnow()))
    session.add(Space(kind=SpaceKind.COMPANY, name="Ardelle"))
    actors = [member(session, number) for number in range(people + 1)]
    session.add(PersonRole(person_id=actors[0].person_id, role=Role.LEADER))
    leader = Actor(actors[0].person_id, actors[0].name, frozenset({Role.LEADER}), zone="Europe/Paris")
    session.flush()
    ama = service.schedule_session(session, leader, _announcement())
    service.open_session(session, leader, ama)
    asked = [
        service.ask_question(session, actors[1], ama, AskInput(text=_question(number)))
        for number in range(20)
    ]
    asked += [
        service.ask_question(session, actors[2 + number // 20], ama, AskInput(text=_question(20 + number)))
        for number in range(QUESTIONS - 20)
    ]
    _answer(session, leader, ama, asked[-6:])
    for actor in actors[1:20]:
        service.vote_question(session, actor, asked[0], on=True)
    return Company(ama, asked[0], [cookie_of(session, actor) for actor in actors])


def _answer(session: Session, leader: Actor, ama: str, questions: list[str]) -> None:
    """Half of them aloud, with a note, the others promised in writing."""
    for question in questions[::2]:
        service.put_on_air(session, leader, ama, question)
        note = AnswerInput(question=question, part=AnswerPart.NOTE, text="We **keep** what worked.")
        service.save_answer(session, leader, ama, note)
        service.mark_answered(session, leader, ama, question)
    for question in questions[1::2]:
        due_on = clock.today(leader.zone) + timedelta(days=7)
        promise = PromiseInput(question=question, owed_by=guard.require_person(leader), due_on=due_on)
        service.promise(session, leader, ama, promise)


def _announcement() -> ScheduleInput:
    begin = clock.utcnow().astimezone(ZoneInfo("Europe/Paris")) + timedelta(days=1)
    hours = {"day": begin.date(), "starts": "14:00", "ends": "15:00"}
    return ScheduleInput(title="Winter plan and on-call duty", moderation=Moderation.AFTER, **hours)


def _question(number: int) -> str:
    return f"Question {number}: what would you decide differently about the winter plan today?"


def member(session: Session, number: int) -> Actor:
    """A colleague with an account."""
    person = Person(
        email=f"person{number}@ardelle.example",
        name=f"Colleague {number}",
        status=PersonStatus.ACTIVE,
        created_at=clock.utcnow(),
    )
    session.add(person)
    session.flush()
    return Actor(person.id, person.name)


def cookie_of(session: Session, actor: Actor) -> str:
    """Sign somebody in; answers the token in their cookie."""
    known = KnownPassword(actor.person_id or "", "", 0, "")
    return open_sign_in(session, known=known, browser=Browser(), replaces=None).token


@contextmanager
def serving(folder: Path, settings: Mapping[str, str] | None = None) -> Iterator[int]:
    """The server with both, on a free port."""
    with socket.socket() as finding:
        finding.bind(("127.0.0.1", 0))
        port = finding.getsockname()[1]
    command = [sys.executable, "-m", "tests.bench.beside", str(port)]
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "LEARNHUB_DATA": str(folder), **(settings or {})},
            stdout=log,
            stderr=log,
        )
        try:
            _wait_until_ready(process, port, folder)
            yield port
        finally:
            process.terminate()
            process.wait()


def _wait_until_ready(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    end = perf_counter() + 60
    while perf_counter() < end and process.poll() is None:
        try:
            httpx.get(f"http://127.0.0.1:{port}{CPU}")
        except httpx.TransportError:
            continue
        return
    raise RuntimeError((folder / "server.log").read_text())


@dataclass
class Side:
    """One of the two that are compared: its sockets, how to make it send, and what it took."""

    name: str
    seats: list[Seat]
    arrivals: Arrivals
    mark: str
    trigger: Callable[[int], None]
    times: list[float] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)


class Bench:
    """Both sides of one server with the same number of viewers."""

    def __init__(self, port: int, company: Company, viewers: int) -> None:
        self.port, self.company, self.viewers = port, company, viewers
        self.http = httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}")

    async def run(self, rounds: int) -> list[Side]:
        """Seat everybody, then measure in turns."""
        session, room = self._session(), self._room()
        cookies = self.company.cookies
        began = perf_counter()
        await seat_all(
            self._entering(seat, cookie) for seat, cookie in zip(session.seats, cookies, strict=False)
        )
        print(f"  {self.viewers} people entered the session in {perf_counter() - began:.1f} s")
        await seat_all(self._connecting(seat) for seat in room.seats)
        await asyncio.sleep(3)  # the count of viewers is sent at most every two seconds
        await self._measure(session, 0)
        _name, data = json.loads(session.arrivals.sample.partition(",")[2])
        await self.http.post(PAYLOAD, json=data)
        print(f"  one message has {len(session.arrivals.sample)} bytes")
        for number in range(1, rounds + WARM_UP):
            for side in (session, room):
                await self._measure(side, number)
        for seat in session.seats + room.seats:
            seat.close()
        await self.http.aclose()
        return [session, room]

    async def _measure(self, side: Side, number: int) -> None:
        idle = await self._cpu_over(asyncio.sleep(SETTLE))
        side.arrivals.wait_for(side.mark, self.viewers)
        began = perf_counter()
        side.trigger(number)
        busy = await self._cpu_over(self._all_there(side))
        if number >= WARM_UP:
            side.times.append((side.arrivals.last - began) * 1000)
            side.costs.append(max(0.0, busy - idle) / self.viewers * 1e6)

    async def _all_there(self, side: Side) -> None:
        try:
            async with asyncio.timeout(30):
                await side.arrivals.all_there.wait()
        except TimeoutError:
            reached = f"{side.arrivals.count} of {self.viewers} were reached"
            raise RuntimeError(f"{side.name}: {reached}") from None
        await asyncio.sleep(SETTLE)

    async def _cpu_over(self, waiting: Awaitable[None]) -> float:
        before = await self._cpu()
        await waiting
        return await self._cpu() - before

    async def _cpu(self) -> float:
        return (await self.http.get(CPU)).json()["cpu"]

    def _session(self) -> Side:
        path = f"/ama/{self.company.ama}"
        route = {"pathname": "/ama/[ama_ref]", "asPath": path, "query": {"ama_ref": self.company.ama}}
        hello = {"event": {"name": internals.HYDRATE_AND_LOAD, "payload": {}, "router_data": route}}
        arrivals = Arrivals()
        seats = [
            Seat(f"40{internals.NAMESPACE},{json.dumps(hello)}", lambda text: VOTES in text, arrivals.take)
            for _number in range(self.viewers)
        ]

        def vote(number: int) -> None:
            payload = {"content_id": self.company.question, "on": number % 2 == 0}
            name = f"{VoteState.get_full_name()}.vote"
            event = {"name": name, "payload": payload, "router_data": route}
            seats[-1].send(f"42{internals.NAMESPACE}," + json.dumps(["event", event]))

        return Side("LearnHub", seats, arrivals, VOTES, vote)

    def _room(self) -> Side:
        arrivals = Arrivals()
        seats = [
            Seat("40", lambda text: text.startswith("40"), arrivals.take) for _number in range(self.viewers)
        ]
        return Side("plain room", seats, arrivals, VOTES, lambda _number: seats[-1].send('42["vote"]'))

    def _entering(self, seat: Seat, cookie: str) -> Callable[[], Awaitable[None]]:
        path = f"/_event/?EIO=4&transport=websocket&token={uuid.uuid4()}"
        return lambda: seat.open(self.port, path, cookie)

    def _connecting(self, seat: Seat) -> Callable[[], Awaitable[None]]:
        return lambda: seat.open(self.port, "/plain/?EIO=4&transport=websocket")


def report(sides: list[Side]) -> bool:
    """What was measured, and how the two compare; whether the goal is met."""
    for side in sides:
        times, costs = sorted(side.times), side.costs
        print(
            f"  {side.name:<10}  last viewer {statistics.median(times):6.1f} ms (worst {times[-1]:6.1f})"
            f"   server {statistics.median(costs):5.1f} us per viewer"
        )
    session, room = sides
    by_time = statistics.median(session.times) / statistics.median(room.times)
    by_cost = statistics.median(session.costs) / max(statistics.median(room.costs), 1e-9)
    print(f"  ratio: time {by_time:.2f}, processor {by_cost:.2f}; goal at most {GOAL}")
    return max(by_time, by_cost) <= GOAL


def measure(engine: str, viewers: int, rounds: int) -> bool:
    """Measure in a data folder that is thrown away; whether the goal is met."""
    folder = Path(tempfile.mkdtemp(prefix="learnhub-live-"))
    print(f"{viewers} viewers, {engine}")
    with ExitStack() as cleaning:
        cleaning.callback(shutil.rmtree, folder, ignore_errors=True)
        url = cleaning.enter_context(database(engine, folder))
        migrations.upgrade(url)
        db.configure(url)
        company = db.write_now(found_company, viewers)
        db.dispose()
        with serving(folder, {} if engine == "sqlite" else {"LEARNHUB_DATABASE_URL": url}) as port:
            return report(asyncio.run(Bench(port, company, viewers).run(rounds)))


def main() -> int:
    """Measure with each engine and number of viewers; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--viewers", type=int, nargs="+", default=[300, 1000])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--engine", nargs="+", choices=ENGINES, default=["sqlite"])
    options = parser.parse_args()
    subprocess.run([Path(sys.executable).parent / "learnhub", "build"], check=True)
    met = [
        measure(engine, viewers, options.rounds) for engine in options.engine for viewers in options.viewers
    ]
    return int(not all(met))


if __name__ == "__main__":
    sys.exit(main())
