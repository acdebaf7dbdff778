"""MP4 (ISO/IEC 14496-12) and the MOV of phones: boxes in boxes, each with its size and four letters.

What tells more than sound and picture becomes a box that is free: descriptions (`udta`, `meta`, `uuid`, where
phones write the place), moments, and whole tracks of data, such as the places of an action camera, together
with their samples. Sizes stay, so that nothing moves.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from math import ceil
from pathlib import Path
from typing import BinaryIO

from learnhub.core.video.facts import NoVideo, VideoFacts

BOXES_MAX, SAMPLES_MAX = 200_000, 2_000_000
AT_TOP = frozenset(
    (b"ftyp", b"moov", b"mdat", b"moof", b"mfra", b"sidx", b"styp", b"ssix", b"prft", b"pdin", b"emsg")
)
FREED = frozenset((b"udta", b"meta", b"uuid", b"free", b"skip", b"wide", b"emsg"))
VIDEO = frozenset((b"avc1", b"avc3", b"hvc1", b"hev1", b"av01", b"vp08", b"vp09"))
SOUND = frozenset((b"mp4a", b"Opus", b"fLaC", b"alac", b"ac-3", b"ec-3", b".mp3", b"lpcm", b"sowt", b"twos"))
BRANDS = frozenset(
    (
        *(b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"iso7", b"iso8", b"iso9", b"mp41", b"mp42", b"mp71"),
        *(b"avc1", b"av01", b"M4V ", b"qt  ", b"MSNV", b"dash", b"3gp4", b"3gp5", b"msdh", b"cmfc"),
    )
)
ZEROS = bytes(65_536)


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a file: where it begins, where what it holds begins, and where it ends."""

    kind: bytes
    start: int
    body: int
    end: int


@dataclass
class _Track:
    box: Box
    handler: bytes = b""
    codec: bytes = b""
    scale: int = 0
    number: int = 0
    size: tuple[int, int] = (0, 0)
    table: dict[bytes, Box] = field(default_factory=dict)


def made_plain(path: Path, head: bytes) -> VideoFacts:
    """Blank in a file what tells more than sound and picture, and answer what it is; raises NoVideo."""
    if head[4:8] != b"ftyp" or head[8:12] not in BRANDS:
        raise NoVideo
    with path.open("r+b") as file:
        end = file.seek(0, 2)
        top = list(_boxes(file, 0, end))
        if (
            any(box.kind not in AT_TOP | FREED for box in top)
            or [box.kind for box in top].count(b"moov") != 1
        ):
            raise NoVideo
        moov = next(box for box in top if box.kind == b"moov")
        inside = {box.kind: box for box in _boxes(file, moov.body, moov.end)}
        tracks = [_track(file, box) for box in _boxes(file, moov.body, moov.end) if box.kind == b"trak"]
        shown = [track for track in tracks if track.handler == b"vide"]
        heard = [track for track in tracks if track.handler == b"soun"]
        if not shown or any(track.codec not in VIDEO for track in shown):
            raise NoVideo
        if any(track.codec not in SOUND for track in heard) or b"mvhd" not in inside:
            raise NoVideo
        seconds = _seconds(file, inside, top, shown[0])
        for track in tracks:
            if track not in shown and track not in heard:
                _blank_samples(file, track, end)
                _free(file, track.box)
        _blank(file, top, moov)
        width, height = shown[0].size
    return VideoFacts("mp4", ceil(seconds), width, height)


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[Box]:
    """The boxes between two places, which they fill exactly; raises NoVideo."""
    for _ in range(BOXES_MAX):
        if start == end:
            return
        file.seek(start)
        size, kind = struct.unpack(">I4s", file.read(8))
        body = start + 8
        if size == 1:
            (size,) = struct.unpack(">Q", file.read(8))
            body += 8
        elif size == 0:  # up to the end of the file, which only the last one may say
            size = end - start
        if size < body - start or start + size > end:
            raise NoVideo
        yield Box(kind, start, body, start + size)
        start += size
    raise NoVideo


def _inside(file: BinaryIO, box: Box, *path: bytes) -> Box | None:
    """A box within boxes, by its path."""
    found: Box | None = box
    for kind in path:
        found = next((each for each in _boxes(file, found.body, found.end) if each.kind == kind), None)
        if found is None:
            return None
    return found


def _read(file: BinaryIO, box: Box, length: int, offset: int = 0) -> bytes:
    file.seek(box.body + offset)
    return file.read(min(length, box.end - box.body - offset))


