"""The newer time zone data wins, in every process."""

import os
import shutil
import subprocess
import sys
import zoneinfo
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import tzdata

from learnhub.core import zone_data

PROGRAM = """
from datetime import UTC, datetime
from zoneinfo import ZoneInfo
import {module}
print(datetime(2026, 7, 1, tzinfo=UTC).astimezone(ZoneInfo("Europe/Paris")).utcoffset())
"""


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The zone data of a machine on which it is always winter in Paris."""
    (tmp_path / "Europe").mkdir()
    shutil.copy(zone_data.PACKAGE / "Africa" / "Lagos", tmp_path / "Europe" / "Paris")
    monkeypatch.setattr(zone_data, "MACHINE", (str(tmp_path),))
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath((str(tmp_path),))
    yield tmp_path
    zoneinfo.reset_tzpath(before)
    zoneinfo.ZoneInfo.clear_cache()


def summer() -> timedelta | None:
    return datetime(2026, 7, 1, tzinfo=UTC).astimezone(zoneinfo.ZoneInfo.no_cache("Europe/Paris")).utcoffset()


@pytest.mark.parametrize("first_line", ["# version 2024a\n", "# redistributed\n", None])
def test_older_data_of_the_machine_gives_way(machine: Path, first_line: str | None):
    if first_line:
        (machine / "tzdata.zi").write_text(first_line)

    zone_data.use_newest()

    assert summer() == timedelta(hours=2)
    assert zone_data.in_use().startswith(f"{tzdata.IANA_VERSION} of the package tzdata")


@pytest.mark.parametrize("version", [tzdata.IANA_VERSION, "2999a"])
def test_data_of_the_machine_that_is_as_new_stays(machine: Path, version: str):
    (machine / "tzdata.zi").write_text(f"# version {version}\n# and more\n")

    zone_data.use_newest()

    assert summer() == timedelta(hours=1)
    assert zone_data.in_use() == f"{version} of the machine (the package tzdata: {tzdata.IANA_VERSION})"


@pytest.mark.parametrize("module", ["learnhub.core.clock", "learnhub.migrations", "learnhub.cli.main"])
def test_every_process_begins_with_the_newer_data(machine: Path, module: str):
    (machine / "tzdata.zi").write_text("# version 2024a\n")
    command = [sys.executable, "-c", PROGRAM.format(module=module)]

    done = subprocess.run(
        command, env={**os.environ, "PYTHONTZPATH": str(machine)}, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "2:00:00"
