"""WebM (the part of Matroska that browsers play, RFC 8794 and RFC 9559): elements in elements.

A browser records without a length and an index, so that its recordings cannot be sought. They are written
again: head, tracks, index, then each cluster as it is. Everything else is left out.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import BinaryIO

from learnhub.core.video.facts import NoVideo, VideoFacts

EBML, SEGMENT = b"\x1a\x45\xdf\xa3", b"\x18\x53\x80\x67"
INFO, TRACKS, CLUSTER, CUES = (
    b"\x15\x49\xa9\x66",
    b"\x16\x54\xae\x6b",
    b"\x1f\x43\xb6\x75",
    b"\x1c\x53\xbb\x6b",
)
SEEK_HEAD, TAGS, CHAPTERS, ATTACHMENTS = (
    *(b"\x11\x4d\x9b\x74", b"\x12\x54\xc3\x67", b"\x10\x43\xa7\x70", b"\x19\x41\xa4\x69"),
)
DOCTYPE, SCALE, MUXER, WRITER, LENGTH = b"\x42\x82", b"\x2a\xd7\xb1", b"\x4d\x80", b"\x57\x41", b"\x44\x89"
ENTRY, NUMBER, KIND, CODEC, PICTURE, WIDTH, HEIGHT = (
    b"\xae",
    b"\xd7",
    b"\x83",
    b"\x86",
    b"\xe0",
    b"\xb0",
    b"\xba",
)
TIME, SIMPLE, GROUP, BLOCK, REFERS = b"\xe7", b"\xa3", b"\xa0", b"\xa1", b"\xfb"
VOID, CRC, POSITION, PREVIOUS, ENCRYPTED = b"\xec", b"\xbf", b"\xa7", b"\xab", b"\xaf"
CUE, CUE_TIME, CUE_PLACES, CUE_TRACK, CUE_CLUSTER = b"\xbb", b"\xb3", b"\xb7", b"\xf7", b"\xf1"
AT_TOP = frozenset((SEEK_HEAD, INFO, TRACKS, CLUSTER, CUES, TAGS, CHAPTERS, ATTACHMENTS, VOID, CRC))
IN_CLUSTER = frozenset((TIME, SIMPLE, GROUP, POSITION, PREVIOUS, VOID, CRC))
CODECS = frozenset((b"V_VP8", b"V_VP9", b"V_AV1", b"A_OPUS", b"A_VORBIS"))
IS_VIDEO = 1
CLUSTERS_MAX, HEAD_MAX, PIECE = 200_000, 1_000_000, 256 * 1024
UNIT = 1_000_000  # nanoseconds, where a file does not say otherwise
WORDS = b"LearnHub"


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a file; one of unknown size ends where something else of its parent begins."""

    id: bytes
    body: int
    end: int
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class _Cluster:
    body: int
    end: int
    key_at: int | None
    last_at: int


@dataclass(frozen=True, slots=True)
class _Tracks:
    raw: bytes
    number: int
    width: int
    height: int


def made_plain(path: Path) -> VideoFacts:
    """Write a file again in its place, with a length and an index, and answer what it is; raises NoVideo."""
    fresh = path.with_suffix(".fresh")
    try:
        with path.open("rb") as file:
            scale, tracks, clusters = _look_through(file, file.seek(0, 2))
            units = max(cluster.last_at for cluster in clusters) + 1
            with fresh.open("xb") as written:
                _write(file, written, scale, tracks, clusters, units)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    return VideoFacts("webm", max(1, ceil(units * scale / 1e9)), tracks.width, tracks.height)


def _look_through(file: BinaryIO, end: int) -> tuple[int, _Tracks, list[_Cluster]]:
    head = _element(file, 0, end)
    doctype = b"".join(_value(file, each) for each in _elements(file, head) if each.id == DOCTYPE)
    segment = _element(file, head.end, end)
    if doctype.rstrip(b"\0") != b"webm" or segment.id != SEGMENT or segment.end != end:
        raise NoVideo
    scale, tracks, clusters, at = UNIT, None, [], segment.body
    while at < end:
        element = _element(file, at, end)
        if element.id not in AT_TOP or len(clusters) > CLUSTERS_MAX:
            raise NoVideo
        if element.id == INFO:
            scale = _numbers(file, element).get(SCALE, UNIT)
        elif element.id == TRACKS and tracks is None:
            tracks = _tracks(file, element)
        elif element.id == CLUSTER and tracks:
            cluster = _cluster(file, element, tracks.number)
            clusters.append(cluster)
            at = cluster.end
            continue
        if element.is_open:
            raise NoVideo
        at = element.end
    if tracks is None or not clusters or not scale:
        raise NoVideo
    return scale, tracks, clusters


def _element(file: BinaryIO, at: int, end: int) -> Element:
    """The element at a place, which ends in time; raises NoVideo."""
    file.seek(at)
    head = file.read(12)
    width = 9 - head[0].bit_length()
    size_at = head[width]
    length = 9 - size_at.bit_length()
    if width > 4 or length > 8 or len(head) < width + length:
        raise NoVideo
    size = int.from_bytes(head[width : width + length], "big") - (1 << 7 * length)
    body = at + width + length
    if size == (1 << 7 * length) - 1:
        return Element(head[:width], body, end, is_open=True)
    if body + size > end:
        raise NoVideo
    return Element(head[:width], body, body + size)


