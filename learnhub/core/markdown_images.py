"""Pictures in Markdown: those that LearnHub keeps itself, at the address it gave them, and no others.

One from elsewhere would tell its server who reads. `![what it shows](/images/<id>-<width>x<height>)` has the
size in the address, so that a page leaves room for it before it has come. A browser takes the narrowest
version that is wide enough, at that address and `-340`, `-720` or `-1440`; one that was not made is the
picture itself.
"""

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from learnhub.core.ids import ALPHABET, LENGTH
from learnhub.core.images import SIZES

ALT_MAX = 300
SHOWN_WIDE = "(max-width: 760px) 92vw, 680px"  # a text's column

_ID, _SIDE = rf"[{ALPHABET}]{{{LENGTH}}}", r"[1-9]\d{0,3}"
_IMAGE = re.compile(rf"!\[([^\[\]\n]{{0,{ALT_MAX}}})\]\((/images/({_ID})-({_SIDE})x({_SIDE}))\)")


def address(image_id: str, width: int, height: int) -> str:
    """Where a picture is fetched, as it stands in texts."""
    return f"/images/{image_id}-{width}x{height}"


def sources(src: str, width: int) -> str:
    """A `srcset` of the narrower versions of a picture, and of itself; empty when it has none."""
    narrower = [f"{src}-{size} {size}w" for size in SIZES if size < width]
    return ", ".join([*narrower, f"{src} {width}w"]) if narrower else ""


def ids_in(text: str) -> set[str]:
    """The pictures that a text may show."""
    return {found[3] for found in _IMAGE.finditer(text)} if "](/images/" in text else set()


def without_images(text: str) -> str:
    """A text in which what a picture shows stands in its place."""
    return _IMAGE.sub(r"\1", text) if "](/images/" in text else text


def with_addresses(text: str, found: Callable[[str, str], str]) -> str:
    """A text whose pictures are elsewhere: `found` answers where, from the id and the address of each."""
    if "](/images/" not in text:
        return text
    return _IMAGE.sub(lambda image: f"![{image[1]}]({found(image[3], image[2])})", text)


def add_images(parser: MarkdownIt) -> None:
    """Add the rule to a parser whose own one, for pictures from anywhere, is switched off."""
    parser.inline.ruler.before("link", "own_images", _image)


def _image(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "!":
        return False
    found = _IMAGE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        source = state.md.normalizeLink(found[2])  # which counts it
        size = {"width": found[4], "height": found[5]}
        srcset = sources(source, int(found[4]))
        narrower = {"srcset": srcset, "sizes": SHOWN_WIDE} if srcset else {}
        image = {"src": source, "alt": found[1], **size, "loading": "lazy", **narrower}
        state.push("own_image", "img", 0).attrs = image
    state.pos = found.end()
    return True
