"""Notes as the tools that people keep them in write them into a folder, read into drafts.

Pure: names and texts in, drafts out. Three ways to name things are understood wherever they occur, because
folders are mixed: LearnHub's own files with a kind and an id in their front matter; Notion's, whose names end
with 32 hexadecimal digits and whose links are percent-encoded; Obsidian's, whose links are `[[Note]]` and
whose pictures are `![[picture.png]]`, found by their name wherever they are in the folder. What stands in
code stays as it is. Pages of Confluence are HTML and become Markdown first (`html_pages`).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from learnhub.core.i18n import LANGUAGES, N_
from learnhub.core.ids import ALPHABET, LENGTH, is_id
from learnhub.core.markdown_images import ALT_MAX
from learnhub.core.text import is_sound, on_one_line
from learnhub.features.topics.schemas import MAX_TAGS
from learnhub.features.transfer.folders import DIGITS, Folder, is_note, is_page, is_picture, without_digits
from learnhub.features.transfer.html_pages import page_id, read_page
from learnhub.features.transfer.markdown_files import BROKEN_FRONT, BrokenFront, taken_apart

NOTE_MAX = 200_000  # bytes; the texts of an item are shorter
PAGE_MAX = 2_000_000  # of HTML, most of which is no text
PICTURES_MAX = 50  # of one note

NOT_TEXT = N_("This file is not text in UTF-8.")
TOO_LONG = N_("This note is too long. Split it into several.")
TOO_MANY_PICTURES = N_("A note shows at most {most} pictures.")
UNSOUND = N_("There are control characters in this note.")
NO_PAGE = N_("This is no page of a space that Confluence exported.")
NO_PICTURE = N_("The picture “{name}” is not in the zip; its words stay.")
NO_NOTE = N_("The note “{name}” is not in the zip; the words of the link stay.")
FOREIGN_PICTURE = N_("The picture at {name} stays a link, because it is kept elsewhere.")
SCRIPTED = N_("“{name}” can hold scripts and is left out; its words stay.")

_OWN_PICTURE = re.compile(
    rf"!\[([^\[\]\n]{{0,{ALT_MAX}}})\]\(((?:https?://[^\s()]+)?/?(?:\.\./)*images/"
    rf"([{ALPHABET}]{{{LENGTH}}})(?:-[1-9]\d{{0,3}}x[1-9]\d{{0,3}})?(?:\.[a-z]{{2,4}})?)\)"
)
_H1 = re.compile(r"\A\s*# +([^\n]+?)[ #]*(?:\n|\Z)")
_TOKEN = re.compile(
    r"(?P<code>^(?P<fence>`{3,}|~{3,})[\s\S]*?(?:^(?P=fence)[`~]*[ \t]*$|\Z)|(?<!`)`[^`\n]+`(?!`))"
    r"|(?P<embed>!?)\[\[(?P<note>[^\[\]\n|#]*)(?P<heading>#[^\[\]\n|]*)?(?:\|(?P<alias>[^\[\]\n]*))?\]\]"
    r"|(?P<image>!?)\[(?P<words>[^\[\]\n]*)\]"
    r"\((?P<to><[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)(?:[ \t]+\"[^\"\n]*\")?\)",
    re.MULTILINE,
)
_SCHEME = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//|#)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Note:
    """A remark or a problem about a draft: its sentence and the values in it."""

    message: str
    params: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Draft:
    """What a file holds, before anything is decided. `source` is how the same file is known the next time.

    `kind` and `id` are what the file says, and empty for the notes of other tools. Its texts are as they were
    written; `resolved` gives them addresses.
    """

    path: str
    source: str = ""
    kind: str = ""
    id: str = ""
    edition: int = 0
    title: str = ""
    language: str = ""
    topics: tuple[str, ...] = ()
    body: str = ""
    sections: dict[str, tuple[str, ...]] = field(default_factory=dict)
    pictures: list[str] = field(default_factory=list)
    own_pictures: list[str] = field(default_factory=list)
    problems: list[Note] = field(default_factory=list)
    remarks: list[Note] = field(default_factory=list)

    @property
    def folder(self) -> str:
        """The name of the folder that it is in, without Notion's digits."""
        return without_digits(PurePosixPath(self.path).parent.name)


