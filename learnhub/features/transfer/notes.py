"""Notes as the tools that people keep them in write them into a folder, read into drafts.

Pure: names and texts in, drafts out. Three ways to name things are understood wherever they occur, because
folders are mixed: LearnHub's own files with a kind and an id in their front matter; Notion's, whose names end
with 32 hexadecimal digits and whose links are percent-encoded; Obsidian's, whose links are `[[Note]]` and
whose pictures are `![[picture.png]]`, found by their name wherever they are in the folder. What stands in
code stays as it is. Pages of Confluence are HTML and become Markdown first (`html_pages`).
"""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from learnhub.core.i18n import LANGUAGES, N_
from learnhub.core.ids import is_id
from learnhub.core.text import is_sound, on_one_line
from learnhub.features.topics.schemas import MAX_TAGS
from learnhub.features.transfer.drafts import Draft, Note
from learnhub.features.transfer.folders import DIGITS, Folder, is_page, without_digits
from learnhub.features.transfer.html_pages import page_id, read_page
from learnhub.features.transfer.markdown_files import BROKEN_FRONT, BrokenFront, taken_apart
from learnhub.features.transfer.resolving import Addresses, resolved

NOTE_MAX = 200_000  # bytes; the texts of an item are shorter
PAGE_MAX = 2_000_000  # of HTML, most of which is no text
PICTURES_MAX = 50  # of one note

NOT_TEXT = N_("This file is not text in UTF-8.")
TOO_LONG = N_("This note is too long. Split it into several.")
TOO_MANY_PICTURES = N_("A note shows at most {most} pictures.")
UNSOUND = N_("There are control characters in this note.")
NO_PAGE = N_("This is no page of a space that Confluence exported.")

_H1 = re.compile(r"\A\s*# +([^\n]+?)[ #]*(?:\n|\Z)")


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
    found = resolved(draft, folder, Addresses())
    draft.remarks = found.remarks
    draft.pictures, draft.own_pictures = found.pictures, found.own_pictures
    draft.clips, draft.own_clips = found.clips, found.own_clips
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
        draft.space, draft.space_id = _line(front.get("space")), _line(front.get("space_id"))
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
