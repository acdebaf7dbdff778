"""When the catalogues are compiled again."""

import os
import time
from pathlib import Path

import pytest

from learnhub.locales.catalogues import Catalogues
from learnhub.locales.freshness import is_compiled


@pytest.fixture
def package(tmp_path: Path) -> Catalogues:
    room = tmp_path / "package" / "features" / "questions"
    room.mkdir(parents=True)
    (room / "pages.py").write_text('title = _("Questions")\n')
    (room / "service.py").write_text("")
    found = Catalogues(tmp_path / "package")
    found.update()
    for path in (room, *room.iterdir(), *found.package.rglob("*.po"), found.path("fr", "questions").parent):
        os.utime(path, (0, 0))
    return found


@pytest.mark.parametrize("change", ["a module", "a catalogue", "one module less"])
def test_what_changed_is_to_be_compiled_again(package: Catalogues, tmp_path: Path, change: str):
    assert not is_compiled(package, tmp_path)
    package.compile_all(tmp_path)
    assert is_compiled(package, tmp_path)

    module, later = package.package / package.sources[-1], time.time() + 60
    changed = package.path("fr", "questions") if change == "a catalogue" else module
    if change == "one module less":
        module.unlink()
        changed = module.parent
    os.utime(changed, (later, later))

    assert not is_compiled(Catalogues(package.package), tmp_path)
