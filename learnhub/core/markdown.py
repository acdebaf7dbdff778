"""Markdown as people write it, turned into HTML that can do no harm.

markdown-it-py renders with raw HTML switched off and nh3 cleans the result against a short list of elements.
Of images only our own are shown (`markdown_images`). French spacing is applied while rendering, so that
nobody has to type it.

A text is parsed when it is written, and what becomes of it is stored. That takes milliseconds, so it is done
in a thread before the transaction (`core.inputs`), and the last texts that were parsed are remembered for it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from itertools import accumulate

import nh3

from learnhub.core.markdown_bounds import BoundedParser, TooMuch, require_length
from learnhub.core.markdown_images import add_images

RENDERER = 5  # goes up when the same text becomes something else; a start then renders all texts anew
EXCERPT = 140
REMEMBERED = 32

TAGS = {
    "p", "br", "strong", "em", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr",
    "h3", "h4", "h5", "table", "thead", "tbody", "tr", "th", "td", "img",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href"},
    "code": {"class"},
    "img": {"src", "srcset", "sizes", "alt", "width", "height", "loading"},
    "ol": {"start"},
}

_parser = BoundedParser("commonmark", {"html": False, "breaks": True})
_parser.enable(["table", "strikethrough"]).disable("image")
add_images(_parser)
_BLOCKS = (
    *("table", "code", "fence", "blockquote", "hr", "list", "reference", "html_block", "heading", "lheading"),
)
_line_parser = BoundedParser("commonmark", {"html": False, "breaks": True}).enable("strikethrough")
_line_parser.disable(["image", *_BLOCKS])
_BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|pre|blockquote|t[hd])>|<hr>")
_HEADING = re.compile(r"<(/?)h([1-6])>")
_HIGH_PUNCTUATION = re.compile(r"(?<=[^\s\u202f\u00a0?!;]) ?([?!;]+)(?=\s|$|[<»”)\]…])")
_COLON = re.compile(r" :(?=\s|$|[<?!;])")
_INSIDE_QUOTES = re.compile(r"(?<=«) | (?=»)")
_WITHIN_NUMBERS = re.compile(r"(?<=\d) (?=\d{3}(?!\d)|[%‰€$°])")
_PIECE = re.compile(r"(<(?:pre|code)\b.*?</(?:pre|code)>|<[^>]*>|&#?\w+;)", re.DOTALL)
_WITHIN_WORDS = re.compile(r"</?(?:strong|em|s|a)\b")
_CODE = re.compile(r"(?<![`~])(`+|~~~+)(?![`~]).*?(?<![`~])\1(?![`~])", re.DOTALL)
_FIXED_SPACE = re.compile(r"&(?:nbsp|#160|#[xX][aA]0);|[\u00a0\u202f]")
_IMAGE = re.compile(r'<img [^>]*?alt="([^"]*)"[^>]*>')
_NO_LINK = re.compile(r'<a(?: href="")? rel="[^"]*">(.*?)</a>', re.DOTALL)
_SIGNS = (".", ",", ";", ":", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Rendered:
    """What is stored of a text: `excerpt` is the beginning of its words on one line."""

    html: str = ""
    excerpt: str = ""
    words: int = 0


def render(text: str, language: str = "") -> str:
    """Clean HTML of a Markdown text; headings become h3 to h5, below the page's own. Raises TooMuch."""
    return _for_language(parse(text), language)


def rendered(text: str, language: str, *, lines: bool = False) -> Rendered:
    """The same with what lists show of it; `lines` knows only formatting that stands within a line."""
    clean = parse(text, lines=lines)
    return Rendered(_for_language(clean, language), _words(clean, EXCERPT), len(text.split()))


def rendered_in_any_case(text: str, language: str, *, lines: bool = False) -> Rendered:
    """The same for a text that is stored already; one that is refused now is shown as it was typed."""
    try:
        return rendered(text, language, lines=lines)
    except TooMuch:
        return Rendered(as_typed(text), plain(text, EXCERPT), len(text.split()))


def as_typed(text: str) -> str:
    """HTML that shows a text without any formatting but its lines."""
    return "<p>" + escape(text, quote=False).replace("\n", "<br>") + "</p>" if text else ""


def parse(text: str, *, lines: bool = False) -> str:
    """Clean HTML of a text in any language; raises TooMuch."""
    return _parse(text, lines)