def _track(file: BinaryIO, box: Box) -> _Track:
    track = _Track(box)
    if handler := _inside(file, box, b"mdia", b"hdlr"):
        track.handler = _read(file, handler, 4, 8)
    if media := _inside(file, box, b"mdia", b"mdhd"):
        track.scale = _times(_read(file, media, 36))[0]
    if head := _inside(file, box, b"tkhd"):
        width, height = struct.unpack(">II", _read(file, head, 8, head.end - head.body - 8))
        track.size = (width >> 16, height >> 16)
        track.number = struct.unpack(">I", _read(file, head, 4, 20 if _read(file, head, 1)[0] else 12))[0]
    if table := _inside(file, box, b"mdia", b"minf", b"stbl"):
        track.table = {each.kind: each for each in _boxes(file, table.body, table.end)}
    if b"stsd" in track.table:
        track.codec = _read(file, track.table[b"stsd"], 4, 12)
    return track


def _times(head: bytes) -> tuple[int, int]:
    """Units a second, and how many: the same places in a film's and in a track's head."""
    if head[0] == 1:
        return struct.unpack(">IQ", head[20:32])
    return struct.unpack(">II", head[12:20])


def _seconds(file: BinaryIO, inside: dict[bytes, Box], top: list[Box], shown: _Track) -> float:
    """How long it is. A recording in fragments does not know, but when its last fragment begins."""
    scale, units = _times(_read(file, inside[b"mvhd"], 36))
    if units and units not in (0xFFFF_FFFF, 0xFFFF_FFFF_FFFF_FFFF):
        return units / scale
    last = 0
    for moof in (box for box in top if box.kind == b"moof"):
        for traf in (box for box in _boxes(file, moof.body, moof.end) if box.kind == b"traf"):
            head, began = _inside(file, traf, b"tfhd"), _inside(file, traf, b"tfdt")
            if head and began and struct.unpack(">I", _read(file, head, 4, 4))[0] == shown.number:
                is_long = _read(file, began, 1)[0] == 1
                last = struct.unpack(">Q" if is_long else ">I", _read(file, began, 8 if is_long else 4, 4))[0]
    return last / shown.scale + 1


def _blank(file: BinaryIO, top: list[Box], moov: Box) -> None:
    for box in top:
        if box.kind in FREED:
            _free(file, box)
    _blank_within(file, moov)


def _blank_within(file: BinaryIO, parent: Box) -> None:
    for box in list(_boxes(file, parent.body, parent.end)):
        if box.kind in FREED:
            _free(file, box)
        elif box.kind in (b"trak", b"mdia"):
            _blank_within(file, box)
        elif box.kind in (b"mvhd", b"tkhd", b"mdhd"):  # when it was made, and changed
            is_long = _read(file, box, 1)[0] == 1
            _zero(file, box.body + 4, 16 if is_long else 8)


def _free(file: BinaryIO, box: Box) -> None:
    file.seek(box.start + 4)
    file.write(b"free")
    _zero(file, box.body, box.end - box.body)


def _zero(file: BinaryIO, start: int, length: int) -> None:
    file.seek(start)
    while length > 0:
        length -= file.write(ZEROS[: min(length, len(ZEROS))])


def _blank_samples(file: BinaryIO, track: _Track, end: int) -> None:
    """Blank what a track of data holds, which lies among the samples of the others; raises NoVideo."""
    sizes = _sample_sizes(file, track)
    for offset, count in zip(_chunks(file, track), _counts(file, track), strict=False):
        length = sum(islice(sizes, count))
        if offset + length > end:
            raise NoVideo
        _zero(file, offset, length)


def _table(file: BinaryIO, box: Box | None, skip: int, form: str) -> Iterator[tuple[int, ...]]:
    """The entries of a table, whose number stands before them."""
    if box is None:
        return
    (count,) = struct.unpack(">I", _read(file, box, 4, skip - 4))
    width = struct.calcsize(form)
    if count > SAMPLES_MAX or box.body + skip + count * width > box.end:
        raise NoVideo
    for number in range(count):
        yield struct.unpack(form, _read(file, box, width, skip + number * width))


def _sample_sizes(file: BinaryIO, track: _Track) -> Iterator[int]:
    box = track.table.get(b"stsz")
    if box is None:
        return
    same, count = struct.unpack(">II", _read(file, box, 8, 4))
    if count > SAMPLES_MAX:
        raise NoVideo
    yield from [same] * count if same else (size for (size,) in _table(file, box, 12, ">I"))


def _chunks(file: BinaryIO, track: _Track) -> list[int]:
    short = [offset for (offset,) in _table(file, track.table.get(b"stco"), 8, ">I")]
    return short or [offset for (offset,) in _table(file, track.table.get(b"co64"), 8, ">Q")]


def _counts(file: BinaryIO, track: _Track) -> Iterator[int]:
    """How many samples each chunk has; the last entry is for all that follow."""
    runs = list(_table(file, track.table.get(b"stsc"), 8, ">III"))
    for number, (first, count, _) in enumerate(runs):
        following = runs[number + 1][0] if number + 1 < len(runs) else first + SAMPLES_MAX
        for _chunk in range(following - first):
            yield count
