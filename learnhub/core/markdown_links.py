"""Addresses that somebody typed without any sign around them become links, as on GitHub.

These are `http://`, `https://`, `www.` and e-mail addresses; no bare domains, because main.py is a file. The
patterns go through a text once, whatever stands in it; linkify-it takes seconds for some.
"""

import re
from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

# Brackets belong to an address in pairs, and signs at its end to the sentence.
_REST = r"(?=\w)(?:[^\s<>\"«»()]|\([^\s<>\"«»()]*\))+(?<![.,:;!?'*~\]])"
_SCHEME = re.compile(r"(?:^|[^a-z0-9.+-])(https?)$", re.IGNORECASE)
_HTTP = re.compile(rf"https?://{_REST}", re.IGNORECASE)
_BARE = re.compile(
    rf"(?<![\w@./:+-])www\.{_REST}|(?<![\w.+-])[\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE
)


def link_addresses(parser: MarkdownIt) -> None:
    """Add the rules to a parser."""
    # Within a line, because the signs of formatting may stand in an address.
    parser.inline.ruler.before("newline", "http_links", _http)
    parser.core.ruler.after("inline", "bare_links", _bare)


def _http(state: StateInline, silent: bool) -> bool:
    if state.linkLevel > 0 or not state.src.startswith("://", state.pos):
        return False
    scheme = _SCHEME.search(state.pending[-6:])
    found = scheme and _HTTP.match(state.src, state.pos - len(scheme[1]), state.posMax)
    if not scheme or not found:
        return False
    target = state.md.normalizeLink(found[0])
    if not silent:
        state.pending = state.pending[: -len(scheme[1])]
        state.push("link_open", "a", 1).attrs = {"href": target}
        state.push("text", "", 0).content = found[0]
        state.push("link_close", "a", -1)
    state.pos = found.end()
    return True


def _bare(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and _BARE.search(token.content):
            token.children = list(_linked(state.md, token.children or []))


def _linked(parser: MarkdownIt, children: Iterable[Token]) -> Iterator[Token]:
    depth = 0
    for child in children:
        depth += (child.type == "link_open") - (child.type == "link_close")
        if child.type == "text" and not depth:
            yield from _pieces(parser, child.content)
        else:
            yield child


def _pieces(parser: MarkdownIt, text: str) -> Iterator[Token]:
    end = 0
    for found in _BARE.finditer(text):
        scheme = "http://" if found[0][:4].lower() == "www." else "mailto:"
        target = parser.normalizeLink(scheme + found[0])
        yield Token("text", "", 0, content=text[end : found.start()])
        yield Token("link_open", "a", 1, attrs={"href": target})
        yield Token("text", "", 0, content=found[0])
        yield Token("link_close", "a", -1)
        end = found.end()
    yield Token("text", "", 0, content=text[end:])
