"""The inbox of somebody with 50,000 notices beside that of a colleague with 50.

    .venv/bin/python -m tests.bench.inboxes [--notices 50000] [--engines sqlite postgresql]

Both are read in turns, the first page and one in the middle. A figure stops at a bound, so that of the large
inbox is compared with one that is just past the bound. Printed are the medians in milliseconds, by the clock
and as time of processors here and in the server of the database, and how many times as much the large one
takes. The goal is at most 1.5 times the time of processors, which a busy machine hardly changes. Exits with 1
when it is missed.
"""

import argparse
import statistics
import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, text
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.notices import queries
from learnhub.features.notices.queries.mailing import count_waiting
from tests.bench.company import fill_inbox
from tests.bench.engines import ENGINES
from tests.bench.reads import Read
from tests.bench.scale import filled, timed

ROUNDS, WARM_UP = 60, 5
RATIO = 1.5
FEW, PAST_BOUND = 50, 300  # two of five wait
Times = tuple[float, float]
PAGES = ("what waits", "what waits, second page", "to know", "to know, second page", "figure")


def readers(notices: int) -> list[Actor]:
    """People whose inboxes have many notices, few, and enough for the bound of a figure."""
    sizes = (notices, FEW, PAST_BOUND)
    with db.engine().connect().execution_options(writes=True) as connection:
        people = [_reader(connection, number) for number in range(300, 300 + len(sizes))]
        for reader, size in zip(people, sizes, strict=True):
            fill_inbox(connection, str(reader.person_id), size)
        connection.commit()
    if not db.is_sqlite():
        with db.engine().connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")
    return people


def _reader(connection: Connection, number: int) -> Actor:
    found = text("SELECT id, name FROM person ORDER BY id LIMIT 1 OFFSET :number")
    return Actor(*connection.execute(found, {"number": number}).one())


def pages(actor: Actor, counted: Actor) -> list[Read]:
    """What an inbox reads, the second page from where the first one of ten rows ends, and a figure."""

    def second(session: Session, waiting: bool, cursor: str | None) -> Any:
        return queries.list_inbox(session, actor, waiting=waiting, size=10, cursor=cursor)

    runs: list[Callable[[Session], Any]] = []
    for waiting in (True, False):
        first = db.read_now(queries.list_inbox, actor, waiting=waiting, size=10)
        runs.append(partial(queries.list_inbox, actor=actor, waiting=waiting, size=10))
        runs.append(partial(second, waiting=waiting, cursor=first.next))
    runs.append(partial(count_waiting, actor=counted))
    return [Read(name, run) for name, run in zip(PAGES, runs, strict=True)]


def measure(engine: str, notices: int) -> bool:
    """Print what one engine takes; whether the goal is met."""
    with ExitStack() as cleaning:
        company = filled(engine, notices * 2, cleaning)
        many, few, past_bound = readers(notices)
        both = [pages(many, many), pages(few, past_bound)]
        times: dict[str, list[list[Times]]] = {name: [[], []] for name in PAGES}
        for _turn in range(WARM_UP + ROUNDS):
            for reads in zip(*both, strict=True):
                for read, mine in zip(reads, times[reads[0].name], strict=True):
                    mine.append(_times(company.engine, read))
        return report(engine, {name: [mine[WARM_UP:] for mine in each] for name, each in times.items()})


def _times(engine: Engine, read: Read) -> Times:
    """How long a read takes, and how long processors are busy with it here and in the server."""
    cost = timed(engine, read)
    return cost.elapsed, cost.busy


def report(engine: str, times: dict[str, list[list[Times]]]) -> bool:
    """Print the table; whether no page of the large inbox misses the goal."""
    worst = 0.0
    print(f"\n{engine:<30}{'many':>12}{'few':>12}{'ratio':>9}{'busy: many':>15}{'few':>12}{'ratio':>9}")
    for name, each in times.items():
        ratios, line = [], ""
        for kind in zip(*(zip(*mine, strict=True) for mine in each), strict=True):
            many, few = map(statistics.median, kind)
            ratios.append(many / few)
            line += f"{many:>9.2f} ms{few:>9.2f} ms{many / few:>9.2f}   "
        worst = max(worst, ratios[-1])
        print(f"{name:<30}{line}")
    return worst <= RATIO


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--notices", type=int, default=50_000)
    parser.add_argument("--engines", nargs="+", default=ENGINES, choices=ENGINES)
    options = parser.parse_args()
    met = [measure(engine, options.notices) for engine in options.engines]
    sys.exit(0 if all(met) else 1)
