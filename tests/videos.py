"""Small videos, built box by box."""

import struct

from learnhub.core.video import webm

PLACE = b"+45.7640+004.8357/"


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def mp4_bytes(
    *,
    brand: bytes = b"isom",
    units: int = 12_000,
    size: tuple[int, int] = (640, 360),
    fragments: tuple[int, ...] = (),
    telling: bool = False,
    frames: bytes = b"frames",
) -> bytes:
    """An MP4 of so many milliseconds; a `telling` one says where, when and with what it was made."""
    ftyp = box(b"ftyp", brand + b"\0\0\0\1isom")
    made = struct.pack(">II", 0xDECAFBAD, 0) if telling else bytes(8)
    samples = b"telemetry" if telling else b""
    mdat = box(b"mdat", samples, frames)
    head = box(b"mvhd", bytes(4), made, struct.pack(">II", 1_000, units), bytes(80))
    tracks = _track(b"vide", b"avc1", 1, size, made)
    if telling:
        at = len(ftyp) + 8
        table = (
            box(b"stsz", bytes(4), struct.pack(">III", 0, 1, len(samples)))
            + box(b"stsc", bytes(4), struct.pack(">IIII", 1, 1, 1, 1))
            + box(b"stco", bytes(4), struct.pack(">II", 1, at))
        )
        tracks += _track(b"meta", b"mebx", 2, (0, 0), made, table)
        tracks += box(b"udta", box(b"\xa9xyz", PLACE), box(b"\xa9mak", b"Phone of Ana"))
        tracks += box(b"meta", b"<script>alert(1)</script>")
    moofs = b"".join(
        box(b"moof", box(b"traf", box(b"tfhd", bytes(4), struct.pack(">I", 1)), _began(at)))
        + box(b"mdat", frames)
        for at in fragments
    )
    return ftyp + mdat + box(b"moov", head, tracks) + moofs


def _began(at: int) -> bytes:
    return box(b"tfdt", bytes(4), struct.pack(">I", at))


def _track(
    handler: bytes, codec: bytes, number: int, size: tuple[int, int], made: bytes, table: bytes = b""
) -> bytes:
    sides = struct.pack(">II", size[0] << 16, size[1] << 16)
    head = box(b"tkhd", bytes(4), made, struct.pack(">I", number), bytes(60), sides)
    entry = box(b"stsd", bytes(4), struct.pack(">I", 1), box(codec, bytes(8)))
    media = box(b"mdhd", bytes(4), made, struct.pack(">II", 1_000, 0), bytes(4))
    kind = box(b"hdlr", bytes(8), handler, bytes(13))
    return box(b"trak", head, box(b"mdia", media, kind, box(b"minf", box(b"stbl", entry, table))))


def webm_bytes(*, clusters: int = 2, open_ended: bool = False, telling: bool = False, size: int = 8) -> bytes:
    """A WebM of so many seconds; an `open_ended` one does not know its sizes, as browsers record."""
    made, whole = webm._made, webm._whole
    unknown = b"\x01" + b"\xff" * 7
    picture = made(webm.PICTURE, made(webm.WIDTH, whole(320)), made(webm.HEIGHT, whole(240)))
    about = (made(webm.NUMBER, whole(1)), made(webm.KIND, whole(1)), made(webm.CODEC, b"V_VP8"), picture)
    parts = [made(webm.INFO, made(webm.SCALE, whole(1_000_000))), made(webm.TRACKS, made(webm.ENTRY, *about))]
    if telling:
        parts.append(made(webm.TAGS, PLACE))
    for number in range(clusters):
        blocks = (
            made(webm.TIME, whole(number * 1_000))
            + made(webm.SIMPLE, b"\x81\0\0\x80picture", bytes(size))
            + made(webm.SIMPLE, b"\x81" + struct.pack(">h", 990) + b"\0", b"change")
        )
        parts.append(webm.CLUSTER + unknown + blocks if open_ended else made(webm.CLUSTER, blocks))
    body = b"".join(parts)
    segment = webm.SEGMENT + unknown + body if open_ended else made(webm.SEGMENT, body)
    return made(webm.EBML, made(webm.DOCTYPE, b"webm")) + segment
