"""Addresses in the texts of a draft: pictures, clips and links become those of here, or words.

Pure. LearnHub's own files name what they show and lead to by ids; in all others links and embeddings find
files of the folder.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote

from learnhub.core.i18n import N_
from learnhub.core.ids import ALPHABET, LENGTH
from learnhub.core.markdown_images import ALT_MAX
from learnhub.core.text import on_one_line
from learnhub.features.guides.room import STEPS
from learnhub.features.transfer.drafts import Draft, Note
from learnhub.features.transfer.folders import Folder, is_clip, is_note, is_picture
from learnhub.features.videos.room import VIDEO

SHOWING_CLIPS = (STEPS, VIDEO)  # whose texts show clips; elsewhere they are links like others

NO_PICTURE = N_("The picture “{name}” is not in the zip; its words stay.")
NO_CLIP = N_("The video “{name}” is not in the zip; its words stay.")
NO_NOTE = N_("The note “{name}” is not in the zip; the words of the link stay.")
FOREIGN_PICTURE = N_("The picture at {name} stays a link, because it is kept elsewhere.")
SCRIPTED = N_("“{name}” can hold scripts and is left out; its words stay.")

_OWN = re.compile(
    rf"(?P<image>!?)\[(?P<words>[^\[\]\n]{{0,{ALT_MAX}}})\]\("
    rf"(?P<to>(?:https?://[^\s()]+)?/?(?:\.\./)*(?P<place>[a-z][a-z/-]{{0,40}})/(?P<id>[{ALPHABET}]{{{LENGTH}}})"
    r"(?P<size>-[1-9]\d{0,3}x[1-9]\d{0,3})?(?P<ending>\.[a-z0-9]{2,4})?)\)"
)
_TOKEN = re.compile(
    r"(?P<code>^(?P<fence>`{3,}|~{3,})[\s\S]*?(?:^(?P=fence)[`~]*[ \t]*$|\Z)|(?<!`)`[^`\n]+`(?!`))"
    r"|(?P<embed>!?)\[\[(?P<note>[^\[\]\n|#]*)(?P<heading>#[^\[\]\n|]*)?(?:\|(?P<alias>[^\[\]\n]*))?\]\]"
    r"|(?P<image>!?)\[(?P<words>[^\[\]\n]*)\]"
    r"\((?P<to><[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)(?:[ \t]+\"[^\"\n]*\")?\)",
    re.MULTILINE,
)
_SCHEME = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//|#)", re.IGNORECASE)


Finder = Callable[[str], str]


def nowhere(_name: str) -> str:
    """The address of nothing."""
    return ""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where things are here, empty for what is not: a picture or a clip of the folder, a note of it, and by
    its id a picture, a clip, and content that had this id elsewhere.
    """

    file: Finder = nowhere
    page: Finder = nowhere
    image: Finder = nowhere
    clip: Finder = nowhere
    content: Finder = nowhere


@dataclass(slots=True)
class Resolved:
    """The texts of a draft with addresses in them, and what was found on the way."""

    body: str = ""
    sections: dict[str, tuple[str, ...]] = field(default_factory=dict)
    pictures: list[str] = field(default_factory=list)
    own_pictures: list[str] = field(default_factory=list)
    clips: list[str] = field(default_factory=list)
    own_clips: list[str] = field(default_factory=list)
    remarks: list[Note] = field(default_factory=list)


def resolved(draft: Draft, folder: Folder, at: Addresses) -> Resolved:
    """The texts of a draft with addresses; where there is none the words stay.

    `pictures` and `clips` are the files that it takes.
    """
    found = Resolved()
    resolver = _Resolver(draft, folder, at, found)
    pattern, change = (_OWN, resolver.returned) if draft.id else (_TOKEN, resolver.replaced)
    found.body = pattern.sub(change, draft.body)
    found.sections = {
        name: tuple(pattern.sub(change, text) for text in texts) for name, texts in draft.sections.items()
    }
    for names in (found.pictures, found.own_pictures, found.clips, found.own_clips):
        names[:] = dict.fromkeys(names)
    return found


@dataclass(frozen=True, slots=True)
class _Resolver:
    draft: Draft
    folder: Folder
    at: Addresses
    found: Resolved

    def returned(self, token: re.Match[str]) -> str:
        """A picture, a clip or a link in a file of LearnHub, where nothing else stands for something."""
        if token["image"]:
            return self._picture(token) if token["place"] == "images" else token[0]
        if token["place"] == "clips" and self.draft.kind in SHOWING_CLIPS:
            return self._clip(token)
        plain = not token["size"] and not token["ending"]
        address = self.at.content(token["id"]) if plain else ""
        return f"[{token['words']}]({address})" if address else token[0]

    def _picture(self, token: re.Match[str]) -> str:
        words, to = token["words"], token["to"]
        self.found.own_pictures.append(token["id"])
        if address := self.at.image(token["id"]):
            return f"![{words}]({address})"
        target = self.folder.at(self.draft.path, to)
        return self._shown(words, to, target) if target else token[0]

    def _clip(self, token: re.Match[str]) -> str:
        words, to = token["words"], token["to"]
        self.found.own_clips.append(token["id"])
        if address := self.at.clip(token["id"]):
            return f"[{words}]({address})"
        target = self.folder.at(self.draft.path, to)
        if not target or not is_clip(target):
            self.found.remarks.append(Note(NO_CLIP, {"name": to[:80]}))
            return words
        self.found.clips.append(target)
        return f"[{words}]({address})" if (address := self.at.file(target)) else words

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
            return f"![{words}]({address})" if (address := self.at.file(target)) else words
        is_scripted = PurePosixPath(name).suffix.lower() in (".svg", ".html", ".htm")
        self.found.remarks.append(Note(SCRIPTED if is_scripted else NO_PICTURE, {"name": name[:80]}))
        return words

    def _led(self, words: str, name: str, target: str) -> str:
        if target and is_note(target):
            return f"[{words}]({address})" if (address := self.at.page(target)) else words
        self.found.remarks.append(Note(NO_NOTE, {"name": name[:80]}))
        return words


_BRACKETS = str.maketrans("[]", "()")