@lru_cache(maxsize=REMEMBERED)
def _parse(text: str, lines: bool) -> str:
    raw = (_line_parser if lines else _parser).render(text)
    html = _HEADING.sub(lambda match: f"<{match[1]}h{min(int(match[2]) + 2, 5)}>", raw)
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener noreferrer",
    )
    require_length(len(clean), text)
    return _NO_LINK.sub(r"\1", clean)


def headings(text: str) -> list[tuple[int, int, str]]:
    """The headings of a text that stand by themselves: first line, the line after it, and the words.

    A text that is refused has none.
    """
    try:
        tokens = _parser.tokens(text, {})
    except TooMuch:
        return []
    return [
        (token.map[0], token.map[1], tokens[place + 1].content)
        for place, token in enumerate(tokens)
        if token.type == "heading_open" and token.level == 0 and token.map
    ]


def plain(text: str, limit: int = 0) -> str:
    """The words of a Markdown text on one line, cut at a word boundary after `limit` characters.

    Paragraphs and items that end without a sign get a semicolon, or their words would run together. Of a text
    that is refused they are what was typed.
    """
    try:
        return _words(parse(text), limit)
    except TooMuch:
        return _shortened(" ".join(text.split()), limit)


def without_code(text: str) -> str:
    """A Markdown text with spaces in the place of what is code within lines and fences."""
    return _CODE.sub(lambda code: " " * len(code[0]), text)


def with_plain_spaces(text: str) -> str:
    """A Markdown text in which the spaces that do not break, typed or pasted as such, are ordinary ones."""
    pieces, end = [], 0
    for code in _CODE.finditer(text):
        pieces += [_FIXED_SPACE.sub(" ", text[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*pieces, _FIXED_SPACE.sub(" ", text[end:])])


def _for_language(clean: str, language: str) -> str:
    return french_spacing(clean) if language == "fr" else clean


def _words(clean: str, limit: int) -> str:
    return _shortened(_joined(_BLOCK_END.split(clean), limit), limit)


def _shortened(words: str, limit: int) -> str:
    if not limit or len(words) <= limit:
        return words
    return words[:limit].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def typeset(text: str, language: str) -> str:
    """A line of plain text, such as a title, with the spaces that `render` gives to a text of its language.

    For screens only: the database, the forms and the REST interface keep what its author typed. A query that
    serves a screen and the REST interface alike leaves titles alone, and the screen typesets its views.
    """
    return _spaced(text) if language == "fr" else text


def _joined(blocks: Iterable[str], limit: int) -> str:
    """The words of the blocks; of the first ones only, when they are more than is wanted."""
    pieces: list[str] = []
    length = 0
    for block in blocks:
        if piece := " ".join(unescape(nh3.clean(_IMAGE.sub(_alt, block), tags=set())).split()):
            pieces.append(piece)
            length += len(piece)
        if limit and length > 8 * limit:
            break
    signed = [piece if piece.endswith(_SIGNS) else piece + ";" for piece in pieces[:-1]]
    return " ".join([*signed, *pieces[-1:]])


def _alt(image: re.Match[str]) -> str:
    return image[1].replace("<", "&lt;")  # which older versions of nh3 leave in an attribute


def french_spacing(html: str) -> str:
    """No-break spaces of French: before high punctuation, inside guillemets and numbers, not in code or tags.

    What is read decides: formatting and entities may stand between a word and its sign.
    """
    pieces = _PIECE.split(html)
    read = [_as_read(piece) for piece in pieces]
    signs = _with_spaces("".join(read))
    places = accumulate(map(len, read), initial=0)
    return "".join(
        piece if piece.startswith(("<", "&")) else "".join(signs[place : place + len(piece)])
        for place, piece in zip(places, pieces, strict=False)
    )


def _as_read(piece: str) -> str:
    """What a reader sees of a text, an entity or a tag; the end of a block is one of a line."""
    if piece.startswith(("<pre", "<code")):
        return "\ufffc"  # the sign for an object
    if piece.startswith("<"):
        return "" if _WITHIN_WORDS.match(piece) else "\n"
    return unescape(piece)


def _spaced(text: str) -> str:
    return "".join(_with_spaces(text))


def _with_spaces(text: str) -> list[str]:
    """The characters of a text; one that needs a space before it, and has none, comes with it."""
    signs = list(text)
    for found in _HIGH_PUNCTUATION.finditer(text):
        place = found.start()
        signs[place] = "\u202f" if signs[place] == " " else "\u202f" + signs[place]
    for pattern in (_COLON, _INSIDE_QUOTES, _WITHIN_NUMBERS):
        for found in pattern.finditer(text):
            if signs[found.start()] == " ":
                signs[found.start()] = "\u00a0"
    return signs
