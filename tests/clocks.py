"""Tests, their servers and their browsers under another clock than the machine's.

`pytest --clock 2026-12-31T23:30+01:00` lets the whole run begin at that moment. A test may also start a
server whose clock it moves while it runs (`Server(..., has_own_clock=True)`). LearnHub has no such switch: a
server with another clock is this file, run as a program in front of the command line:

python tests/clocks.py FILE demo --data …

FILE holds by how many seconds the clock is ahead, and is read again at each look at the clock.
"""

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from learnhub.core import clock

AHEAD = "TESTS_CLOCK_AHEAD"  # seconds, for the workers of a run
BROWSER = """{
    const Native = Date;
    globalThis.Date = class Date extends Native {
        constructor(...given) { super(...(given.length ? given : [Date.now()])); }
        static now() { return Native.now() + AHEAD * 1000; }
    };
}"""


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option of a run."""
    parser.addoption("--clock", metavar="MOMENT", help="begin at another moment: 2026-12-31T23:30+01:00")


def pytest_configure(config: pytest.Config) -> None:
    """Move the clock of this process; workers find in their environment by how much."""
    moment = config.getoption("clock")
    if moment and AHEAD not in os.environ:
        os.environ[AHEAD] = str((datetime.fromisoformat(moment) - datetime.now(UTC)).total_seconds())
    if ahead():
        move(ahead)


def ahead() -> float:
    """By how many seconds this run is ahead of the machine's clock."""
    return float(os.environ.get(AHEAD, 0))


def move(seconds: Callable[[], float]) -> None:
    """Put the clock of this process ahead, also where that of a database server would be asked."""
    clock.is_held = lambda: True
    clock.present = lambda: datetime.now(UTC) + timedelta(seconds=seconds())


def program(file: Path, *, is_moved: bool = False) -> list[str | Path]:
    """The `learnhub` command, with the clock that a file says where this run or a test moves it."""
    if not (ahead() or is_moved):
        return [Path(sys.executable).parent / "learnhub"]
    file.write_text(str(ahead()))
    return [sys.executable, "-P", __file__, file]


def in_browser() -> str:
    """The script that puts the clock of a page ahead."""
    return BROWSER.replace("AHEAD", str(ahead()))


if __name__ == "__main__":
    from learnhub.cli import main

    file = Path(sys.argv.pop(1))
    move(lambda: float(file.read_text()))
    sys.exit(main())
