"""A causal tree as a drawing: boxes with their words in lines, and lines between them.

From left to right, as the *arbre des causes* is read: what happened, then what was needed for it. Every fact
has a band of its own height for itself and all that was needed for it, so nothing meets anything; the first
condition stands on the line of its fact. The time grows with the number of facts.

An SVG breaks no lines, so words are measured here, with the widths of the faces that draw them.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from unicodedata import category, normalize

from learnhub.features.rex.enums import Joins
from learnhub.features.rex.tree import Cause, Placed, in_order

WIDTH = 160
COLUMN = 186  # from one column to the next
GAP = 22  # between two boxes, one under the other
APART = 34  # between two trees
PAD, HEAD, LINE, FOOT = 12, 28, 18, 11
LINES_MAX = 6
LEVEL = 24  # where lines meet a box, from its top
CORNER = 6
ELLIPSIS = "…"

# Thousandths of the size, for the faces that `assets/fonts.css` names, at the size in which they are drawn:
# the serif is wider when it is small. The upper end of each step.
_SANS = {
    200: "'", 240: "(),.:;ij", 280: " !I[]l{|}\xa0‘’", 320: "`", 360: '"-ft', 400: "*", 440: "/_r–“",
    480: "\\sz«»”", 520: "?Lcg", 560: "0123456789$+<=>JPaehknuvxy~€", 600: "EFRSTZ^bdopqø",
    640: "BKYß", 680: "AHNUVX…", 720: "#&CD", 760: "%GO", 800: "Q", 840: "m", 880: "@Mæ", 920: "Æ",
    960: "Wwœ",
}  # fmt: skip
_SERIF = {
    240: " '\xa0‘’", 280: ",./\\", 320: "!:;[]{|}", 360: "()-fijl", 400: "IJ`t", 440: '"?', 480: "*rs“”",
    520: "z«»", 560: "0123456789#$+<=>S^_aceg~–€", 600: "FZovxyø", 640: "ELPbdkpquß", 680: "BCTXYhn",
    720: "ADKRV", 760: "&GNOQU", 840: "H…æ", 880: "@w", 920: "œ", 960: "%MmÆŒ",
}  # fmt: skip
_WIDE = 1000


@dataclass(frozen=True, slots=True)
class Face:
    """The letters of a box: their widths, and their size in pixels."""

    widths: dict[str, int]
    size: float


def _face(steps: dict[int, str], size: float) -> Face:
    return Face({letter: width for width, letters in steps.items() for letter in letters}, size)


WORDS = _face(_SANS, 13)
EVENT = _face(_SERIF, 15)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a box, at its height in the drawing."""

    text: str = ""
    y: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """A fact as it is drawn; what happened in the end is the first of all, and `is_event`."""

    id: str = ""
    kind: str = ""
    rows: list[Row] = field(default_factory=list)
    x: int = 0
    y: int = 0
    height: int = 0
    is_event: bool = False
    can_act: bool = False
    nobody_knows: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A line from a fact to one that was needed for it, as the path of an SVG."""

    id: str = ""
    path: str = ""
    is_either: bool = False


@dataclass(frozen=True, slots=True)
class Fork:
    """Where one of several conditions was enough: what stands there says so."""

    id: str = ""
    x: int = 0
    y: int = 0


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole tree, in pixels."""

    width: int = 0
    height: int = 0
    boxes: list[Box] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    forks: list[Fork] = field(default_factory=list)


@dataclass(slots=True)
class _Node:
    """A fact with its lines, and how high it is alone and with all that hangs under it."""

    placed: Placed
    lines: list[str]
    is_event: bool
    under: "list[_Node]" = field(default_factory=list)
    y: int = 0
    band: int = 0

    @property
    def height(self) -> int:
        return HEAD + _line_of(self) * len(self.lines) + FOOT

    @property
    def x(self) -> int:
        return self.placed.depth * COLUMN