def read(path: str, data: bytes, folder: Folder) -> Draft:
    """The draft of one file, with what is wrong with it."""
    draft = Draft(path, source=_source_of(path))
    text = _decoded(draft, data)
    if draft.problems:
        return draft
    if is_page(path):
        _take_page(draft, text)
    else:
        _take_note(draft, text)
    if BROKEN_FRONT in (note.message for note in draft.problems):
        return draft
    found = resolved(draft, folder, nowhere, nowhere, nowhere)
    draft.remarks = found.remarks
    draft.pictures, draft.own_pictures = found.pictures, found.own_pictures
    if len(draft.pictures) > PICTURES_MAX:
        draft.problems.append(Note(TOO_MANY_PICTURES, {"most": str(PICTURES_MAX)}))
    return draft


def _take_page(draft: Draft, text: str) -> None:
    page = read_page(text)
    draft.title, draft.body = page.title, page.body
    if not draft.title:
        draft.problems.append(Note(NO_PAGE))


def _take_note(draft: Draft, text: str) -> None:
    try:
        parts = taken_apart(text)
    except BrokenFront:
        draft.problems.append(Note(BROKEN_FRONT))
        return
    front = parts.front
    draft.body, draft.sections = parts.body, parts.sections
    _take_front(draft, front)
    if not draft.title:
        _take_title(draft)


def _source_of(path: str) -> str:
    """How a note is known again: the number that its tool gave it wherever it was moved to, else its path."""
    if is_page(path) and (number := page_id(path)):
        return f"confluence:{number}"
    found = DIGITS.search(PurePosixPath(path).stem)
    return f"notion:{found[1]}" if found else f"path:{path}"


def _decoded(draft: Draft, data: bytes) -> str:
    if len(data) > (PAGE_MAX if is_page(draft.path) else NOTE_MAX):
        draft.problems.append(Note(TOO_LONG))
        return ""
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        draft.problems.append(Note(NOT_TEXT))
        return ""
    if not is_sound(text.replace("\r", "")):
        draft.problems.append(Note(UNSOUND))
    return text


def _take_front(draft: Draft, front: Mapping[str, Any]) -> None:
    draft.kind, own_id = _line(front.get("kind")), _line(front.get("id"))
    if draft.kind and is_id(own_id):
        draft.id, draft.source = own_id, f"learnhub:{own_id}"
    edition = _line(front.get("edition"))
    draft.edition = int(edition) if edition.isascii() and edition.isdigit() and len(edition) < 9 else 0
    draft.title = _line(front.get("title"))
    language = _line(front.get("language") or front.get("lang"))[:2].lower()
    draft.language = language if language in LANGUAGES else ""
    given = front.get("topics") or front.get("tags") or []
    listed = given if isinstance(given, list) else str(given).split(",")
    names = (_line(name).lstrip("#").replace("/", " ").strip() for name in listed)
    draft.topics = tuple(dict.fromkeys(name for name in names if 0 < len(name) <= 60))[:MAX_TAGS]


def _line(value: Any) -> str:
    return on_one_line(value) if isinstance(value, str) and is_sound(value) else ""


def _take_title(draft: Draft) -> None:
    """The first heading, which Notion and many people write, or else the name of the file."""
    if found := _H1.match(draft.body):
        draft.title, draft.body = on_one_line(found[1]), draft.body[found.end() :].strip()
    else:
        draft.title = on_one_line(without_digits(PurePosixPath(draft.path).stem).replace("_", " "))


@dataclass(slots=True)
class Resolved:
    """The texts of a draft with addresses in them, and what was found on the way."""

    body: str = ""
    sections: dict[str, tuple[str, ...]] = field(default_factory=dict)
    pictures: list[str] = field(default_factory=list)
    own_pictures: list[str] = field(default_factory=list)
    remarks: list[Note] = field(default_factory=list)


