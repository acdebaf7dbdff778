"""Pages of a space that Confluence exported as HTML, read into Markdown.

Whatever a page holds, only words, known marks and addresses come out of it, as text that is rendered and
cleaned like all Markdown. It is read in one pass over its tags with a stack. A library for that is not used:
parsers of HTML take a time that grows with the square of its depth, and writers of Markdown call themselves
for each level, which a hostile page has thousands of.
"""

import re
from dataclasses import dataclass
from html import unescape
from pathlib import PurePosixPath

from learnhub.core.text import on_one_line
from learnhub.features.transfer.html_blocks import (
    BREAK,
    SPACE,
    Frame,
    address_of,
    unbracketed,
    words_of,
    written,
)

DEPTH_MAX = 20  # of lists and quotations; what is deeper stands at that depth
ALT_OF = "data-linked-resource-default-alias"
_MARKS = {"b": "**", "strong": "**", "em": "*", "i": "*", "s": "~~", "del": "~~"}
_CODES = {"code", "kbd", "tt"}
_HEADINGS = {"h1": "##", "h2": "##", "h3": "###", "h4": "####", "h5": "#####", "h6": "######"}
_BLOCKS = {"p", "div", *_HEADINGS}
_VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_NO_WORDS = {"head", "script", "style", "svg", "template", "textarea", "iframe", "noscript"}
_OPEN_LOOKED_AT = 50  # what an end may end; Confluence closes what it opens
_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>""")
_ATTRIBUTE = re.compile(r"""([a-zA-Z][a-zA-Z-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_LEFT_OUT = {"aui-icon", "toc-macro", "hidden", "expand-control", "expand-hidden-icon"}
_SPECIAL = re.compile(r"[\\`*_\[\]<>~|]")
_BEGINS_BLOCK = re.compile(r"^(?:([#+=-])|(\d{1,9})([.)]))")
_BRUSH = re.compile(r"brush:\s*([a-z0-9+#-]{1,20})")
_ID = re.compile(r"(?:^|_)(\d{1,20})$")


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """The title and the words of a page; both are empty for what is no page of a space."""

    title: str = ""
    body: str = ""


def read_page(text: str) -> HtmlPage:
    """What a page holds, as Markdown; its links and pictures lead where they led."""
    writer = _Writer()
    text, at = _without_comments(text), 0
    for tag in _TAG.finditer(text):
        writer.words(unescape(text[at : tag.start()]))
        at = tag.end()
        if tag[1]:
            writer.end(tag[2].lower())
        else:
            writer.start(tag[2].lower(), _attributes(tag[3]))
    writer.words(unescape(text[at:]))
    title, space = on_one_line("".join(writer.title)), on_one_line("".join(writer.space))
    named = title.removeprefix(f"{space} : ") if space else title.partition(" : ")[2] or title
    return HtmlPage(named, writer.text())


def page_id(path: str) -> str:
    """The number of a page, which ends the name of its file; empty when there is none."""
    found = _ID.search(PurePosixPath(path).stem)
    return found[1] if found else ""


def _without_comments(text: str) -> str:
    kept, at = [], 0
    while (begins := text.find("<!--", at)) >= 0:
        kept.append(text[at:begins])
        ends = text.find("-->", begins)
        at = ends + 3 if ends >= 0 else len(text)
    return "".join([*kept, text[at:]])


def _attributes(text: str) -> dict[str, str]:
    found = _ATTRIBUTE.findall(text)
    return {name.lower(): unescape(double or single or bare) for name, double, single, bare in found}


class _Writer:
    def __init__(self) -> None:
        self.title: list[str] = []
        self.space: list[str] = []
        self._page = Frame("page")
        self._frames = [self._page]
        self._open: list[tuple[str, str]] = []  # each tag that is open, with what its end does
        self._main = self._skipped = 0
        self._caught: list[str] | None = None
        self._code: list[str] | None = None
        self._brush = ""

    def text(self) -> str:
        """All that was written so far, with what is still open."""
        if self._code is not None:
            self._end_pre("pre")
        while len(self._frames) > 1:
            self._close_frame()
        self._flush()
        return "\n\n".join(self._page.blocks)

    def start(self, tag: str, given: dict[str, str]) -> None:
        """A tag begins something, or is all of it."""
        if tag in _VOID:
            self._void(tag, given)
        else:
            self._open.append((tag, self._begin(tag, given)))

    def end(self, tag: str) -> None:
        """Something ends, with all in it that was not ended; what does not begin here ends nothing."""
        names = [name for name, _ends in self._open[-_OPEN_LOOKED_AT:]]
        while tag in names:
            name, ends = self._open.pop()
            if ends:
                getattr(self, f"_end_{ends}")(name)
            names = [] if names.pop() == tag else names

    def words(self, data: str) -> None:
        """What stands between two tags."""
        if self._caught is not None and not self._skipped:
            self._caught.append(data)
        elif self._code is not None and not self._skipped:
            self._code.append(data)
        elif self._main and not self._skipped:
            plain = self._frame.marks and self._frame.marks[-1][0] in _CODES
            words = SPACE.sub(" ", data)
            self._frame.line.append(words if plain else _SPECIAL.sub(r"\\\g<0>", words).replace("](", r"]\("))

    @property
    def _frame(self) -> Frame:
        return self._frames[-1]

    def _begin(self, tag: str, given: dict[str, str]) -> str:
        """What is done when this tag ends."""
        classes = set(given.get("class", "").split())
        if self._skipped or tag in _NO_WORDS or classes & _LEFT_OUT:
            self._skipped += 1
            return "skipped"
        if not self._main:
            return self._begin_outside(tag, given)
        if tag == "pre":
            self._flush()
            self._code, found = [], _BRUSH.search(given.get("data-syntaxhighlighter-params", ""))
            self._brush = found[1] if found else ""
            return "pre"
        if tag in ("ul", "ol", "li", "blockquote", "table", "td", "th"):
            return self._begin_frame(tag, given, classes)
        if "confluence-information-macro" in classes:
            return self._begin_frame("blockquote", given, classes)
        if tag == "tr":
            if self._frame.tag == "table":
                self._frame.rows.append([])
            return ""
        if tag in _BLOCKS:
            self._flush()
            return "block"
        if tag == "a" or tag in _MARKS or tag in _CODES:
            return self._begin_mark(tag, given)
        return ""

    def _begin_outside(self, tag: str, given: dict[str, str]) -> str:
        if given.get("id") == "main-content":
            self._main = 1
            return "main"
        if given.get("id") == "title-text" and not self.title:
            self._caught = self.title
            return "caught"
        if tag == "li" and "first" in given.get("class", "").split() and not self.space:
            self._caught = self.space
            return "caught"
        return ""

    def _begin_mark(self, tag: str, given: dict[str, str]) -> str:
        marks = self._frame.marks
        if len(marks) >= DEPTH_MAX or any(tag == each for each, *_ in marks):
            return ""  # what is bold already does not become bolder
        marks.append((tag, len(self._frame.line), given.get("href", "")))
        return "mark"

    def _begin_frame(self, tag: str, given: dict[str, str], classes: set[str]) -> str:
        self._flush()
        if len(self._frames) > DEPTH_MAX * 2:
            return "deep"
        is_task = "inline-task-list" in classes or (tag == "li" and self._frame.is_task)
        self._frames.append(Frame(tag, is_task=is_task, is_done="checked" in classes))
        return "frame"

    def _void(self, tag: str, given: dict[str, str]) -> None:
        if not self._main or self._skipped:
            return
        if tag == "hr":
            self._flush()
            self._frame.blocks.append("---")
        elif self._code is not None:
            self._code.append("\n" if tag == "br" else "")
        elif tag == "br":
            self._frame.line.append(BREAK)
        elif tag == "img":
            self._picture(given)

    def _picture(self, given: dict[str, str]) -> None:
        source, alt = given.get("data-image-src") or given.get("src", ""), given.get("alt", "")
        if "emoticon" in given.get("class", ""):
            self._frame.line.append(_SPECIAL.sub(r"\\\g<0>", alt))
        elif source and not source.startswith(("images/icons/", "data:")):
            words = alt or PurePosixPath(given.get(ALT_OF, "")).stem
            self._frame.line.append(f"![{words_of(words)}]({address_of(source)})")

    def _flush(self) -> None:
        """End the paragraph that is being written."""
        frame = self._frame
        while frame.marks:
            self._close_mark()
        line = SPACE.sub(" ", "".join(frame.line)).strip(f" {BREAK}")
        frame.line.clear()
        if line:
            line = _BEGINS_BLOCK.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", line)
            frame.blocks.append(re.sub(f" ?{BREAK} ?", "  \n", line))

    def _close_mark(self) -> None:
        tag, start, to = self._frame.marks.pop()
        inside = "".join(self._frame.line[start:])
        del self._frame.line[start:]
        words = inside.strip()
        before, after = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
        if words and tag == "a":
            is_led = to and not to.startswith(("#", "/"))
            words = f"[{unbracketed(words)}]({address_of(to)})" if is_led and "![" not in words else words
        elif words and tag in _CODES:
            fence = "``" if "`" in words else "`"
            words = f"{fence}{words}{fence}"
        elif words:
            words = f"{_MARKS[tag]}{words}{_MARKS[tag]}"
        self._frame.line.append(f"{before}{words}{after if words else ''}")

    def _end_mark(self, _tag: str) -> None:
        if self._frame.marks:
            self._close_mark()

    def _end_block(self, tag: str) -> None:
        before = len(self._frame.blocks)
        self._flush()
        if tag in _HEADINGS and len(self._frame.blocks) > before:
            self._frame.blocks[-1] = f"{_HEADINGS[tag]} {self._frame.blocks[-1]}".replace("  \n", " ")

    def _end_pre(self, _tag: str) -> None:
        code = "".join(self._code or ()).strip("\n")
        self._code = None
        fence = max(("```", *(found + "`" for found in re.findall(r"`{3,}", code))), key=len)
        self._frame.blocks.append(f"{fence}{self._brush}\n{code}\n{fence}")

    def _end_frame(self, _tag: str) -> None:
        self._close_frame()

    def _end_deep(self, _tag: str) -> None:
        self._flush()

    def _end_main(self, _tag: str) -> None:
        self._flush()
        self._main = 0

    def _end_skipped(self, _tag: str) -> None:
        self._skipped -= 1

    def _end_caught(self, _tag: str) -> None:
        self._caught = None

    def _close_frame(self) -> None:
        self._flush()
        done = self._frames.pop()
        text = written(done, self._frame)
        if done.tag in ("td", "th") and self._frame.tag == "table":
            if not self._frame.rows:
                self._frame.rows.append([])
            self._frame.rows[-1].append(text)
        elif text:
            self._frame.blocks.append(text)
