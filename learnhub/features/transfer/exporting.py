"""The library as one file, made while it is sent: neither all items nor all pictures are ever in memory.

Each part is read in a unit of work of its own, so that a long download holds nothing up. Call it in a thread.
"""

import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from pydantic import TypeAdapter

from learnhub.access.actor import Actor
from learnhub.core import db, markdown_images
from learnhub.features.discussion import stored_files
from learnhub.features.discussion.schemas import KeptFile
from learnhub.features.transfer import queries
from learnhub.features.transfer.markdown_files import file_name, written
from learnhub.features.transfer.schemas import Item

PICTURES = "images"
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


def as_zip(actor: Actor) -> Iterator[bytes]:
    """Every item as a Markdown file, in a folder for each kind, with the pictures that they show."""
    sink, sent = _Sink(), set[str]()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:  # pyright: ignore -- writes only
        for items in _pages(actor):
            pictures = db.read_now(queries.list_pictures, actor, items)
            for item in items:
                text = as_markdown(actor, item, pictures, folder=f"../{PICTURES}/")
                archive.writestr(_entry(f"{item.kind}/{file_name(item)}", item), text)
                yield sink.taken()
            for image_id in sorted(pictures.keys() - sent):
                yield from _picture(archive, sink, image_id, pictures[image_id])
                sent.add(image_id)
    yield sink.taken()


def as_json(actor: Actor) -> Iterator[bytes]:
    """Every item in one JSON array, with the addresses of the pictures as they are here."""
    before = b"[\n"
    for items in _pages(actor):
        for item in items:
            yield before + _JSON.dump_json(item)
            before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"


def as_markdown(
    actor: Actor, item: Item, pictures: Mapping[str, KeptFile] | None = None, *, folder: str = ""
) -> str:
    """One item as a file: its pictures are at their addresses, or in a folder beside those that are there."""

    def address(image_id: str, present: str) -> str:
        file = (pictures or {}).get(image_id)
        return f"{folder}{_name_of(image_id, file)}" if file else present

    def moved(text: str) -> str:
        return markdown_images.with_addresses(text, address) if pictures else text

    return written(item, language=actor.language, pictures=moved)


def _pages(actor: Actor) -> Iterator[list[Item]]:
    cursor: str | None = ""
    while cursor is not None:
        page = db.read_now(queries.list_items, actor, cursor=cursor or None)
        cursor = page.next
        if page.items:
            yield page.items


def _name_of(image_id: str, file: KeptFile) -> str:
    return f"{image_id}.{file.ending}"


def _entry(name: str, item: Item) -> zipfile.ZipInfo:
    at = max(OLDEST, item.edited_at or item.published_at or OLDEST).astimezone(UTC)
    entry = zipfile.ZipInfo(name, (at.year, at.month, at.day, at.hour, at.minute, at.second))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _picture(archive: zipfile.ZipFile, sink: _Sink, image_id: str, file: KeptFile) -> Iterator[bytes]:
    """A picture as it is kept; one that the store has lost is left out."""
    pieces = stored_files.store().read(file.name)
    try:
        first = next(pieces, b"")
    except FileNotFoundError:
        return
    with archive.open(zipfile.ZipInfo(f"{PICTURES}/{_name_of(image_id, file)}"), "w") as entry:
        entry.write(first)
        yield sink.taken()
        for piece in pieces:
            entry.write(piece)
            yield sink.taken()
