"""Captions: read from WebVTT, from SRT or from lines that begin with a moment, and written again as WebVTT.

Nothing of a file is kept but moments and words: no style, no region, no place, no mark-up, no comment.
"""

import re
from dataclasses import dataclass
from html import unescape
from itertools import zip_longest

from learnhub.core.i18n import N_
from learnhub.errors import Invalid

CUES_MAX, SHOWN_FOR = 2_000, 6_000  # how long, in milliseconds, a line stands that no other one follows
_MOMENT = r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3}))?"
_TIMING = re.compile(rf"\s*{_MOMENT}\s*-->\s*{_MOMENT}(?:\s.*)?", re.ASCII)
_LINE = re.compile(rf"\s*\[?{_MOMENT}\]?\s+(\S.*)", re.ASCII)
_MARK = re.compile(r"<[^<>]*>|\{\\[^{}]*\}")
_SKIPPED = ("WEBVTT", "NOTE", "STYLE", "REGION")


class NoCaptions(Invalid):
    """A text in which no caption was found, or one that is out of order; `line` says where."""

    code = "no_captions"
    message = N_(
        "No captions were found here. Begin each line with its moment, as in “0:07 Close the valve”, "
        "or add a WebVTT or SRT file."
    )


OUT_OF_ORDER = N_("The captions are out of order at {moment}: each begins after the one before it.")
TOO_MANY = N_("These are too many captions: at most {most}.")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that are shown from one moment to another, in milliseconds."""

    start: int
    end: int
    text: str


def read(text: str, length: int = 0) -> list[Cue]:
    """The captions in a text, of a video that is so many milliseconds long; raises NoCaptions."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff").split("\n")
    cues = _timed(lines) if any(map(_TIMING.fullmatch, lines)) else _noted(lines, length)
    if not cues:
        raise NoCaptions
    if len(cues) > CUES_MAX:
        raise NoCaptions(TOO_MANY, most=CUES_MAX)
    for before, cue in zip([cues[0], *cues], cues, strict=False):
        if cue.start < before.start or cue.end <= cue.start:
            raise NoCaptions(OUT_OF_ORDER, moment=moment(cue.start))
    return cues


def written(cues: list[Cue]) -> str:
    """The captions as WebVTT."""
    blocks = [f"{_exact(cue.start)} --> {_exact(cue.end)}\n{_escaped(cue.text)}" for cue in cues]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def transcript(cues: list[Cue]) -> str:
    """The words alone, as paragraphs: a pause of two seconds begins another one."""
    paragraphs, before = [], None
    for cue in cues:
        words = " ".join(cue.text.split())
        if before is None or cue.start - before >= 2_000:
            paragraphs.append(words)
        else:
            paragraphs[-1] += f" {words}"
        before = cue.end
    return "\n\n".join(paragraphs)


def moment(milliseconds: int) -> str:
    """A moment of a video as one reads it: 0:07, 1:02:03."""
    minutes, seconds = divmod(milliseconds // 1_000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _timed(lines: list[str]) -> list[Cue]:
    """Of WebVTT and SRT: blocks with a line of two moments, up to an empty line."""
    cues, at = [], 0
    while at < len(lines):
        found = _TIMING.fullmatch(lines[at])
        at += 1
        if not found:
            continue
        words = []
        while at < len(lines) and lines[at].strip() and not _TIMING.fullmatch(lines[at]):
            words.append(lines[at])
            at += 1
        text = _plain("\n".join(words))
        if text:
            cues.append(Cue(_milliseconds(found.groups()[:4]), _milliseconds(found.groups()[4:]), text))
    return cues


def _noted(lines: list[str], length: int) -> list[Cue]:
    """Of lines that begin with a moment: each stands until the next one, or for some seconds."""
    begun: list[tuple[int, str]] = []
    for line in lines:
        if found := _LINE.fullmatch(line):
            begun.append((_milliseconds(found.groups()[:4]), found[5]))
        elif line.strip() and begun:
            begun[-1] = (begun[-1][0], f"{begun[-1][1]}\n{line.strip()}")
        elif line.strip() and not line.startswith(_SKIPPED):
            raise NoCaptions
    ends = [start for start, _ in begun[1:]]
    cues = []
    for (start, words), following in zip_longest(begun, ends):
        end = following or max(start + 1_000, min(start + SHOWN_FOR, length or start + SHOWN_FOR))
        if text := _plain(words):
            cues.append(Cue(start, end, text))
    return cues


def _milliseconds(groups: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, part = groups
    whole = int(hours or 0) * 3_600 + int(minutes or 0) * 60 + int(seconds or 0)
    return whole * 1_000 + int((part or "0").ljust(3, "0"))


def _plain(text: str) -> str:
    """Words without mark-up, each line without spaces around it."""
    bare = unescape(_MARK.sub("", text))
    return "\n".join(line for line in (" ".join(each.split()) for each in bare.split("\n")) if line)


def _exact(milliseconds: int) -> str:
    seconds, part = divmod(milliseconds, 1_000)
    return f"{seconds // 3_600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{part:03}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
