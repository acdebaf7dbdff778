"""Steps as they are kept, in one Markdown text that every tool reads, and taken apart again.

Each begins with a heading, which may end with how long it takes, as in `### Wet the seal (2 min)`. Below it
stands what to do; a paragraph behind ✓ says how one knows that it went well, one behind ⚠ warns, and a
picture, or the link to a clip, in a paragraph of its own shows it. So a suggested edit, an earlier edition,
a search and a file are those of any text.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import unescape

from learnhub.core import markdown
from learnhub.core.markdown_clips import ADDRESS as CLIP
from learnhub.features.guides import clips, photos

GOOD, WARNING = "✓", "⚠"
SECONDS_MAX = 24 * 60 * 60
_LENGTH = re.compile(
    r"(?:(?P<h>\d{1,2}) ?h ?)?(?:(?P<m>\d{1,4}) ?min ?)?(?:(?P<s>\d{1,4}) ?s?)?", re.IGNORECASE
)
_CLOCK = re.compile(r"(\d{1,3}):(\d\d)")
_NAME = re.compile(r"(.*?)\s*\(([\d hminsHMINS]{1,15})\)")
_SIGNED = re.compile(rf"([{GOOD}{WARNING}])\ufe0f? *(.+)", re.DOTALL)
_HTML = re.compile(r"<(/?)(blockquote|ul|ol|table)\b[^>]*>|<h([345])>(.*?)</h\3>", re.DOTALL)
_SIGNED_HTML = re.compile(rf"<p>([{GOOD}{WARNING}])\ufe0f? *(.*?)</p>\s*", re.DOTALL)
_PICTURE_HTML = re.compile(r'<p>(<img [^>]*?src="([^"]*)"[^>]*?alt="([^"]*)"[^>]*>)</p>\s*')
_CLIP_HTML = re.compile(rf'<p><a href="({CLIP})"[^>]*>(.*?)</a></p>\s*')
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Step:
    """What its writer types; `photo` and `clip` are addresses. Without `seconds` nobody says how long."""

    name: str
    text: str = ""
    seconds: int = 0
    good: str = ""
    warning: str = ""
    photo: str = ""
    photo_shows: str = ""
    clip: str = ""
    clip_shows: str = ""


@dataclass(frozen=True, slots=True)
class GuideStepView:
    """A step as one reads it: `begins` is the time that has gone by then, nothing where nobody knows."""

    number: int = 1
    name: str = ""
    html: str = ""
    good_html: str = ""
    warning_html: str = ""
    photo_html: str = ""
    photo: str = ""
    photo_shows: str = ""
    clip: str = ""
    clip_shows: str = ""
    lasts: str = ""
    begins: str = ""


def seconds_of(text: str) -> int | None:
    """How long `1 min 30`, `45 s`, `2 h`, `1:30` or `3`, which are minutes, take; None for anything else."""
    text = text.strip()
    if clock := _CLOCK.fullmatch(text):
        seconds = int(clock[1]) * 60 + int(clock[2])
    elif text.isdecimal() and len(text) < 5:
        seconds = int(text) * 60
    elif text and (found := _LENGTH.fullmatch(text)):
        hours, minutes, rest = (int(found[part] or 0) for part in "hms")
        # In "2 h 30" the last figure are minutes.
        minutes, rest = (
            (rest, 0) if found["h"] and not found["m"] and text[-1].isdecimal() else (minutes, rest)
        )
        seconds = hours * 3_600 + minutes * 60 + rest
    else:
        return None
    return seconds if 0 < seconds <= SECONDS_MAX else None


def in_words(seconds: int) -> str:
    """How long something takes, alike in every language of LearnHub: `30 s`, `1 min 30`, `1 h 20`."""
    if not seconds:
        return ""
    if seconds < 60:
        return f"{seconds} s"
    hours, minutes, rest = seconds // 3_600, seconds // 60 % 60, seconds % 60
    if hours:
        return f"{hours} h {minutes:02}" if minutes else f"{hours} h"
    return f"{minutes} min {rest:02}" if rest else f"{minutes} min"


def written(steps: Iterable[Step]) -> str:
    """The Markdown of steps."""
    return "\n\n".join(_written(step) for step in steps)


def _written(step: Step) -> str:
    length = f" ({_exactly(step.seconds)})" if step.seconds else ""
    parts = [
        f"### {step.name}{length}",
        step.text.strip(),
        f"{GOOD} {step.good}" if step.good else "",
        f"{WARNING} {step.warning}" if step.warning else "",
        photos.markdown_of(step.photo, step.photo_shows),
        clips.markdown_of(step.clip, step.clip_shows),
    ]
    return "\n\n".join(part for part in parts if part)


def _exactly(seconds: int) -> str:
    hours, rest = divmod(seconds, 3_600)
    if hours and rest % 60:
        return f"{hours} h {rest // 60} min {rest % 60} s"
    return in_words(seconds)


def read(text: str) -> list[Step]:
    """The steps of a text: every heading that stands by itself begins one, whatever its level."""
    lines = text.split("\n")
    headings = markdown.headings(text)
    ends = [*(begin for begin, _after, _words in headings[1:]), len(lines)]
    before = "\n".join(lines[: headings[0][0]] if headings else lines)
    found = [_read("", before)] if before.strip() else []
    for (_begin, after, words), end in zip(headings, ends, strict=False):
        found.append(_read(words, "\n".join(lines[after:end])))
    return found


def _read(heading: str, text: str) -> Step:
    name, seconds = _named(heading)
    told: list[str] = []
    signed: dict[str, str] = {}
    photo = shows = clip = happens = ""
    for part in re.split(r"\n{2,}", text.strip("\n")):
        sign = _SIGNED.fullmatch(part.strip())
        if sign and sign[1] not in signed:
            signed[sign[1]] = " ".join(sign[2].split())
        elif not photo and photos.parts_of(part)[0]:
            photo, shows = photos.parts_of(part)
        elif not clip and clips.parts_of(part)[0]:
            clip, happens = clips.parts_of(part)
        else:
            told.append(part)
    return Step(
        name=name,
        text="\n\n".join(told).strip("\n"),
        seconds=seconds,
        good=signed.get(GOOD, ""),
        warning=signed.get(WARNING, ""),
        photo=photo,
        photo_shows=shows,
        clip=clip,
        clip_shows=happens,
    )


def _named(heading: str) -> tuple[str, int]:
    found = _NAME.fullmatch(heading)
    seconds = seconds_of(found[2]) if found else None
    return (found[1], seconds) if found and seconds else (heading, 0)


def shown(html: str) -> list[GuideStepView]:
    """The steps of the HTML that was made of such a text."""
    views: list[GuideStepView] = []
    at: int | None = 0
    for number, (heading, text) in enumerate(_divided(html), 1):
        view, seconds = _view(number, heading, text)
        begins = "" if at is None else clock(at)
        at = at + seconds if at is not None and seconds else None
        views.append(replace(view, begins=begins))
    return views if any(view.lasts for view in views) else [replace(view, begins="") for view in views]


def lasting(steps: Sequence[Step]) -> int:
    """How long all of them take; nothing when one does not say."""
    return sum(step.seconds for step in steps) if all(step.seconds for step in steps) else 0


def clock(seconds: int) -> str:
    """The time that has gone by: `1:30`, or `1:02:00` after an hour."""
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"


def _divided(html: str) -> Iterable[tuple[str, str]]:
    """Each heading that stands by itself, with the HTML up to the next one."""
    depth, begin, heading = 0, 0, ""
    for found in _HTML.finditer(html):
        if found[2]:
            depth += -1 if found[1] else 1
        elif depth == 0:
            if heading or html[begin : found.start()].strip():
                yield heading, html[begin : found.start()]
            begin, heading = found.end(), found[4]
    if heading or html[begin:].strip():
        yield heading, html[begin:]


def _view(number: int, heading: str, html: str) -> tuple[GuideStepView, int]:
    name, seconds = _named(unescape(_TAG.sub("", heading)).strip())
    signed: dict[str, str] = {}
    for sign in _SIGNED_HTML.finditer(html):
        if sign[1] not in signed:
            signed[sign[1]] = sign[2]
            html = html.replace(sign[0], "", 1)
    picture = _PICTURE_HTML.search(html)
    if picture:
        html = html.replace(picture[0], "", 1)
    clip = _CLIP_HTML.search(html)
    if clip:
        html = html.replace(clip[0], "", 1)
    view = GuideStepView(
        number=number,
        name=name,
        html=html.strip(),
        good_html=signed.get(GOOD, ""),
        warning_html=signed.get(WARNING, ""),
        photo_html=picture[1] if picture else "",
        photo=picture[2] if picture else "",
        photo_shows=unescape(picture[3]) if picture else "",
        clip=clip[1] if clip else "",
        clip_shows=unescape(_TAG.sub("", clip[2])) if clip else "",
        lasts=in_words(seconds),
    )
    return view, seconds
