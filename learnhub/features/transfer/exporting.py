"""The library as one file, made while it is sent: neither all items nor all files are ever in memory.

Each part is read in a unit of work of its own, so that a long download holds nothing up. Call it in a thread.
"""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from pydantic import TypeAdapter

from learnhub.access.actor import Actor
from learnhub.core import db, markdown_clips, markdown_images
from learnhub.features.discussion import stored_files
from learnhub.features.discussion.schemas import KeptFile
from learnhub.features.transfer import queries
from learnhub.features.transfer.markdown_files import file_name, written
from learnhub.features.transfer.resolving import SHOWING_CLIPS
from learnhub.features.transfer.schemas import Item

PICTURES, CLIPS = "images", "clips"
OLDEST = datetime(1980, 1, 1, tzinfo=UTC)  # of a zip
_JSON = TypeAdapter(Item)


class _Sink:
    """What a zip is written into; it cannot go back, so that nothing waits for an end."""

    def __init__(self) -> None:
        self._written: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._written.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        pass

    def taken(self) -> bytes:
        """What was written since."""
        written = b"".join(self._written)
        self._written.clear()
        return written


@dataclass(frozen=True, slots=True)
class Shown:
    """The files of the pictures and clips that go out with items, by their ids."""

    pictures: Mapping[str, KeptFile] = field(default_factory=dict)
    clips: Mapping[str, KeptFile] = field(default_factory=dict)

    def named(self) -> Iterator[tuple[str, KeptFile]]:
        """Each with its name in the zip."""
        for folder, files in ((PICTURES, self.pictures), (CLIPS, self.clips)):
            for each in sorted(files):
                yield f"{folder}/{each}.{files[each].ending}", files[each]

    def picture(self, image_id: str, present: str) -> str:
        """The address of a picture from the folder of a kind."""
        return _beside(PICTURES, image_id, self.pictures.get(image_id), present)

    def clip(self, clip_id: str, present: str) -> str:
        """The same of a clip."""
        return _beside(CLIPS, clip_id, self.clips.get(clip_id), present)


def _beside(folder: str, file_id: str, file: KeptFile | None, present: str) -> str:
    return f"../{folder}/{file_id}.{file.ending}" if file else present


def as_zip(actor: Actor) -> Iterator[bytes]:
    """Every item as a Markdown file, in a folder for each kind, with the pictures and clips that it shows."""
    sink, sent = _Sink(), set[str]()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:  # pyright: ignore -- writes only
        for items in _pages(actor):
            shown = Shown(
                db.read_now(queries.list_pictures, actor, items),
                db.read_now(queries.list_clips, actor, items),
            )
            for item in items:
                archive.writestr(
                    _entry(f"{item.kind}/{file_name(item)}", item), as_markdown(actor, item, shown)
                )
                yield sink.taken()
            for name, file in shown.named():
                if name not in sent:
                    yield from _kept(archive, sink, name, file)
                    sent.add(name)
    yield sink.taken()


def as_json(actor: Actor) -> Iterator[bytes]:
    """Every item in one JSON array, with the addresses of the pictures as they are here."""
    before = b"[\n"
    for items in _pages(actor):
        for item in items:
            yield before + _JSON.dump_json(item)
            before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"


def as_markdown(actor: Actor, item: Item, shown: Shown = Shown()) -> str:
    """One item as a file: what is `shown` is in folders beside its own, all else at its address."""

    def moved(text: str) -> str:
        text = markdown_images.with_addresses(text, shown.picture)
        return markdown_clips.with_addresses(text, shown.clip) if item.kind in SHOWING_CLIPS else text

    return written(item, language=actor.language, pictures=moved)


def _pages(actor: Actor) -> Iterator[list[Item]]:
    cursor: str | None = ""
    while cursor is not None:
        page = db.read_now(queries.list_items, actor, cursor=cursor or None)
        cursor = page.next
        if page.items:
            yield page.items


def _entry(name: str, item: Item) -> zipfile.ZipInfo:
    at = max(OLDEST, item.edited_at or item.published_at or OLDEST).astimezone(UTC)
    entry = zipfile.ZipInfo(name, (at.year, at.month, at.day, at.hour, at.minute, at.second))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _kept(archive: zipfile.ZipFile, sink: _Sink, name: str, file: KeptFile) -> Iterator[bytes]:
    """A picture or a clip as it is kept; one that the store has lost is left out."""
    pieces = stored_files.store().read(file.name)
    try:
        first = next(pieces, b"")
    except FileNotFoundError:
        return
    with archive.open(zipfile.ZipInfo(name), "w") as entry:
        entry.write(first)
        yield sink.taken()
        for piece in pieces:
            entry.write(piece)
            yield sink.taken()
