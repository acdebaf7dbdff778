"""A released package: LearnHub with its built pages, which needs no Node where it is installed."""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from learnhub import _run
from learnhub.config import Refusal

SOURCES = ("pyproject.toml", "README.md", "LICENSE")
SERVED = ("build/client", "backend", "routes.json")
LAST_LINES = 20


def make_wheel(target: Path) -> Path:
    """Write the wheel into a folder. It is made from a copy: the checkout stays as it is."""
    target.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as temporary:
        copy = Path(temporary) / "learnhub"
        _stage(copy)
        command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", str(target), str(copy)]
        made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        raise Refusal("\n".join(["The wheel could not be made:", *made.stderr.splitlines()[-LAST_LINES:]]))
    return max(target.glob("learnhub-*.whl"), key=lambda path: path.stat().st_mtime)


def _stage(copy: Path) -> None:
    copy.mkdir()
    for name in SOURCES:
        shutil.copy2(_run.ROOT / name, copy / name)
    shutil.copytree(_run.PACKAGE, copy / "learnhub", ignore=shutil.ignore_patterns("__pycache__", "_web"))
    for licence in (_run.ROOT / "assets" / "fonts").glob("*.txt"):
        (copy / "assets" / "fonts").mkdir(parents=True, exist_ok=True)
        shutil.copy2(licence, copy / "assets" / "fonts" / licence.name)
    for name in SERVED:
        source, place = _run.web_folder() / name, copy / "learnhub" / "_web" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, place)
