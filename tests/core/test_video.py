"""Videos are known by their own boxes, and lose what tells more than sound and picture."""

import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from learnhub.core.video import NoVideo, VideoFacts, made_plain, webm
from tests.videos import PLACE, box, mp4_bytes, webm_bytes

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture
def plain(tmp_path: Path) -> Callable[[bytes], tuple[VideoFacts, bytes]]:
    """Makes bytes plain and answers what they are, and what is left of them."""

    def make(data: bytes) -> tuple[VideoFacts, bytes]:
        part = tmp_path / "video.part"
        part.write_bytes(data)
        try:
            return made_plain(part), part.read_bytes()
        finally:
            assert [path.name for path in tmp_path.iterdir()] == ["video.part"]

    return make


@pytest.mark.parametrize("brand", [b"isom", b"qt  ", b"M4V "])
def test_mp4_is_known_and_keeps_its_length(plain, brand: bytes) -> None:
    data = mp4_bytes(brand=brand)

    facts, left = plain(data)

    assert facts == VideoFacts("mp4", 12, 640, 360)
    assert len(left) == len(data)
    assert b"frames" in left


def test_place_device_moment_and_tracks_of_data_of_an_mp4_are_gone(plain) -> None:
    data = mp4_bytes(telling=True)
    told = (PLACE, b"Phone of Ana", b"telemetry", b"<script>", struct.pack(">I", 0xDECAFBAD))
    assert all(each in data for each in told)

    facts, left = plain(data)

    assert facts.seconds == 12
    assert [each for each in told if each in left] == []
    assert b"frames" in left


def test_recording_in_fragments_lasts_as_long_as_its_last_one_says(plain) -> None:
    assert plain(mp4_bytes(units=0, fragments=(0, 3_000, 9_000)))[0].seconds == 10


def test_recording_of_a_browser_gets_a_length_and_an_index(plain) -> None:
    facts, left = plain(webm_bytes(clusters=4, open_ended=True))

    assert facts == VideoFacts("webm", 4, 320, 240)
    index = left.index(webm.CUES)
    assert left.index(webm.LENGTH) < index < left.index(webm.CLUSTER)
    assert left[index:].count(webm.CUE_PLACES) >= 4
    assert left.count(b"picture") == 4


def test_every_cue_of_the_index_leads_to_a_cluster(plain) -> None:
    _, left = plain(webm_bytes(clusters=3))
    segment = left.index(webm.SEGMENT) + 12

    places, at = [], left.index(webm.CUES)
    while (at := left.find(webm.CUE_CLUSTER + b"\x01\x00\x00\x00\x00\x00\x00\x08", at)) >= 0:
        places.append(struct.unpack(">Q", left[at + 9 : at + 17])[0])
        at += 17

    assert len(places) == 3
    assert all(left[segment + place :].startswith(webm.CLUSTER) for place in places)
    assert plain(left)[1] == left


def test_what_a_webm_says_beside_its_pictures_is_gone(plain) -> None:
    data = webm_bytes(telling=True)
    assert PLACE in data

    assert PLACE not in plain(data)[1]


GOOD, WEBM = mp4_bytes(), webm_bytes()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        SVG,
        b"GIF89a/*<script>alert(1)</script>*/",
        b"<!doctype html><script>alert(1)</script>" + GOOD,
        GOOD + b"PK\x03\x04<script>alert(1)</script>",
        GOOD + box(b"html", b"<script>alert(1)</script>"),
        GOOD[:-9],
        GOOD.replace(b"avc1", b"evil"),
        GOOD.replace(b"vide", b"soun"),
        GOOD.replace(b"isom", b"heic"),
        GOOD.replace(b"moov", b"mdat"),
        mp4_bytes(units=10**9),
        mp4_bytes(size=(60_000, 60_000)),
        mp4_bytes(size=(0, 0)),
        box(b"ftyp", b"isom" + b"\0" * 8) + struct.pack(">I4s", 2**31, b"moov"),
        box(b"ftyp", b"isom" + b"\0" * 8) + struct.pack(">I4s", 4, b"moov") * 9,
        WEBM + b"<script>alert(1)</script>",
        WEBM[:-5],
        WEBM.replace(b"V_VP8", b"V_BAD"),
        WEBM.replace(b"webm", b"evil"),
        WEBM.replace(webm.CLUSTER, webm.TAGS),
        webm.EBML,
        webm.EBML + b"\x01" + b"\xff" * 40,
        b"\x1a\x45\xdf\xa3" + b"\0" * 500,
    ],
)
def test_what_is_no_video_of_browsers_is_refused(plain, data: bytes) -> None:
    with pytest.raises(NoVideo):
        plain(data)


def test_every_cut_and_many_odd_bytes_are_refused_or_read_without_a_fault(plain) -> None:
    for good in (mp4_bytes(telling=True), WEBM):
        for at in range(0, len(good), 7):
            for data in (good[:at], good[:at] + b"\xff" + good[at + 1 :]):
                try:
                    plain(data)
                except NoVideo:
                    continue
