"""Pictures as people send them, made anew so that nothing but what is seen is kept.

What a file says about itself is not believed: Pillow must be able to decode it as one of four formats. It is
drawn upright and written again, which leaves out place, time, device, thumbnails, comments and whatever else
a file may carry behind its pixels. How large a picture gets is read from its first bytes and bounded before
any pixel is decoded. All of this takes up to seconds and tens of megabytes: call it in a thread.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps

from learnhub.core.i18n import N_
from learnhub.errors import Invalid

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MEDIA_TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
PIXELS_MAX = 60_000_000  # what large phones take; decoded 240 MB at worst
SIDE_MAX = 30_000
SHOWN_MAX = 2_400  # the longest side that is kept: twice the widest column of a page
SIZES = (340, 720, 1_440)  # narrower ones for lists, columns, and phones whose pixels are small
QUALITY, QUALITY_OF_SIZES = 85, 80

NO_IMAGE = N_("This is not a picture that can be shown. Use JPEG, PNG, WebP or GIF.")
TOO_LARGE = N_("This picture has too many pixels. Make it smaller, then add it again.")

# Pillow would only warn where we refuse: see `_require_bounds`.
Image.MAX_IMAGE_PIXELS = None
REDUCING = Image.Resampling.LANCZOS


class NoImage(Invalid):
    """Bytes that are not a picture, or one that is too large."""

    code = "no_image"
    message = NO_IMAGE


@dataclass(frozen=True, slots=True)
class Size:
    """A narrower version of a picture, as WebP."""

    width: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is kept; `ending` is that of its file's name.

    Of the narrower versions those are made that are lighter than the picture itself.
    """

    data: bytes
    ending: str
    width: int
    height: int
    sizes: tuple[Size, ...] = ()


def made_anew(data: bytes) -> Picture:
    """The picture that these bytes show, of an animated one the first frame; raises NoImage."""
    try:
        return _made_anew(data)
    except NoImage:
        raise
    except Exception as error:  # hostile bytes make a decoder raise anything
        raise NoImage from error


def _made_anew(data: bytes) -> Picture:
    with Image.open(BytesIO(data), formats=FORMATS) as opened:
        _require_bounds(opened)
        kind = "JPEG" if opened.format == "MPO" else opened.format or ""
        if kind == "JPEG":
            opened.draft("RGB", (SHOWN_MAX, SHOWN_MAX))  # decodes a large photo at a fraction of its size
        shown = _plain(ImageOps.exif_transpose(opened))
    shown.thumbnail((SHOWN_MAX, SHOWN_MAX))
    ending, options = _written_as(kind)
    written = BytesIO()
    shown.save(written, **options)
    data = written.getvalue()
    return Picture(data, ending, *shown.size, sizes=_sizes(shown, len(data)))


def _sizes(shown: Image.Image, heaviest: int) -> tuple[Size, ...]:
    """From the widest on, each made of the one before."""
    made = []
    for width in sorted(SIZES, reverse=True):
        if width < shown.width:
            shown = shown.resize((width, max(1, round(shown.height * width / shown.width))), REDUCING)
            written = BytesIO()
            shown.save(written, format="WEBP", quality=QUALITY_OF_SIZES)
            made.append(Size(width, written.getvalue()))
    return tuple(size for size in reversed(made) if len(size.data) < heaviest)


def _require_bounds(opened: Image.Image) -> None:
    width, height = opened.size
    if width * height > PIXELS_MAX or max(width, height) > SIDE_MAX:
        raise NoImage(TOO_LARGE)


def _plain(image: Image.Image) -> Image.Image:
    """Its pixels alone, in a mode that every format has."""
    if image.has_transparency_data:
        plain = image.convert("RGBA")
    else:
        plain = image.convert("L" if image.mode in ("1", "L") else "RGB")
    plain.info = {}  # what `save` would write along: EXIF, colour profile, comments
    return plain


def _written_as(kind: str) -> tuple[str, dict[str, Any]]:
    """A photo stays one, and what is sharp stays sharp."""
    if kind == "JPEG":
        return "jpg", {"format": "JPEG", "quality": QUALITY, "optimize": True, "progressive": True}
    if kind == "WEBP":
        return "webp", {"format": "WEBP", "quality": QUALITY}
    return "png", {"format": "PNG", "optimize": True}
