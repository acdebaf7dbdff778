"""The inbox of somebody with 50,000 notices beside that of a colleague with 50.

    .venv/bin/python -m tests.bench.inboxes [--notices 50000] [--engines sqlite postgresql]

Both are read in turns, the first page and one in the middle. Printed are the medians in milliseconds and how
many times as long the large one takes. The goal is at most 1.5 times. Exits with 1 when it is missed.
"""

import argparse
import statistics
import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from typing import Any

from sqlalchemy import Connection, text
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
FEW = 50
PAGES = ("what waits", "what waits, second page", "to know", "to know, second page", "figure")


def readers(notices: int) -> tuple[Actor, Actor]:
    """Two people of the company with an inbox of many and of few notices."""
    with db.engine().connect().execution_options(writes=True) as connection:
        many, few = (_reader(connection, number) for number in (300, 301))
        fill_inbox(connection, str(many.person_id), notices)
        fill_inbox(connection, str(few.person_id), FEW)
        connection.commit()
    if not db.is_sqlite():
        with db.engine().connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")
    return many, few


def _reader(connection: Connection, number: int) -> Actor:
    found = text("SELECT id, name FROM person WHERE email = :email")
    return Actor(*connection.execute(found, {"email": f"person{number}@ardelle.example"}).one())


def pages(actor: Actor) -> list[Read]:
    """What an inbox reads, the second page from where the first one of ten rows ends."""

    def second(session: Session, waiting: bool, cursor: str | None) -> Any:
        return queries.list_inbox(session, actor, waiting=waiting, size=10, cursor=cursor)

    runs: list[Callable[[Session], Any]] = []
    for waiting in (True, False):
        first = db.read_now(queries.list_inbox, actor, waiting=waiting, size=10)
        runs.append(partial(queries.list_inbox, actor=actor, waiting=waiting, size=10))
        runs.append(partial(second, waiting=waiting, cursor=first.next))
    runs.append(partial(count_waiting, actor=actor))
    return [Read(name, run) for name, run in zip(PAGES, runs, strict=True)]


def measure(engine: str, notices: int) -> bool:
    """Print what one engine takes; whether the goal is met."""
    with ExitStack() as cleaning:
        company = filled(engine, notices * 2, cleaning)
        both = [pages(actor) for actor in readers(notices)]
        times: dict[str, list[list[float]]] = {name: [[], []] for name in PAGES}
        for _turn in range(WARM_UP + ROUNDS):
            for reads in zip(*both, strict=True):
                for read, mine in zip(reads, times[reads[0].name], strict=True):
                    mine.append(timed(company.engine, read))
        return report(engine, {name: [mine[WARM_UP:] for mine in each] for name, each in times.items()})


def report(engine: str, times: dict[str, list[list[float]]]) -> bool:
    """Print the table; whether no page of the large inbox misses the goal."""
    worst = 0.0
    print(f"\n{engine:<30}{'many':>12}{'few':>12}{'ratio':>9}")
    for name, each in times.items():
        many, few = map(statistics.median, each)
        worst = max(worst, many / few)
        print(f"{name:<30}{many:>9.2f} ms{few:>9.2f} ms{many / few:>9.2f}")
    return worst <= RATIO


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--notices", type=int, default=50_000)
    parser.add_argument("--engines", nargs="+", default=ENGINES, choices=ENGINES)
    options = parser.parse_args()
    met = [measure(engine, options.notices) for engine in options.engines]
    sys.exit(0 if all(met) else 1)
