"""What lists, counts and pages cost with a hundred times the content.

    python -m tests.bench.scale [--sizes 10000 100000 1000000] [--engines sqlite postgresql] [--rounds 15]

A company of each size is invented on each engine; then everything is read in turns, one size after the other,
so that whatever else the machine does meets all sizes alike. Printed are the medians in milliseconds and the
ratio of the largest company to the smallest.

The goal is a ratio of at most 2, or at most 10 ms, half of what a read may hold the event loop: what is
counted up to a bound costs less in a company that does not reach it. Exits with 1 when a goal is missed.
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
from time import perf_counter

from sqlalchemy import Engine
from sqlmodel import Session

from learnhub.core import clock, db
from tests.bench.company import NOW, fill
from tests.bench.engines import ENGINES, database
from tests.bench.reads import Read, reads

SIZES = (10_000, 100_000, 1_000_000)
WARM_UP = 2
RATIO, FLOOR_MS = 2.0, 10.0


@dataclass
class Filled:
    """A company of some size, ready to be read."""

    size: int
    engine: Engine
    reads: list[Read]


def filled(engine: str, size: int, cleaning: ExitStack) -> Filled:
    """Invent a company in a folder that is thrown away."""
    folder = Path(tempfile.mkdtemp(prefix="learnhub-scale-"))
    cleaning.callback(shutil.rmtree, folder, ignore_errors=True)
    url = cleaning.enter_context(database(engine, folder))
    started = perf_counter()
    company = fill(url, size, with_index=True)
    cleaning.callback(db.engine().dispose)
    print(f"{size:>9,} items invented in {perf_counter() - started:.0f} s", flush=True)
    return Filled(size, db.engine(), reads(company))


def measure(companies: Sequence[Filled], rounds: int) -> dict[str, list[float]]:
    """The median of each read in each company, in milliseconds."""
    medians: dict[str, list[float]] = {}
    for same in zip(*(company.reads for company in companies), strict=True):
        times: list[list[float]] = [[] for _company in companies]
        for turn in range(WARM_UP + rounds):
            for company, read, mine in zip(companies, same, times, strict=True):
                elapsed = timed(company.engine, read)
                if turn >= WARM_UP:
                    mine.append(elapsed)
        medians[same[0].name] = [statistics.median(mine) for mine in times]
    return medians


def timed(engine: Engine, read: Read) -> float:
    """How long a read takes in a unit of its own at the company's moment, in milliseconds."""
    with clock.at(NOW):
        started = perf_counter()
        with Session(engine, expire_on_commit=False) as session:
            read.run(session)
        return (perf_counter() - started) * 1000


def report(engine: str, sizes: Sequence[int], medians: dict[str, list[float]]) -> list[str]:
    """Print the table; the answer names the reads that miss the goal."""
    heads = "".join(f"{size:>13,}" for size in sizes)
    print(f"\n{engine:<34}{heads}{'ratio':>9}")
    missed = []
    for name, values in medians.items():
        ratio = values[-1] / values[0]
        is_missed = ratio > RATIO and values[-1] > FLOOR_MS
        figures = "".join(f"{value:>10.2f} ms" for value in values)
        print(f"{name:<34}{figures}{ratio:>9.2f}{'  missed' if is_missed else ''}")
        missed += [name] * is_missed
    return missed


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="items, the smallest first")
    parser.add_argument("--engines", nargs="+", default=ENGINES, choices=ENGINES)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    missed = []
    for engine in options.engines:
        with ExitStack() as cleaning:
            companies = [filled(engine, size, cleaning) for size in options.sizes]
            missed += report(engine, options.sizes, measure(companies, options.rounds))
    print(f"\nThe goal is a ratio of at most {RATIO:g}, or at most {FLOOR_MS:g} ms.")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
