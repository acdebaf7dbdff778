"""How much of what Markdown has one text may hold.

A few signs can become a great deal: a wide table fills in the cells that its rows leave out, one long address
has a name that is used a thousand times, brackets inside of brackets are read again and again. Therefore what
the parser makes and tries is counted while it works, and a text with too much of it is refused: always at the
same place, however fast the machine is. `tests/bench/texts.py` measures the most that is admitted.
"""

from collections.abc import MutableMapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from learnhub.core.i18n import N_
from learnhub.core.markdown_links import link_addresses
from learnhub.errors import Invalid

LINES = 1_500
LEVELS = 8  # of lists; to the parser a list and its item are two
CELLS = 1_000
LINKS = 300
PIECES, LINK_WEIGHT = 8_000, 3
TIMES, MORE = 5, 10_000  # the HTML of a text of n characters has at most TIMES * n + MORE


class TooMuch(Invalid):
    """A text that would take too long to show, or become too long; the message says what to leave out."""

    code = "too_much"


@dataclass(slots=True)
class Count:
    """What one text has had so far."""

    pieces: int = 0
    cells: int = 0
    links: int = 0

    def piece(self, weight: int = 1) -> None:
        """One more token, or one more attempt to find one."""
        self.pieces += weight
        if self.pieces > PIECES:
            raise TooMuch(N_("There is too much formatting in this text. Use less of it, or split the text."))

    def cell(self) -> None:
        """One more cell of a table, written or filled in."""
        self.cells += 1
        if self.cells > CELLS:
            raise TooMuch(N_("The tables have more than {most} cells in all. Split the text."), most=CELLS)

    def link(self) -> None:
        """One more address."""
        self.links += 1
        if self.links > LINKS:
            raise TooMuch(N_("There are more than {most} links in this text. Split it."), most=LINKS)


_count: ContextVar[Count] = ContextVar("learnhub_markdown_count")


class Tokens(list[Token]):
    """Tokens that are counted as they come."""

    def append(self, token: Token, /) -> None:
        count = _count.get()
        count.piece()
        if token.type in ("td_open", "th_open"):
            count.cell()
        super().append(token)


class BoundedParser(MarkdownIt):
    """A parser whose `render` and `tokens` raise TooMuch."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        link_addresses(self)
        self.block.ruler.before("table", "bounds", _try_block)
        self.inline.ruler.before("text", "bounds", _try_inline)
        self.core.ruler.before("block", "bound_blocks", _count_blocks)
        self.core.ruler.before("inline", "bound_inlines", _count_inlines)

    def render(self, src: str, env: MutableMapping[str, Any] | None = None) -> str:
        """HTML, which is not clean yet."""
        env = {} if env is None else env
        tokens = self.tokens(src, env)
        require_length(sum(_attributes(token) for token in tokens), src)
        html = self.renderer.render(tokens, self.options, env)
        require_length(len(html), src)
        return html

    def tokens(self, src: str, env: MutableMapping[str, Any]) -> list[Token]:
        """What a text consists of."""
        if src.count("\n") >= LINES:
            raise TooMuch(N_("This text has more than {most} lines. Split it."), most=LINES)
        counting = _count.set(Count())
        try:
            return self.parse(src, env)
        finally:
            _count.reset(counting)

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's
        """The parser asks this for each address that it finds."""
        _count.get().link()
        return super().normalizeLink(url)


def require_length(length: int, text: str) -> None:
    """Refuse HTML of this length for a text."""
    if length > TIMES * len(text) + MORE:
        raise TooMuch(N_("With its formatting this text gets too long. Use less of it, or split the text."))


def _attributes(token: Token) -> int:
    """The length of a token's addresses, which one definition gives to many links."""
    own = sum(len(str(value)) for value in token.attrs.values())
    return own + sum(_attributes(child) for child in token.children or ())


def _try_block(state: StateBlock, _start: int, _end: int, _silent: bool) -> bool:
    """The first rule asked about each block; beyond `maxNesting` the parser would leave the rest out."""
    _count.get().piece()
    if state.level > 2 * LEVELS:
        raise TooMuch(N_("Lists and quotes go deeper than {most} levels here. Use fewer."), most=LEVELS)
    return False


def _try_inline(state: StateInline, _silent: bool) -> bool:
    """The first rule asked about each place in a line where something may begin: a link is looked for far."""
    _count.get().piece(LINK_WEIGHT if state.src[state.pos] == "[" else 1)
    return False


def _count_blocks(state: StateCore) -> None:
    state.tokens = Tokens(state.tokens)


def _count_inlines(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline":
            token.children = Tokens()
