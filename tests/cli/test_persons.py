"""The commands that give people their data and forget them."""

import json
import stat
from pathlib import Path

from learnhub.config import Settings
from tests.cli.conftest import Command

EMAIL = "ana@ardelle.example"


def found(learnhub: Command, folder: Settings) -> tuple[str, str]:
    where = ("--data", str(folder.data))
    for email, name in ((EMAIL, "Ana Petit"), ("ben@ardelle.example", "Ben Roux")):
        arguments = ("create-admin", email, "--name", name, "--company", "Ardelle", "--password-stdin")
        made = learnhub(*arguments, *where, text="four ordinary words here\n")
        assert made.returncode == 0, made.stderr
    return where


def test_person_gets_a_file_that_nobody_else_may_read(
    learnhub: Command, company_folder: Settings, tmp_path: Path
) -> None:
    where, file = found(learnhub, company_folder), tmp_path / "ana.json"

    done = learnhub("export-person", EMAIL, str(file), *where)
    again = learnhub("export-person", EMAIL, str(file), *where)

    assert done.returncode == 0, done.stderr
    assert json.loads(file.read_text())["person"][0]["email"] == EMAIL
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert (again.returncode, "exists already" in again.stderr) == (1, True)


def test_person_is_erased_once_and_never_by_accident(learnhub: Command, company_folder: Settings) -> None:
    where = found(learnhub, company_folder)

    asked = learnhub("erase-person", EMAIL, *where)
    done = learnhub("erase-person", EMAIL, "--yes", *where)
    again = learnhub("erase-person", EMAIL, "--yes", *where)

    assert (asked.returncode, asked.stderr) == (1, "There is no terminal to ask at; use --yes.\n")
    assert done.returncode == 0, done.stderr
    assert again.returncode == 1


def test_folder_without_a_database_is_named(learnhub: Command, tmp_path: Path) -> None:
    done = learnhub("erase-person", EMAIL, "--yes", "--data", str(tmp_path / "nothing"))

    assert (done.returncode, done.stderr) == (
        1,
        f"There is nothing in {tmp_path / 'nothing'}. Name the data folder with --data.\n",
    )
