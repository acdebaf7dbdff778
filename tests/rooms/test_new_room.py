"""A room with a kind of content is a new folder and one step of the database: CONTRIBUTING says so."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from learnhub import rooms

HERE = Path(__file__).parent / "new_room"
ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_room_in_a_folder_of_its_own_is_found_gated_listed_and_searched(tmp_path: Path) -> None:
    shutil.copytree(HERE / "tips", tmp_path / "rooms" / "tips")
    command = [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "tests.rooms.new_room.plugin"]
    options = ["-p", "no:cacheprovider", f"--basetemp={tmp_path / 'run'}", "-o", "python_files=cases.py"]

    seen = subprocess.run(
        [*command, *options, str(HERE / "cases.py")],
        cwd=ROOT,
        env={**os.environ, "LEARNHUB_NEW_ROOM": str(tmp_path / "rooms"), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert seen.returncode == 0, seen.stdout + seen.stderr
    assert "tips" not in rooms.all_rooms()
