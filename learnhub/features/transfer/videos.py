"""A video as a file has it: beside its words a link to its clip, or its address elsewhere, and its captions.

They stand in the file as sections do. The transcript is there for people; what is read are the captions.
"""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import captions
from learnhub.core.i18n import N_
from learnhub.core.markdown_clips import clips_in
from learnhub.features.transfer.drafts import Draft, Note
from learnhub.features.transfer.resolving import Addresses
from learnhub.features.videos import service
from learnhub.features.videos.errors import CaptionsMissing, NotALink, NothingToShow
from learnhub.features.videos.schemas import LINK_MAX, EditVideoInput, VideoInput
from learnhub.features.videos.service.videos import is_link

CLIP_MISSING = N_(
    "The video itself is not in the zip. Take the whole library out, or add it on its own page."
)

Sections = Mapping[str, tuple[str, ...]]


def problems(draft: Draft, shown: Addresses, *, is_here: bool) -> list[Note]:
    """What is wrong with the file of a video; of one that `is_here` only the words change."""
    clip, link, text = (_text(draft.sections, name) for name in ("clip", "link", "captions"))
    if not is_here and bool(clip) == bool(link):
        return [Note(NothingToShow.message)]
    if not is_here and clip and not draft.clips and not any(map(shown.clip, draft.own_clips)):
        return [Note(CLIP_MISSING)]
    if not is_here and link and (len(link) > LINK_MAX or link.split() != [link] or not is_link(link)):
        return [Note(NotALink.message)]
    if clip and not text:
        return [Note(CaptionsMissing.message)]
    try:
        captions.read(text or "0:00 -")
    except captions.NoCaptions as problem:
        return [Note(problem.message, {name: str(value) for name, value in problem.params.items()})]
    return []


def publish(session: Session, actor: Actor, video_id: str, said: Mapping[str, Any], space: str) -> None:
    """Publish the video that a file describes, whose clip is here by now."""
    sections = said["sections"]
    clip = next(iter(clips_in(_text(sections, "clip"))), "")
    form = VideoInput.model_construct(**_words(said), clip=clip, link=_text(sections, "link"), space_id=space)
    service.publish_video(session, actor, form, video_id)


def edit(session: Session, actor: Actor, video_id: str, edition: int, said: Mapping[str, Any]) -> None:
    """Change the words of a video to those of a file; it shows what it showed."""
    service.edit_video(
        session, actor, video_id, EditVideoInput.model_construct(**_words(said), edition=edition)
    )


def _words(said: Mapping[str, Any]) -> dict[str, Any]:
    names = ("title", "language", "topics")
    text = _text(said["sections"], "captions")
    return {name: said[name] for name in names} | {"about": said["body"], "captions": text}


def _text(sections: Sections, name: str) -> str:
    return "".join(sections.get(name, ())[:1]).strip()
