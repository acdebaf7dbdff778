"""What one stranger or one member costs who does their worst.

    python -m tests.bench.abuse [--engine sqlite postgresql]

One after the other: 3,000 events that do not exist and 2,000 that are slow, while a colleague clicks; 500
strangers who connect; a header of 300 MB; 1,200 requests that never end. It prints the colleague's time, the
growth of the log and of the server's memory, and exits 1 when a goal is missed.
"""

import argparse
import asyncio
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack, suppress
from pathlib import Path
from time import perf_counter

from learnhub import migrations
from learnhub.core import db
from learnhub.features.cards.state import WriteCardState
from tests.bench.crowd import Seat, seat_all
from tests.bench.engines import ENGINES, database
from tests.bench.live import found_company, serving
from tests.bench.load import HELLO, WARM_UP, WIDE, Bench, Worker, packet, seat

CLICK_GOAL_MS, LOG_GOAL, MEMORY_GOAL_KB, ANSWER_GOAL = 300, 10_000, 20_000, 1.0
UNKNOWN, SLOW, STRANGERS, HALF_OPEN = 3_000, 2_000, 500, 1_200
HEADER = 300_000_000


class Abuse(Bench):
    """One server, somebody who works, and somebody who does their worst."""

    def __init__(self, port: int, log: Path, *rest: object) -> None:
        super().__init__(port, *rest)  # type: ignore[arg-type]
        self.log = log

    async def run(self) -> bool:
        """Try one thing after the other; whether all goals are met."""
        first = [seat() for _number in range(WARM_UP)]
        await self._seat(first, self.company.cookies[:WARM_UP])
        for each in first:
            each.close()
        met = [await self._flood(), await self._strangers(), await self._header(), await self._half_open()]
        await self.http.aclose()
        return all(met)

    async def _flood(self) -> bool:
        worker, abuser = Worker(self.company), seat()
        await self._seat([worker.seat, abuser], self.company.cookies[1:3])
        before = self.log.stat().st_size
        flood = asyncio.create_task(self._send_all())
        times, lost, _share = await self._work([worker])
        flood.cancel()
        worker.seat.close()
        grown, p95 = self.log.stat().st_size - before, times[int(len(times) * 0.95)]
        print(
            f"  flood: colleague's p95 {p95:.0f} ms (goal {CLICK_GOAL_MS}), log {grown} B (goal {LOG_GOAL})"
        )
        return p95 <= CLICK_GOAL_MS and not lost and grown <= LOG_GOAL

    async def _send_all(self) -> None:
        """Send everything, through a new socket whenever one is closed."""
        unknown = packet("no.such_handler", text="x" * 5_000)
        slow = packet(f"{WriteCardState.get_full_name()}.preview_back", text=WIDE)
        waiting = [unknown] * UNKNOWN + [slow] * SLOW
        while waiting:
            socket = seat()
            with suppress(ConnectionError, OSError, TimeoutError):
                await self._entering(socket, self.company.cookies[2])()
                while waiting and socket.transport and not socket.transport.is_closing():
                    socket.send(waiting.pop())
                    await asyncio.sleep(0.001)
            socket.close()

    async def _strangers(self) -> bool:
        before = await self._memory()
        strangers = [Seat(HELLO, _is_event, lambda _text: None) for _number in range(STRANGERS)]

        async def come(number: int) -> None:
            with suppress(ConnectionError, OSError, TimeoutError):
                await self._entering(strangers[number], "")()

        await seat_all(lambda number=number: come(number) for number in range(STRANGERS))
        grown = await self._memory() - before
        for each in strangers:
            each.close()
        print(f"  {STRANGERS} strangers: {grown:.0f} kB (goal {MEMORY_GOAL_KB})")
        return grown <= MEMORY_GOAL_KB

    async def _header(self) -> bool:
        before, sent = await self._memory(), 0
        _reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(b"GET / HTTP/1.1\r\nHost: a\r\nCookie: ")
        with suppress(ConnectionError):
            while sent < HEADER:
                writer.write(b"x" * 1_000_000)
                await writer.drain()
                sent += 1_000_000
        writer.close()
        grown = await self._memory() - before
        print(f"  a header of {HEADER} B: {sent} B taken, {grown:.0f} kB (goal {MEMORY_GOAL_KB})")
        return grown <= MEMORY_GOAL_KB

    async def _half_open(self) -> bool:
        opened = [await asyncio.open_connection("127.0.0.1", self.port) for _number in range(HALF_OPEN)]
        for _reader, writer in opened:
            writer.write(b"GET / HTTP/1.1\r\n")
        began = perf_counter()
        await self._asked("rss")
        took = perf_counter() - began
        for _reader, writer in opened:
            writer.close()
        print(f"  beside {HALF_OPEN} requests that never end: answer in {took:.2f} s (goal {ANSWER_GOAL})")
        return took <= ANSWER_GOAL


def _is_event(text: str) -> bool:
    """Whether a stranger was told something: a page for members only sends them away."""
    return text.startswith("42")


def measure(engine: str) -> bool:
    """Measure in a data folder that is thrown away; whether the goals are met."""
    folder = Path(tempfile.mkdtemp(prefix="learnhub-abuse-"))
    print(engine)
    with ExitStack() as cleaning:
        cleaning.callback(shutil.rmtree, folder, ignore_errors=True)
        url = cleaning.enter_context(database(engine, folder))
        migrations.upgrade(url)
        db.configure(url)
        company = db.write_now(found_company, WARM_UP)
        db.dispose()
        options = argparse.Namespace(seconds=20)
        settings = {} if engine == "sqlite" else {"LEARNHUB_DATABASE_URL": url}
        with serving(folder, settings) as port:
            return asyncio.run(Abuse(port, folder / "server.log", company, options).run())


def main() -> int:
    """Measure with each engine; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--engine", nargs="+", choices=ENGINES, default=["sqlite"])
    options = parser.parse_args()
    subprocess.run([Path(sys.executable).parent / "learnhub", "build"], check=True)
    met = [measure(engine) for engine in options.engine]
    return int(not all(met))


if __name__ == "__main__":
    sys.exit(main())
