"""Markdown as people write it, turned into HTML that can do no harm.

markdown-it-py renders with raw HTML switched off and nh3 cleans the result against a short list of elements.
Images are left out: one from elsewhere would tell its server who reads. French spacing is applied while
rendering, so that nobody has to type it.
"""

import re
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt

TAGS = {
    "p", "br", "strong", "em", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr",
    "h3", "h4", "h5", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip

_parser = (
    MarkdownIt("commonmark", {"html": False, "breaks": True, "linkify": True})
    .enable(["table", "strikethrough", "linkify"])
    .disable("image")
)
_BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|pre|blockquote|t[hd])>|<hr />")
_HEADING = re.compile(r"<(/?)h([1-6])>")
_HIGH_PUNCTUATION = re.compile(r"(?<=[^\s\u202f\u00a0?!;]) ?([?!;]+)(?=\s|$|[<»”)\]…])")
_SIGNS = (".", ",", ";", ":", "!", "?", "…")
_COLON = re.compile(r" :(?=\s|$|<)")


@lru_cache(maxsize=2048)
def render(text: str, language: str = "") -> str:
    """Clean HTML of a Markdown text; headings become h3 to h5, below the page's own."""
    html = _HEADING.sub(lambda match: f"<{match[1]}h{min(int(match[2]) + 2, 5)}>", _parser.render(text))
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}, "code": {"class"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener noreferrer",
    )
    return french_spacing(clean) if language == "fr" else clean


def plain(text: str, limit: int = 0) -> str:
    """The words of a Markdown text on one line, cut at a word boundary after `limit` characters.

    Paragraphs and items that end without a sign get a semicolon, or their words would run together.
    """
    words = _joined(_BLOCK_END.split(_parser.render(text)))
    words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    if not limit or len(words) <= limit:
        return words
    return words[:limit].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def typeset(text: str, language: str) -> str:
    """A line of plain text, such as a title, with the spaces that `render` gives to a text of its language.

    For screens only: the database, the forms and the REST interface keep what its author typed. A query that
    serves a screen and the REST interface alike leaves titles alone, and the screen typesets its views.
    """
    return _spaced(text) if language == "fr" else text


def _joined(blocks: list[str]) -> str:
    pieces = [" ".join(nh3.clean(block, tags=set()).split()) for block in blocks]
    pieces = [piece for piece in pieces if piece]
    signed = [piece if piece.endswith(_SIGNS) else piece + ";" for piece in pieces[:-1]]
    return " ".join([*signed, *pieces[-1:]])


def french_spacing(html: str) -> str:
    """No-break spaces before French high punctuation and inside guillemets, outside of code and tags."""
    parts = re.split(r"(<(?:pre|code)\b.*?</(?:pre|code)>|<[^>]*>|&#?\w+;)", html, flags=re.S)
    return "".join(part if part.startswith(("<", "&")) else _spaced(part) for part in parts)


def _spaced(text: str) -> str:
    text = _HIGH_PUNCTUATION.sub("\u202f\\1", text)
    text = _COLON.sub("\u00a0:", text)
    return text.replace("« ", "«\u00a0").replace(" »", "\u00a0»")
