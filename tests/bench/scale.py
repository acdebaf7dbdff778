"""What lists, counts, pages and the search cost with a hundred times the content.

    python -m tests.bench.scale [--sizes 10000 100000 1000000] [--engines sqlite postgresql] [--rounds 15]
                                 [--only library facets]

A company of each size is invented on each engine; then everything is read in turns, one size after the other,
so that whatever else the machine does meets all sizes alike. Printed are the medians in milliseconds by the
clock, the ratio of the largest company to the smallest, and how long processors are busy with the largest
here and in the server of the database, which other work on the machine hardly changes.

Three goals: busy at most twice as long as in the smallest company, or at most 10 ms, half of what a read may
hold the event loop (what is counted up to a bound costs less in a company that does not reach it); the search
at most 50 ms; and the same number of statements in companies of every size. Exits with 1 when one is missed.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time_ns

from sqlalchemy import Engine, event
from sqlmodel import Session

from learnhub.core import clock, db
from tests.bench.company import NOW, fill
from tests.bench.engines import ENGINES, database
from tests.bench.reads import Read, reads

SIZES = (10_000, 100_000, 1_000_000)
WARM_UP = 2
RATIO, FLOOR_MS = 2.0, 10.0
PID = "SELECT pg_backend_pid()"


@dataclass
class Filled:
    """A company of some size, ready to be read."""

    size: int
    engine: Engine
    reads: list[Read]


def filled(engine: str, size: int, only: Sequence[str], cleaning: ExitStack) -> Filled:
    """Invent a company in a folder that is thrown away."""
    folder = Path(tempfile.mkdtemp(prefix="learnhub-scale-"))
    cleaning.callback(shutil.rmtree, folder, ignore_errors=True)
    url = cleaning.enter_context(database(engine, folder))
    started = perf_counter()
    company = fill(url, size, with_index=True)
    cleaning.callback(db.engine().dispose)
    print(f"{size:>9,} items invented in {perf_counter() - started:.0f} s", flush=True)
    chosen = [read for read in reads(company) if not only or any(word in read.name for word in only)]
    return Filled(size, db.engine(), chosen)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a read takes: milliseconds by the clock and of processors, and statements."""

    elapsed: float
    busy: float
    statements: int


def measure(companies: Sequence[Filled], rounds: int) -> dict[str, list[Cost]]:
    """What each read takes in each company, the medians."""
    medians: dict[str, list[Cost]] = {}
    for same in zip(*(company.reads for company in companies), strict=True):
        costs: list[list[Cost]] = [[] for _company in companies]
        for turn in range(WARM_UP + rounds):
            for company, read, mine in zip(companies, same, costs, strict=True):
                cost = timed(company.engine, read)
                if turn >= WARM_UP:
                    mine.append(cost)
        medians[same[0].name] = [
            Cost(
                statistics.median(cost.elapsed for cost in mine),
                statistics.median(cost.busy for cost in mine),
                max(cost.statements for cost in mine),
            )
            for mine in costs
        ]
    return medians


def timed(engine: Engine, read: Read) -> Cost:
    """What a read takes in a unit of its own at the company's moment."""
    with engine.connect() as connection:
        server = None if engine.dialect.name == "sqlite" else connection.exec_driver_sql(PID).scalar_one()
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        with clock.at(NOW):
            busy, started = _busy(server), perf_counter()
            with Session(engine, expire_on_commit=False) as session:
                read.run(session)
            return Cost((perf_counter() - started) * 1000, _busy(server) - busy, len(statements))
    finally:
        event.remove(engine, "before_cursor_execute", note)


def _busy(server: int | None) -> float:
    """For how many milliseconds processors have worked for this process and for one of the server (Linux)."""
    theirs = int(Path(f"/proc/{server}/schedstat").read_text().split()[0]) if server else 0
    return (process_time_ns() + theirs) / 1e6


def report(engine: str, companies: Sequence[Filled], medians: dict[str, list[Cost]]) -> list[str]:
    """Print the table; the answer names the reads that miss a goal."""
    heads = "".join(f"{company.size:>13,}" for company in companies)
    print(f"\n{engine:<38}{heads}{'ratio':>9}{'busy':>13}{'ratio':>9}{'statements':>12}")
    missed = []
    for read in companies[0].reads:
        costs = medians[read.name]
        first, last = costs[0], costs[-1]
        counts = sorted({cost.statements for cost in costs})
        is_missed = (
            (last.busy > RATIO * first.busy and last.busy > FLOOR_MS)
            or last.busy > read.most_ms
            or len(counts) > 1
        )
        figures = "".join(f"{cost.elapsed:>10.2f} ms" for cost in costs)
        ratios = last.elapsed / first.elapsed, last.busy / first.busy
        print(
            f"{read.name:<38}{figures}{ratios[0]:>9.2f}{last.busy:>10.2f} ms{ratios[1]:>9.2f}"
            f"{'-'.join(map(str, counts)):>12}{'  missed' if is_missed else ''}"
        )
        missed += [read.name] * is_missed
    return missed


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="items, the smallest first")
    parser.add_argument("--engines", nargs="+", default=ENGINES, choices=ENGINES)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--only", nargs="+", default=(), help="reads that have one of these in their names")
    options = parser.parse_args()
    missed = []
    for engine in options.engines:
        with ExitStack() as cleaning:
            companies = [filled(engine, size, options.only, cleaning) for size in options.sizes]
            missed += report(engine, companies, measure(companies, options.rounds))
    print(f"\nMissed: {', '.join(missed) or 'nothing'}.")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
