"""Servers for tests: the pages built once per run, and LearnHub started as an operator starts it."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from filelock import FileLock

from tests import clocks

LEARNHUB = Path(sys.executable).parent / "learnhub"
START_SECONDS = 180
FAILED = re.compile(r" (ERROR|CRITICAL) ")


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all workers of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def built(run_folder: Path) -> None:
    """The pages are those of the present sources."""
    with FileLock(run_folder / "built.lock"):
        done = subprocess.run([LEARNHUB, "build"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as finding:
        finding.bind(("127.0.0.1", 0))
        return finding.getsockname()[1]


class Server:
    """LearnHub on a free port, started and stopped as an operator would."""

    def __init__(
        self,
        command: str,
        data: Path,
        *,
        program: Sequence[str | Path] = (),
        environment: Mapping[str, str] | None = None,
        has_own_clock: bool = False,
    ) -> None:
        self.port = free_port()
        self.data, self.clock = data, data.with_name(f"{data.name}.clock")
        program = program or clocks.program(self.clock, is_moved=has_own_clock)
        self.arguments = [*program, command, "--port", str(self.port), "--data", str(data)]
        self.environment = os.environ if environment is None else environment
        self.url = f"http://127.0.0.1:{self.port}"
        self.output = data.with_name(f"{data.name}.log")
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, page: str = "/api/health/ready") -> None:
        """Start, and wait until a page is answered."""
        with self.output.open("ab") as output:
            self.process = subprocess.Popen(
                self.arguments, stdout=output, stderr=subprocess.STDOUT, env=self.environment
            )
        end = time.monotonic() + START_SECONDS
        with httpx.Client(base_url=self.url) as client:  # a client for each look would take the server's core
            while time.monotonic() < end and self.process.poll() is None:
                try:
                    if client.get(page).is_success:
                        return
                except httpx.TransportError:
                    time.sleep(0.02)
        raise RuntimeError(f"LearnHub did not start:\n{self.output.read_text()}")

    def stop(self) -> int:
        """Stop as a service manager does; the answer is the exit code."""
        assert self.process
        self.process.terminate()
        return self.process.wait(15)

    def kill(self) -> None:
        """End without any chance to tidy up."""
        assert self.process
        self.process.kill()
        self.process.wait(15)

    def move_clock(self, by: timedelta) -> None:
        """Put its own clock ahead while it runs."""
        new = self.clock.with_suffix(".new")
        new.write_text(str(float(self.clock.read_text()) + by.total_seconds()))
        new.replace(self.clock)  # it reads the one or the other, and never half of it

    def errors(self) -> list[str]:
        """What it logged as an error so far."""
        return [line for line in self.output.read_text().splitlines() if FAILED.search(line)]

    @property
    def password(self) -> str:
        """The demo accounts' password."""
        return json.loads((self.data / "folder.json").read_text())["password"]


@pytest.fixture(scope="session")
def demo_folder(built: None, run_folder: Path) -> Path:
    """The data folder of a demo company that nobody has used."""
    folder = run_folder / "demo"
    with FileLock(run_folder / "demo.lock"):
        if not folder.exists():
            making = Server("demo", run_folder / "demo-in-the-making")
            making.start()
            making.stop()
            making.data.rename(folder)
    return folder
