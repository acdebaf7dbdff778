"""What colleagues of the demo company show in videos."""

import random
import shutil
from datetime import datetime
from functools import partial
from importlib import resources

from learnhub.core import db, ids
from learnhub.demo.cast import Cast
from learnhub.demo.scenes import Scene, ago
from learnhub.features.discussion import stored_files
from learnhub.features.discussion.service import discard_files
from learnhub.features.videos import service, uploads
from learnhub.features.videos.schemas import KeptClip, VideoInput


def scenes(content: dict, cast: Cast, now: datetime, _chance: random.Random) -> list[Scene]:
    """Videos as they were published."""
    return [
        Scene(ago(now, entry["days"], hour=15), partial(_show, entry, cast)) for entry in content["videos"]
    ]


def _show(entry: dict, cast: Cast) -> None:
    author, clip = cast[entry["by"]], _kept(entry["file"])
    made = db.write_now(service.add_clip, author, ids.new_id(), clip)
    discard_files([clip.file])
    words = {name: entry[name] for name in ("title", "about", "captions", "language")}
    db.write_now(service.publish_video, author, VideoInput(clip=made.id, topics=entry["tags"], **words))


def _kept(name: str) -> KeptClip:
    """A video that comes with LearnHub, in the store."""
    part = stored_files.parts() / f"{ids.new_id()}.part"
    part.parent.mkdir(parents=True, exist_ok=True)
    with resources.files("learnhub.demo").joinpath("files", name).open("rb") as file, part.open("wb") as copy:
        shutil.copyfileobj(file, copy)
    return uploads.keep_now(part)
