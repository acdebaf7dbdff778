"""What it costs when something changes in the frame of everybody who is connected.

    python -m tests.bench.frames [--people 300 1000] [--engine sqlite postgresql]

Everybody has Today open. A leader goes live, so that every frame is read again and every menu gets its dot:
measured are the time until the last person has it, and how long a request waits meanwhile that only needs the
event loop, beside the same request while nothing happens. Exits 1 when 95 of 100 such requests do not stay
within the goal of what they take at rest.
"""

import argparse
import asyncio
import json
import shutil
import sys
import tempfile
import uuid
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from zoneinfo import ZoneInfo

import httpx
from sqlmodel import Session

from learnhub import migrations
from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.features.ama import service
from learnhub.features.ama.schemas import ScheduleInput
from learnhub.features.ama.state import AmaHostState
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import PersonRole, Setup, Space
from learnhub.web import reflex_internals as internals
from tests.bench.beside import CPU
from tests.bench.crowd import Arrivals, Seat, seat_all
from tests.bench.engines import ENGINES, database
from tests.bench.live import cookie_of, member, serving

GOAL_MS = 20  # more than at rest
LIVE = internals.json_dumps({"ama_live": 1})[1:-1]
FRAME = f'"shell{internals.FIELD_MARKER}"'


def found_company(session: Session, people: int) -> tuple[str, list[str]]:
    """A company in which everybody is signed in and a session is announced: its id and the cookies."""
    session.add(Setup(done_at=clock.utcnow()))
    session.add(Space(kind=SpaceKind.COMPANY, name="Ardelle"))
    actors = [member(session, number) for number in range(people)]
    session.add(PersonRole(person_id=actors[0].person_id, role=Role.LEADER))
    leader = Actor(actors[0].person_id, actors[0].name, frozenset({Role.LEADER}), zone="Europe/Paris")
    session.flush()
    day = (clock.utcnow().astimezone(ZoneInfo("Europe/Paris")) + timedelta(days=1)).date()
    form = ScheduleInput(title="Winter plan and on-call duty", day=day, starts="14:00", ends="15:00")
    ama = service.schedule_session(session, leader, form)
    return ama, [cookie_of(session, actor) for actor in actors]


async def measure(port: int, ama: str, cookies: list[str]) -> tuple[float, list[float], list[float]]:
    """Seconds until the last frame, and the waits of requests before and meanwhile."""
    arrivals = Arrivals()
    today = {"pathname": "/", "asPath": "/", "query": {}}
    hello = {"event": {"name": internals.HYDRATE_AND_LOAD, "payload": {}, "router_data": today}}
    seats = [
        Seat(f"40{internals.NAMESPACE},{json.dumps(hello)}", lambda text: FRAME in text, arrivals.take)
        for _cookie in cookies
    ]
    await seat_all(
        lambda seat=seat, cookie=cookie: seat.open(
            port, f"/_event/?EIO=4&transport=websocket&token={uuid.uuid4()}", cookie
        )
        for seat, cookie in zip(seats, cookies, strict=True)
    )
    await asyncio.sleep(3)
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as http:
        idle = await _waits(http, asyncio.sleep(2))
        arrivals.wait_for(LIVE, len(seats))
        began = perf_counter()
        seats[0].send(f"42{internals.NAMESPACE}," + json.dumps(["event", _go_live(ama)]))
        busy = await _waits(http, asyncio.wait_for(arrivals.all_there.wait(), 120))
    for seat in seats:
        seat.close()
    return arrivals.last - began, idle, busy


def _go_live(ama: str) -> dict[str, object]:
    route = {"pathname": "/ama/[ama_ref]/host", "asPath": f"/ama/{ama}/host", "query": {"ama_ref": ama}}
    return {"name": f"{AmaHostState.get_full_name()}.open", "payload": {}, "router_data": route}


async def _waits(http: httpx.AsyncClient, until: object) -> list[float]:
    """How many milliseconds each of many requests took, one after the other, until something is so."""
    ending, waits = asyncio.ensure_future(until), []  # type: ignore[arg-type]
    while not ending.done():
        began = perf_counter()
        await http.get(CPU)
        waits.append((perf_counter() - began) * 1000)
        await asyncio.sleep(0.002)
    await ending
    return sorted(waits)


def run(engine: str, people: int) -> float:
    """Measure once, in a data folder that is thrown away; answers how much longer requests waited."""
    folder = Path(tempfile.mkdtemp(prefix="learnhub-frames-"))
    with ExitStack() as cleaning:
        cleaning.callback(shutil.rmtree, folder, ignore_errors=True)
        url = cleaning.enter_context(database(engine, folder))
        migrations.upgrade(url)
        db.configure(url)
        ama, cookies = db.write_now(found_company, people)
        db.dispose()
        with serving(folder, {} if engine == "sqlite" else {"LEARNHUB_DATABASE_URL": url}) as port:
            seconds, idle, busy = asyncio.run(measure(port, ama, cookies))
    rest, meanwhile = _most(idle), _most(busy)
    print(
        f"{engine}, {people} people: the last frame after {seconds:.2f} s; of 100 requests 95 wait at most"
        f" {rest:.1f} ms at rest, {meanwhile:.1f} ms meanwhile, all {idle[-1]:.1f} and {busy[-1]:.1f} ms;"
        f" goal at most {GOAL_MS} ms more"
    )
    return meanwhile - rest


def _most(waits: list[float]) -> float:
    return waits[int(len(waits) * 0.95)]


def main() -> None:
    """Measure with each engine and each number of people."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, nargs="+", default=[300, 1000])
    parser.add_argument("--engine", nargs="+", choices=ENGINES, default=["sqlite"])
    options = parser.parse_args()
    more = [run(engine, people) for engine in options.engine for people in options.people]
    sys.exit(max(more) > GOAL_MS)


if __name__ == "__main__":
    main()
