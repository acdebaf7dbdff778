"""Building the pages: only when their sources changed, by one process at a time, with Node."""

import fcntl
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from learnhub import _run
from learnhub.cli import finish
from learnhub.config import Refusal

STAMP = "learnhub.stamp"
NEVER_ON_A_PAGE = {"_web", "api", "cli", "demo", "jobs", "migrations", "service", "queries", "__pycache__"}
NEVER_ON_A_PAGE |= {
    "service.py",
    "queries.py",
    "policy.py",
    "models.py",
    "events.py",
    "routes.py",
    "asgi.py",
    "logs.py",
}
FINISH = Path("cli", "finish.py")
OLDEST_NODE = (22, 22)  # Reflex refuses an older one
NO_NODE = (
    f"Building the pages takes Node {'.'.join(map(str, OLDEST_NODE))} or newer, which is not here:"
    " pip install -e '.[build]' brings it."
)
LAST_LINES = 40
WIDE = "200"
WRONG_ICON = "Invalid icon tag"
CHATTER = re.compile(r"npm (silly|verbose|timing|http|notice)|reifyNode:|\d+$")


def ensure_built() -> None:
    """Build the pages when they are missing or older than their sources."""
    if not _run.is_checkout():
        if not _run.pages_folder().is_dir():
            raise Refusal(
                "This installation has no built pages. Install a released package, or run LearnHub from a"
                " checkout of its sources: pip install -e '.[build]' and then learnhub build."
            )
    elif is_stale():
        build()


def is_stale() -> bool:
    """Whether the sources differ from those of the last build."""
    stamp = _run.web_folder() / STAMP
    return not stamp.exists() or stamp.read_text(encoding="ascii") != fingerprint()


def fingerprint() -> str:
    """A hash of everything that can reach a page: what it is made of, and what makes it."""
    digest = hashlib.sha256(f"{version('reflex')} {sys.version_info[:2]}".encode())
    for path in _sources():
        digest.update(f"{path.relative_to(_run.ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def _sources() -> list[Path]:
    code = [path for suffix in ("py", "po") for path in _run.PACKAGE.rglob(f"*.{suffix}")]
    page_code = [path for path in code if _may_reach_a_page(path.relative_to(_run.PACKAGE))]
    assets = [path for path in (_run.ROOT / "assets").rglob("*") if path.is_file()]
    return sorted([*page_code, *assets, *_lock_files()])


def _may_reach_a_page(path: Path) -> bool:
    return NEVER_ON_A_PAGE.isdisjoint(path.parts) or path == FINISH


def _lock_files() -> list[Path]:
    return list((_run.ROOT / "reflex.lock").glob("*.json"))


def has_node() -> bool:
    """Whether a build would find Node and npm: those of the extra `build`, or else the system's."""
    path = _run.building()["PATH"]
    node = shutil.which("node", path=path)
    if node is None or shutil.which("npm", path=path) is None:
        return False
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    return tuple(int(part) for part in re.findall(r"\d+", said)) >= OLDEST_NODE


def build(*, force: bool = False) -> None:
    """Build the pages; a second caller waits and finds them built. Without Node the last ones stay."""
    if not _run.is_checkout():
        raise Refusal("Only a checkout of the sources can be built; this is an installed package.")
    with (_run.ROOT / ".web.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if force or is_stale():
            _build(lock.fileno())


def _build(lock: int) -> None:
    from learnhub.locales import catalogues

    if not has_node():
        raise Refusal(NO_NODE)
    stamp = _run.web_folder() / STAMP
    first = not stamp.exists()
    stamp.unlink(missing_ok=True)
    catalogues.compile_all(_run.ROOT / "assets")
    made_from = fingerprint()
    started = time.monotonic()
    _say("Building the pages" + (" for the first time; this takes about half a minute." if first else "..."))
    with unchanged(_lock_files()):
        _export(lock)
    finish.use_own_address(_run.pages_folder())
    finish.write_pages_with_parameters(_run.pages_folder())
    finish.write_early_words(_run.pages_folder(), _run.web_folder() / "utils" / "context.jsx")
    finish.write_offline_page(_run.pages_folder())
    finish.write_worker(_run.pages_folder())
    stamp.write_text(made_from, encoding="ascii")
    _say(f"Pages built in {time.monotonic() - started:.0f} s.")


@contextmanager
def unchanged(files: list[Path]) -> Iterator[None]:
    """Reflex writes its lock files again in the words of the npm that runs: keep bytes that lock the same."""
    before = {path: path.read_bytes() for path in files}
    try:
        yield
    finally:
        for path, content in before.items():
            if not path.exists() or _locked(path.read_bytes()) == _locked(content):
                path.write_bytes(content)


def _locked(content: bytes) -> object:
    """What a lock file locks: npm's versions differ in what else they say of a package, and in the order."""
    said = json.loads(content)
    packages = said.get("packages", {})
    return {name: (each.get("version"), each.get("integrity")) for name, each in packages.items()} or said


def _export(lock: int) -> None:
    """Let Reflex build. It holds the lock, too, so that nobody builds beside one whose parent was killed."""
    with subprocess.Popen(
        [sys.executable, "-m", "reflex", "export", "--frontend-only", "--no-zip"],
        cwd=_run.ROOT,
        env={**_run.building(), "COLUMNS": WIDE},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        pass_fds=(lock,),
        start_new_session=True,
    ) as process:
        try:
            lines = _followed(process.stdout or ())
        except BaseException:
            os.killpg(process.pid, signal.SIGTERM)
            raise
    wrong_icons = [line for line in lines if WRONG_ICON in line]
    telling = [line for line in lines if not CHATTER.match(line)][-LAST_LINES:]
    if process.returncode or wrong_icons:
        raise Refusal("\n".join(["The pages could not be built:", *(wrong_icons or telling)]))


def _followed(output: Iterable[str]) -> list[str]:
    """Read the builder's output to its end, showing the latest line while a person watches."""
    lines = []
    watched = sys.stderr.isatty()
    for line in output:
        lines.append(line.rstrip())
        if watched and line.strip():
            sys.stderr.write(f"\r\033[K  {line.strip()[:76]}")
            sys.stderr.flush()
    if watched:
        sys.stderr.write("\r\033[K")
    return lines


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