def drawn(causes: Collection[Cause]) -> Drawing:
    """The drawing of a tree; the same facts give the same one."""
    nodes = list(_nodes(in_order(causes)))
    for node in reversed(nodes):
        node.band = max(node.height, _stacked(node.under, GAP))
    y = 0
    for node in nodes:
        if node.placed.depth == 0:
            node.y, y = y, y + node.band + APART
        _place_under(node)
    return Drawing(
        width=max((node.x + WIDTH for node in nodes), default=0),
        height=max(0, y - APART),
        boxes=[_box(node) for node in nodes],
        links=[link for node in nodes for link in _links(node)],
        forks=[_fork(node) for node in nodes if _forks(node)],
    )


def _nodes(order: list[Placed]) -> Iterator[_Node]:
    """Each under its fact; a fact comes before what was needed for it, so its node is there."""
    way: list[_Node] = []
    for number, placed in enumerate(order):
        face = EVENT if number == 0 else WORDS
        node = _Node(placed, wrapped(placed.cause.words, face, WIDTH - 2 * PAD), number == 0)
        del way[placed.depth :]
        if way:
            way[-1].under.append(node)
        way.append(node)
        yield node


def _stacked(nodes: list[_Node], gap: int) -> int:
    return sum(node.band for node in nodes) + gap * max(0, len(nodes) - 1)


def _place_under(node: _Node) -> None:
    y = node.y
    for each in node.under:
        each.y, y = y, y + each.band + GAP


def _line_of(node: _Node) -> int:
    return LINE + 2 if node.is_event else LINE


def _box(node: _Node) -> Box:
    cause, step = node.placed.cause, _line_of(node)
    first = node.y + HEAD + step - 5  # where the letters of the first line stand
    return Box(
        id=cause.id,
        kind=cause.kind,
        rows=[Row(text, first + step * place) for place, text in enumerate(node.lines)],
        x=node.x,
        y=node.y,
        height=node.height,
        is_event=node.is_event,
        can_act=cause.can_act,
        nobody_knows=cause.nobody_knows,
    )


def _links(node: _Node) -> Iterator[Link]:
    right, turn, level = node.x + WIDTH, node.x + (WIDTH + COLUMN) // 2, node.y + LEVEL
    for each in node.under:
        if each.y == node.y:
            path = f"M{right} {level}H{each.x}"
        else:
            end = each.y + LEVEL
            path = f"M{right} {level}H{turn}V{end - CORNER}q0 {CORNER} {CORNER} {CORNER}H{each.x}"
        yield Link(each.placed.cause.id, path, _forks(node))


def _forks(node: _Node) -> bool:
    return node.placed.cause.joins == Joins.EITHER and len(node.under) > 1


def _fork(node: _Node) -> Fork:
    return Fork(node.placed.cause.id, node.x + (WIDTH + COLUMN) // 2, node.y + LEVEL)


def wrapped(text: str, face: Face, width: int) -> list[str]:
    """Words in lines that are no wider than this; a word that is wider is cut, and so is a long text."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        for piece in _pieces(word, face, width):
            longer = f"{line} {piece}" if line else piece
            if not line or measured(longer, face) <= width:
                line = longer
            else:
                lines.append(line)
                line = piece
        if len(lines) > LINES_MAX:
            break
    lines.append(line)
    if len(lines) <= LINES_MAX:
        return lines
    return [*lines[: LINES_MAX - 1], _shortened(lines[LINES_MAX - 1], face, width)]


def _pieces(word: str, face: Face, width: int) -> Iterator[str]:
    piece, so_far = "", 0.0
    for letter in word:
        so_far += measured(letter, face)
        if piece and so_far > width:
            yield piece
            piece, so_far = "", measured(letter, face)
        piece += letter
    yield piece


def _shortened(line: str, face: Face, width: int) -> str:
    while line and measured(line + ELLIPSIS, face) > width:
        line = line[:-1]
    return line.rstrip() + ELLIPSIS


def measured(text: str, face: Face) -> float:
    """How wide a text is at most, in pixels. A letter with a mark is as wide as without it."""
    letters = (letter for letter in normalize("NFD", text) if category(letter)[0] not in "MC")
    return sum(face.widths.get(letter, _WIDE) for letter in letters) * face.size / 1000