def _elements(file: BinaryIO, parent: Element) -> Iterator[Element]:
    at = parent.body
    while at < parent.end:
        element = _element(file, at, parent.end)
        yield element
        at = element.end


def _value(file: BinaryIO, element: Element) -> bytes:
    if element.end - element.body > HEAD_MAX:
        raise NoVideo
    file.seek(element.body)
    return file.read(element.end - element.body)


def _numbers(file: BinaryIO, parent: Element) -> dict[bytes, int]:
    """The values of an element's small children as whole numbers."""
    children = [each for each in _elements(file, parent) if each.end - each.body <= 8]
    return {each.id: int.from_bytes(_value(file, each), "big") for each in children}


def _tracks(file: BinaryIO, element: Element) -> _Tracks:
    number, width, height = 0, 0, 0
    for entry in _elements(file, element):
        if entry.id in (VOID, CRC):
            continue
        parts = {each.id: each for each in _elements(file, entry)}
        if entry.id != ENTRY or _value(file, parts[CODEC]).rstrip(b"\0") not in CODECS:
            raise NoVideo
        numbers = _numbers(file, entry)
        if numbers.get(KIND) == IS_VIDEO and not number:
            picture = _numbers(file, parts[PICTURE])
            number, width, height = numbers[NUMBER], picture.get(WIDTH, 0), picture.get(HEIGHT, 0)
    if not number:
        raise NoVideo
    return _Tracks(_value(file, element), number, width, height)


def _cluster(file: BinaryIO, element: Element, video: int) -> _Cluster:
    """Where a cluster ends, which one of unknown size does before the next element of its parent."""
    began, key_at, last_at, at = 0, None, 0, element.body
    while at < element.end:
        child = _element(file, at, element.end)
        if child.id not in IN_CLUSTER:
            if element.is_open and child.id in AT_TOP:
                break
            raise NoVideo
        if child.is_open:
            raise NoVideo
        if child.id == TIME:
            began = int.from_bytes(_value(file, child), "big")
        elif child.id in (SIMPLE, GROUP):
            track, moment, is_key = _block(file, child)
            last_at = max(last_at, began + moment)
            if track == video and is_key and key_at is None:
                key_at = began + moment
        at = child.end
    return _Cluster(element.body, at, key_at, last_at)


def _block(file: BinaryIO, child: Element) -> tuple[int, int, bool]:
    """The track of a block, its moment within the cluster, and whether a player can begin with it."""
    block, refers = child, False
    if child.id == GROUP:
        parts = {each.id: each for each in _elements(file, child)}
        block, refers = parts[BLOCK], REFERS in parts
    file.seek(block.body)
    head = file.read(12)
    width = 9 - head[0].bit_length()
    if width > 8 or len(head) < width + 3:
        raise NoVideo
    track = int.from_bytes(head[:width], "big") - (1 << 7 * width)
    (moment,) = struct.unpack(">h", head[width : width + 2])
    return track, moment, not refers if child.id == GROUP else bool(head[width + 2] & 0x80)


def _write(
    file: BinaryIO, written: BinaryIO, scale: int, tracks: _Tracks, clusters: list[_Cluster], units: int
) -> None:
    info = _made(INFO, *(
        _made(SCALE, _whole(scale)), _made(MUXER, WORDS), _made(WRITER, WORDS),
        _made(LENGTH, struct.pack(">d", float(units))),
    ))  # fmt: skip
    before = len(info) + len(described := _made(TRACKS, tracks.raw))
    before += len(_index(clusters, tracks.number, 0))  # whose length does not depend on where it stands
    index = _index(clusters, tracks.number, before)
    size = before + sum(_length(cluster) for cluster in clusters)
    written.write(_made(EBML, *_head()))
    written.write(SEGMENT + _size(size) + info + described + index)
    for cluster in clusters:
        written.write(CLUSTER + _size(cluster.end - cluster.body))
        file.seek(cluster.body)
        left = cluster.end - cluster.body
        while left:
            piece = file.read(min(PIECE, left))
            left -= written.write(piece)


def _head() -> list[bytes]:
    numbers = ((b"\x42\x86", 1), (b"\x42\xf7", 1), (b"\x42\xf2", 4), (b"\x42\xf3", 8))
    versions = ((b"\x42\x87", 4), (b"\x42\x85", 2))
    of = [_made(each, _whole(value)) for each, value in numbers]
    return [*of, _made(DOCTYPE, b"webm"), *(_made(each, _whole(value)) for each, value in versions)]


def _index(clusters: list[_Cluster], track: int, at: int) -> bytes:
    """Where each cluster with which a player can begin stands, counted from the body of the segment."""
    cues = []
    for cluster in clusters:
        if cluster.key_at is not None:
            places = _made(
                CUE_PLACES, _made(CUE_TRACK, _whole(track)), _made(CUE_CLUSTER, struct.pack(">Q", at))
            )
            cues.append(_made(CUE, _made(CUE_TIME, _whole(max(0, cluster.key_at))), places))
        at += _length(cluster)
    return _made(CUES, *cues) if cues else b""


def _length(cluster: _Cluster) -> int:
    return len(CLUSTER) + 8 + cluster.end - cluster.body


def _made(element_id: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return element_id + _size(len(body)) + body


def _size(size: int) -> bytes:
    return (1 << 56 | size).to_bytes(8, "big")


def _whole(number: int) -> bytes:
    return number.to_bytes(max(1, (number.bit_length() + 7) // 8), "big")
