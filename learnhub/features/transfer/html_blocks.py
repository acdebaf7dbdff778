"""What the parts of an HTML page become in Markdown: lists, quotations, tables and the words in them."""

import re
from dataclasses import dataclass, field

SPACE = re.compile(r"[ \t\r\n\f]+")
BREAK = "\x00"  # of a line, until the block that it is in ends


@dataclass(slots=True)
class Frame:
    """Something that holds blocks: the page, a list, one of its items, a quotation, a table or its cells."""

    tag: str
    blocks: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    marks: list[tuple[str, int, str]] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    is_task: bool = False
    is_done: bool = False


def written(frame: Frame, parent: Frame) -> str:
    """What a frame becomes in the one around it."""
    if frame.tag in ("ul", "ol"):
        return "\n".join(frame.blocks)
    if frame.tag == "blockquote":
        return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(frame.blocks).split("\n"))
    if frame.tag in ("td", "th"):
        return SPACE.sub(" ", " ".join(frame.blocks))
    if frame.tag == "table":
        return _table(frame.rows)
    marker = f"{len(parent.blocks) + 1}. " if parent.tag == "ol" else "- "
    box = ("[x] " if frame.is_done else "[ ] ") if frame.is_task else ""
    return marker + box + _indented(frame.blocks, len(marker))


def _indented(blocks: list[str], by: int) -> str:
    """The blocks of an item; a list in it follows its first line without a gap."""
    text = ""
    for block in blocks:
        is_list = block.startswith(("- ", "1. "))
        text += ("" if not text else "\n" if is_list else "\n\n") + block
    return text.replace("\n", "\n" + " " * by)


def _table(rows: list[list[str]]) -> str:
    rows = [row for row in rows if any(row)]
    if not rows:
        return ""
    width = max(map(len, rows))
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def words_of(text: str) -> str:
    """The words of a link or a picture, on one line."""
    return unbracketed(SPACE.sub(" ", text).strip())


def unbracketed(text: str) -> str:
    """Links are found by their brackets, so that there are none in their words."""
    return text.replace("\\[", "(").replace("\\]", ")").replace("[", "(").replace("]", ")")


def address_of(to: str) -> str:
    """An address as it stands in the brackets of a link."""
    return to.replace(" ", "%20").replace("(", "%28").replace(")", "%29").replace(BREAK, "")
