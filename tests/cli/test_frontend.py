"""When the pages are built again, and what is done to the files that Reflex writes."""

import json
from pathlib import Path

import pytest

from learnhub import _run
from learnhub.cli import frontend
from learnhub.config import CHECKOUT

SOURCES = {
    "learnhub/ui/text.py": "",
    "learnhub/features/questions/pages.py": "",
    "learnhub/features/questions/service.py": "",
    "learnhub/cli/main.py": "",
    "learnhub/cli/finish.py": "",
    "learnhub/locales/fr/ui.po": "",
    "assets/learnhub.css": "",
    "assets/fonts/serif.woff2": "",
    "reflex.lock/package-lock.json": "{}",
    "rxconfig.py": "",
}


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small tree of sources whose pages have just been built."""
    for name, content in SOURCES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    monkeypatch.setattr(_run, "ROOT", tmp_path)
    monkeypatch.setattr(_run, "PACKAGE", tmp_path / "learnhub")
    (tmp_path / ".web").mkdir()
    (tmp_path / ".web" / frontend.STAMP).write_text(frontend.fingerprint())
    return tmp_path


@pytest.mark.parametrize(
    "name",
    [
        "learnhub/ui/text.py",
        "learnhub/features/questions/pages.py",
        "learnhub/locales/fr/ui.po",
        "learnhub/cli/finish.py",
        "assets/fonts/serif.woff2",
        "reflex.lock/package-lock.json",
    ],
)
def test_stale_after_a_change_that_can_reach_a_page(checkout: Path, name: str) -> None:
    (checkout / name).write_text("changed")

    assert frontend.is_stale()


@pytest.mark.parametrize("name", ["learnhub/features/questions/service.py", "learnhub/cli/main.py"])
def test_not_stale_after_another_change(checkout: Path, name: str) -> None:
    (checkout / name).write_text("changed")

    assert not frontend.is_stale()


def test_stale_after_a_file_came_or_went(checkout: Path) -> None:
    (checkout / "assets" / "new.js").write_text("")
    came = frontend.is_stale()
    (checkout / "assets" / "new.js").unlink()
    back = frontend.is_stale()
    (checkout / "assets" / "learnhub.css").unlink()

    assert (came, back, frontend.is_stale()) == (True, False, True)


def test_stale_without_a_build(checkout: Path) -> None:
    (checkout / ".web" / frontend.STAMP).unlink()

    assert frontend.is_stale()


def test_lock_keeps_its_bytes_while_it_says_the_same(tmp_path: Path) -> None:
    same, changed = tmp_path / "same.json", tmp_path / "changed.json"
    same.write_text('{"a": 1, "b": 2}')
    changed.write_text('{"a": 1}')

    with frontend.unchanged([same, changed]):
        same.write_text('{"b":2,"a":1}')
        changed.write_text('{"a":1,"c":3}')

    assert (same.read_text(), changed.read_text()) == ('{"a": 1, "b": 2}', '{"a":1,"c":3}')


def test_lock_names_no_download_addresses() -> None:
    lock = json.loads((CHECKOUT / "reflex.lock" / "package-lock.json").read_text())

    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
