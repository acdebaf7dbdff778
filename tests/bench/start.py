"""How long a built LearnHub takes from the command to the first page, beside bare Reflex with one table.

    python -m tests.bench.start [--rounds 9]

Both are started in turns by uvicorn from built pages, the company of `learnhub serve` in a migrated folder.
LearnHub answers for its built pages before the app behind them is imported; the time of the first answer that
needs the app is printed as well.
It prints what it measured and exits 1 when the goal is missed.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import httpx

from tests.bench.bare import Bare
from tests.servers import LEARNHUB, Server

GOAL_SECONDS = 1.5
FIRST, WHOLE, BARE = "LearnHub, first page", "LearnHub, everything", "bare Reflex"


def timed(steps: Mapping[str, Callable[[], object]], stop: Callable[[], object]) -> dict[str, float]:
    """Seconds from the beginning until each step is done."""
    began, seconds = time.perf_counter(), {}
    for name, step in steps.items():
        step()
        seconds[name] = time.perf_counter() - began
    stop()
    return seconds


def main() -> int:
    """Build both, start them in turns, print; 1 when the goal is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # compiling every module again is no part of a start
    subprocess.run([LEARNHUB, "build"], check=True)
    folder = Path(tempfile.mkdtemp(prefix="learnhub-start-"))
    try:
        server, bare = Server("serve", folder / "data"), Bare(folder / "bare")
        bare.build()
        ours = {
            FIRST: lambda: server.start(page="/sign-in"),
            WHOLE: lambda: httpx.get(f"{server.url}/nothing"),
        }
        times: dict[str, list[float]] = {name: [] for name in (*ours, BARE)}
        for number in range(rounds + 1):  # the first round fills the caches
            for steps, stop in ((ours, server.stop), ({BARE: bare.start}, bare.stop)):
                for name, seconds in timed(steps, stop).items():
                    if number:
                        times[name].append(seconds)
    finally:
        shutil.rmtree(folder)
    for name, seconds in times.items():
        print(f"{name:<22} median {statistics.median(seconds):.2f} s, best {min(seconds):.2f} s")
    ratio = statistics.median(times[FIRST]) / statistics.median(times[BARE])
    print(f"ratio {ratio:.2f}; goal for LearnHub: {GOAL_SECONDS} s ({sys.implementation.cache_tag})")
    return int(statistics.median(times[FIRST]) > GOAL_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