Finder = Callable[[str], str]


def resolved(draft: Draft, folder: Folder, picture: Finder, page: Finder, own: Finder) -> Resolved:
    """The texts of a draft with addresses; where there is none the words stay.

    `picture` and `page` answer that of a file, `own` that of a picture that is known here by its id.
    """
    found = Resolved()
    resolver = _Resolver(draft, folder, picture, page, own, found)
    pattern, change = (_OWN_PICTURE, resolver.returned) if draft.id else (_TOKEN, resolver.replaced)
    found.body = pattern.sub(change, draft.body)
    found.sections = {
        name: tuple(pattern.sub(change, text) for text in texts) for name, texts in draft.sections.items()
    }
    found.pictures = list(dict.fromkeys(found.pictures))
    found.own_pictures = list(dict.fromkeys(found.own_pictures))
    return found


def nowhere(_name: str) -> str:
    """The address of nothing."""
    return ""


@dataclass(frozen=True, slots=True)
class _Resolver:
    draft: Draft
    folder: Folder
    picture: Finder
    page: Finder
    own: Finder
    found: Resolved

    def returned(self, token: re.Match[str]) -> str:
        """A picture in a file that LearnHub wrote, where nothing else stands for something."""
        words, to, image_id = token.groups()
        self.found.own_pictures.append(image_id)
        if address := self.own(image_id):
            return f"![{words}]({address})"
        target = self.folder.at(self.draft.path, to)
        return self._shown(words, to, target) if target else token[0]

    def replaced(self, token: re.Match[str]) -> str:
        """A link or a picture of any tool; what stands in code stays."""
        if token["code"]:
            return token[0]
        if token["note"] is not None:
            return self._wiki(token)
        return self._image(token) if token["image"] else self._link(token)

    def _wiki(self, token: re.Match[str]) -> str:
        name, alias = token["note"].strip(), (token["alias"] or "").strip()
        if token["embed"] and not is_note(name) and PurePosixPath(name).suffix:
            words = alias if alias and not alias[0].isdigit() else PurePosixPath(name).stem  # or its width
            return self._shown(words, name, self.folder.embedded(self.draft.path, name))
        words = alias or name or (token["heading"] or "").lstrip("#")
        return self._led(words, name, self.folder.note(self.draft.path, name) if name else self.draft.path)

    def _image(self, token: re.Match[str]) -> str:
        words, to = token["words"], token["to"]
        if not _SCHEME.match(to):
            name = unquote(to)
            return self._shown(words or PurePosixPath(name).stem, name, self.folder.at(self.draft.path, to))
        self.found.remarks.append(Note(FOREIGN_PICTURE, {"name": to[:80]}))
        return f"[{words or to}]({to})" if to.startswith(("https://", "http://")) else words

    def _link(self, token: re.Match[str]) -> str:
        to, target = token["to"], self.folder.at(self.draft.path, token["to"])
        if _SCHEME.match(to) or (to.startswith("/") and not target):
            return token[0]
        return self._led(token["words"], unquote(to), target)

    def _shown(self, words: str, name: str, target: str) -> str:
        words = on_one_line(words.translate(_BRACKETS))[:ALT_MAX]
        if target and is_picture(target):
            self.found.pictures.append(target)
            return f"![{words}]({address})" if (address := self.picture(target)) else words
        is_scripted = PurePosixPath(name).suffix.lower() in (".svg", ".html", ".htm")
        self.found.remarks.append(Note(SCRIPTED if is_scripted else NO_PICTURE, {"name": name[:80]}))
        return words

    def _led(self, words: str, name: str, target: str) -> str:
        if target and is_note(target):
            return f"[{words}]({address})" if (address := self.page(target)) else words
        self.found.remarks.append(Note(NO_NOTE, {"name": name[:80]}))
        return words


_BRACKETS = str.maketrans("[]", "()")
