"""When the pages are built again, and what is done to the files that Reflex writes."""

import json
import sys
from pathlib import Path

import pytest
from reflex_base.constants import Node

from learnhub import _run
from learnhub.cli import frontend
from learnhub.config import CHECKOUT, Refusal

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


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which a build would look for Node; it is empty."""
    folder = tmp_path / "tools"
    folder.mkdir()
    monkeypatch.setattr(sys, "executable", str(folder / "python"))
    monkeypatch.setenv("PATH", str(folder))
    return folder


def add_tool(folder: Path, name: str, said: str = "") -> None:
    """A command that says one thing, whatever it is asked."""
    (folder / name).write_text(f"#!/bin/sh\necho {said}\n")
    (folder / name).chmod(0o755)


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


@pytest.mark.parametrize(
    ("said", "enough"), [("v20.20.2", False), ("v22.21.9", False), ("v22.22.0", True), ("v24.11.1", True)]
)
def test_node_is_new_enough_for_reflex(tools: Path, said: str, enough: bool) -> None:
    add_tool(tools, "node", said)
    add_tool(tools, "npm")

    assert frontend.has_node() is enough


@pytest.mark.parametrize("present", [[], ["node"], ["npm"]])
def test_node_needs_its_npm(tools: Path, present: list[str]) -> None:
    for name in present:
        add_tool(tools, name, "v24.11.1")

    assert not frontend.has_node()


def test_oldest_node_is_the_one_of_reflex() -> None:
    version = tuple(int(part) for part in Node.MIN_VERSION.split("."))

    assert version[:2] == frontend.OLDEST_NODE


def test_build_without_node_says_what_to_install(checkout: Path, tools: Path) -> None:
    with pytest.raises(Refusal) as refused:
        frontend.build(force=True)

    assert str(refused.value) == (
        "Building the pages takes Node 22.22 or newer, which is not here:"
        " pip install -e '.[build]' brings it."
    )
    assert not frontend.is_stale()


def test_fresh_pages_need_no_node(checkout: Path, tools: Path) -> None:
    frontend.ensure_built()

    assert not frontend.is_stale()


def test_stale_pages_need_node(checkout: Path, tools: Path) -> None:
    (checkout / "assets" / "learnhub.css").write_text("changed")

    with pytest.raises(Refusal):
        frontend.ensure_built()


def test_lock_keeps_its_bytes_while_it_says_the_same(tmp_path: Path) -> None:
    same, changed = tmp_path / "same.json", tmp_path / "changed.json"
    same.write_text('{"a": 1, "b": 2}')
    changed.write_text('{"a": 1}')

    with frontend.unchanged([same, changed]):
        same.write_text('{"b":2,"a":1}')
        changed.write_text('{"a":1,"c":3}')

    assert (same.read_text(), changed.read_text()) == ('{"a": 1, "b": 2}', '{"a":1,"c":3}')


def test_lock_keeps_its_bytes_whatever_else_npm_says_of_a_package(tmp_path: Path) -> None:
    path = tmp_path / "package-lock.json"
    before = {"packages": {"": {}, "node_modules/a": {"version": "1", "integrity": "x", "libc": ["musl"]}}}
    path.write_text(json.dumps(before))

    with frontend.unchanged([path]):
        path.write_text('{"packages": {"node_modules/a": {"version": "1", "integrity": "x"}, "": {}}}')
    kept = json.loads(path.read_text())
    with frontend.unchanged([path]):
        path.write_text('{"packages": {"node_modules/a": {"version": "2", "integrity": "y"}, "": {}}}')
    changed = json.loads(path.read_text())

    assert (kept, changed["packages"]["node_modules/a"]["version"]) == (before, "2")


def test_lock_names_no_download_addresses() -> None:
    lock = json.loads((CHECKOUT / "reflex.lock" / "package-lock.json").read_text())

    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
