"""Pictures are made anew: what is not seen is gone, and what is no picture is refused."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from learnhub.core import images
from learnhub.core.images import NoImage, made_anew

ORIENTATION, MAKER, GPS, LATITUDE = 0x0112, 0x010F, 0x8825, 2


def image_bytes(kind: str = "PNG", size: tuple[int, int] = (40, 20), mode: str = "RGB", **options) -> bytes:
    written = BytesIO()
    Image.new(mode, size, **({"color": "teal"} if mode == "RGB" else {})).save(written, kind, **options)
    return written.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


@pytest.mark.parametrize(
    ("kind", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("GIF", "png")]
)
def test_every_format_is_decoded_and_written_again(kind: str, ending: str) -> None:
    picture = made_anew(image_bytes(kind))

    assert (picture.ending, picture.width, picture.height) == (ending, 40, 20)
    assert opened(picture.data).get_format_mimetype() == images.MEDIA_TYPES[ending]


def test_place_device_and_comments_are_gone_and_the_picture_stands_upright() -> None:
    exif = Image.Exif()
    exif[MAKER], exif[ORIENTATION] = "Phone of Ana", 6
    exif.get_ifd(GPS)[LATITUDE] = (45.0, 46.0, 2.0)
    data = image_bytes("JPEG", exif=exif, comment=b"secret place", icc_profile=b"profile of a phone")
    assert b"Phone of Ana" in data

    picture = made_anew(data)

    assert (picture.width, picture.height) == (20, 40)
    for told in (b"Phone of Ana", b"secret place", b"profile of a phone", b"Exif"):
        assert told not in picture.data
    assert not opened(picture.data).getexif()


def test_what_stands_beside_the_pixels_of_a_png_is_gone() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Ana Petit")
    data = image_bytes("PNG", pnginfo=notes) + b"<script>alert(1)</script>PK\x03\x04"

    picture = made_anew(data)

    assert b"Ana Petit" not in picture.data
    assert b"script" not in picture.data
    assert picture.data.endswith(b"IEND\xaeB`\x82")


SCRIPT = b"*/=1;<script>alert(1)</script>/*"


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("GIF", {"comment": SCRIPT}),
        ("JPEG", {"comment": SCRIPT}),
        ("WEBP", {"xmp": SCRIPT}),
        ("JPEG", {"icc_profile": SCRIPT}),
    ],
)
def test_a_picture_that_is_a_script_as_well_is_only_a_picture_afterwards(kind: str, options: dict) -> None:
    data = image_bytes(kind, **options) + b"<html>" + SCRIPT
    assert data.count(b"alert(1)") == 2

    picture = made_anew(data)

    assert opened(picture.data).size == (40, 20)
    for told in (b"script", b"alert", b"html", b"*/"):
        assert told not in picture.data


def test_only_the_first_frame_of_an_animation_is_kept() -> None:
    frames = [Image.new("P", (8, 8), colour) for colour in range(3)]
    written = BytesIO()
    frames[0].save(written, "GIF", save_all=True, append_images=frames[1:])

    picture = made_anew(written.getvalue())

    assert getattr(opened(picture.data), "n_frames", 1) == 1


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_mode_is_written(mode: str) -> None:
    assert made_anew(image_bytes("PNG", mode=mode)).ending == "png"


def test_a_large_picture_is_made_smaller() -> None:
    picture = made_anew(image_bytes("JPEG", (5_000, 2_500)))

    assert (picture.width, picture.height) == (2_400, 1_200)


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is huge."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1_000_000)
    chunks = ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
    packed = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


@pytest.mark.parametrize("size", [(100_000, 100_000), (60_001, 1_000), (40_000, 1)])
def test_huge_dimensions_are_refused_before_anything_is_decoded(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def decode(*_args: object) -> None:
        raise AssertionError("pixels were decoded")

    monkeypatch.setattr(PngImagePlugin.PngImageFile, "load", decode)

    with pytest.raises(NoImage, match="too many pixels"):
        made_anew(png_that_claims(*size))


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        SVG,
        b"<html><script>alert(1)</script></html>",
        b"%PDF-1.7\n",
        b"GIF89a/*" + SVG,
        b"\xff\xd8\xff\xe0" + SVG,
        image_bytes("PNG")[:-30],
        image_bytes("JPEG")[:200],
        image_bytes("BMP"),
        image_bytes("TIFF"),
        png_that_claims(5_000, 5_000),
    ],
    ids=[
        *("nothing", "svg", "html", "pdf", "gif-svg", "jpeg-svg", "cut-png", "cut-jpeg", "bmp", "tiff"),
        "empty-png",
    ],
)
def test_what_is_no_picture_of_the_four_formats_is_refused(data: bytes) -> None:
    with pytest.raises(NoImage):
        made_anew(data)
