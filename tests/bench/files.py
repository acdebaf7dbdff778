"""How much memory a large video takes of the process that receives it, keeps it and plays it.

    python -m tests.bench.files [--megabytes 199]

One process, without pages: the video comes in pieces, is made plain, goes into the store, is played from
second 0 to its end, and sought at ten places, all by the code that serves the pages.
It prints what it measured and exits 1 when a goal is missed.
"""

import argparse
import asyncio
import os
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from starlette.requests import Request

from learnhub import migrations
from learnhub.access.actor import Actor
from learnhub.config import settings
from learnhub.core import db, ids
from learnhub.features.discussion import stored_files
from learnhub.features.discussion.schemas import KeptFile
from learnhub.features.discussion.service.files import note
from learnhub.features.videos import uploads
from learnhub.features.videos.schemas import KeptClip
from learnhub.web.stored import stored_answer
from tests.videos import webm_bytes

MEGABYTE, PIECE = 1_000_000, 64_000
MEMORY_GOAL = 20.0  # megabytes more than before, whatever the size of the video
SOUGHT_GOAL = 0.1  # seconds until the first bytes of a place that was sought


def memory() -> float:
    """The megabytes that this process holds."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) / 1_000 if found else 0.0


async def sent(path: Path, seen: list[float]) -> AsyncIterator[bytes]:
    """A file as a network brings it."""
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece
            seen.append(memory())


async def play(file: KeptFile, start: int, seen: list[float], most: int) -> tuple[int, float]:
    """Read up to `most` bytes from a place on: how many came, and seconds until the first ones."""
    scope: dict[str, Any] = {
        "type": "http",
        "method": "GET",
        "headers": [(b"range", f"bytes={start}-".encode())],
    }
    began = time.perf_counter()
    answer = await stored_answer(Request(scope), stored_files.store(), file.name, file.media_type)
    came, first = 0, 0.0
    async for piece in answer.body_iterator:  # type: ignore[attr-defined]
        first = first or time.perf_counter() - began
        came += len(piece)
        seen.append(memory())
        if came >= most:
            break
    return came, first


async def measure(video: Path) -> bool:
    """Send, play, seek, print; whether the goals are met."""
    kept: list[KeptFile] = []

    async def write(_service: object, _actor: Actor, _clip_id: str, clip: KeptClip) -> Any:
        kept.append(clip.file)
        return await db.write(note, clip.file)

    actor, before, seen = Actor(person_id=ids.new_id()), memory(), [0.0]
    began = time.perf_counter()
    upload = await asyncio.to_thread(uploads.begin, actor)
    await uploads.receive(actor, upload, 0, sent(video, seen))
    received = time.perf_counter() - began
    await uploads.finish(actor, upload, write)
    finished = time.perf_counter() - began - received
    seen.append(memory())
    taken, seen = max(seen) - before, [0.0]
    length, first = await play(kept[0], 0, seen, 10**12)
    playing = max(seen) - before
    waits = [(await play(kept[0], length * tenth // 10, seen, 1))[1] for tenth in range(10)]
    sought = statistics.median(waits)
    print(f"received in {received:.1f} s, made plain and kept in {finished:.1f} s")
    print(f"memory {before:.0f} MB before, {taken:.1f} MB more while it came, {playing:.1f} MB while played")
    print(f"{length / MEGABYTE:.0f} MB played, the first bytes after {first * 1_000:.1f} ms")
    print(f"sought: the first bytes after {sought * 1_000:.1f} ms")
    return max(taken, playing) <= MEMORY_GOAL and sought <= SOUGHT_GOAL


def main() -> int:
    """Make a video and measure; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--megabytes", type=int, default=199)
    folder = Path(tempfile.mkdtemp(prefix="learnhub-files-"))
    os.environ["LEARNHUB_DATA"] = str(folder)
    try:
        db.configure(settings().sqlalchemy_url)
        migrations.upgrade()
        video = folder / "video.webm"
        video.write_bytes(webm_bytes(clusters=parser.parse_args().megabytes, size=MEGABYTE))
        return int(not asyncio.run(measure(video)))
    finally:
        db.dispose()
        shutil.rmtree(folder)


if __name__ == "__main__":
    raise SystemExit(main())
