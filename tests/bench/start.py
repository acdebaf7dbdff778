"""How long a built LearnHub takes from the command to the first page, beside bare Reflex with one table.

    python -m tests.bench.start [--rounds 9]

Both are started in turns by uvicorn from built pages, the company of `learnhub serve` in a migrated folder.
Nothing here fails: it prints what it measured and the goal.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.bare import Bare
from tests.servers import LEARNHUB, Server

GOAL_SECONDS = 1.5


def timed(start: Callable[[], None], stop: Callable[[], object]) -> float:
    """Seconds until the first page is answered."""
    began = time.perf_counter()
    start()
    seconds = time.perf_counter() - began
    stop()
    return seconds


def main() -> None:
    """Build both, start them in turns, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # compiling every module again is no part of a start
    subprocess.run([LEARNHUB, "build"], check=True)
    folder = Path(tempfile.mkdtemp(prefix="learnhub-start-"))
    try:
        server, bare = Server("serve", folder / "data"), Bare(folder / "bare")
        bare.build()
        sides = {
            "LearnHub": (lambda: server.start(page="/sign-in"), server.stop),
            "bare Reflex": (bare.start, bare.stop),
        }
        times: dict[str, list[float]] = {name: [] for name in sides}
        for number in range(rounds + 1):  # the first round fills the caches
            for name, (start, stop) in sides.items():
                seconds = timed(start, stop)
                if number:
                    times[name].append(seconds)
    finally:
        shutil.rmtree(folder)
    for name, seconds in times.items():
        print(f"{name:<12} median {statistics.median(seconds):.2f} s, best {min(seconds):.2f} s")
    ratio = statistics.median(times["LearnHub"]) / statistics.median(times["bare Reflex"])
    print(f"ratio {ratio:.2f}; goal for LearnHub: {GOAL_SECONDS} s ({sys.implementation.cache_tag})")


if __name__ == "__main__":
    main()
