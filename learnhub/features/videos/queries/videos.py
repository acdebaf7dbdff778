"""Reading videos: on their page, in their form, in a list."""

from collections.abc import Collection
from dataclasses import fields
from urllib.parse import urlsplit

from sqlalchemy import bindparam, select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import captions, db
from learnhub.core.among import among
from learnhub.core.markdown_clips import clip_address
from learnhub.core.pagination import PAGE_SIZE, Page
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.schemas import Words
from learnhub.features.search.browsing import FoundRow, Search, find
from learnhub.features.videos.models import Clip, Video
from learnhub.features.videos.room import VIDEO
from learnhub.features.videos.schemas import CueView, VideoSource, VideoText, VideoView

_SHOWN = (
    select(Video.link, Video.captions, Clip.id, Clip.seconds, Clip.width, Clip.height)
    .outerjoin(Clip, Clip.id == Video.clip_id)
    .where(Video.content_id == bindparam("content_id"))
)
_FILED = (
    select(Video.content_id, Video.link, Video.captions, Clip.id, Clip.seconds)
    .outerjoin(Clip, Clip.id == Video.clip_id)
    .where(among(Video.content_id, "ids"))
)
NOTHING = ("", "", None, 0, 0, 0)


def get_video(session: Session, actor: Actor, video_id: str) -> VideoView:
    """A visible video with everything on its page; raises NoSuchContent."""
    return _view(session, actor, discussion.get_content(session, actor, video_id, VIDEO))


def open_video(session: Session, actor: Actor, video_id: str) -> VideoView:
    """A video as its page shows it; raises NoSuchContent."""
    return get_video(session, actor, video_id).typeset()


def get_source(session: Session, actor: Actor, video_id: str) -> VideoSource:
    """A video, also as it was typed; raises NoSuchContent."""
    content = discussion.get_content(session, actor, video_id, VIDEO)
    view = _view(session, actor, content)
    return VideoSource(
        **{field.name: getattr(view, field.name) for field in fields(view)},
        about=content.body,
        webvtt=_shown(session, video_id)[1],
        edition=content.edition,
    )


def get_captions(session: Session, actor: Actor, video_id: str) -> str:
    """The captions of a visible video as WebVTT; raises NoSuchContent."""
    discussion.get_content(session, actor, video_id, VIDEO)
    return _shown(session, video_id)[1] or captions.written([])


def video_text(session: Session, actor: Actor, video_id: str) -> VideoText:
    """A video as it stands in its form; raises Forbidden for who may not edit it."""
    content = discussion.get_editable(session, actor, video_id, VIDEO)
    link, webvtt, clip_id, *_ = _shown(session, video_id)
    return VideoText(
        **discussion.item_text_fields(session, actor, content),
        about=content.body,
        captions=webvtt,
        clip=clip_id or "",
        link=link,
    )


def besides(session: Session, video_ids: Collection[str]) -> dict[str, dict[str, str]]:
    """What these videos have beside their words, as the texts of a file: a clip in Markdown, or a link, and
    captions.
    """
    found = db.rows(session, _FILED, ids=[*video_ids]) if video_ids else ()
    return {video_id: _beside(*shown) for video_id, *shown in found}


def _beside(link: str, webvtt: str, clip_id: str | None, seconds: int | None) -> dict[str, str]:
    words = captions.moment((seconds or 0) * 1_000)
    shown = {"clip": f"[{words}]({clip_address(clip_id)})"} if clip_id else {"link": link}
    return shown | ({"captions": webvtt} if webvtt else {})


def list_videos(
    session: Session, actor: Actor, *, search: Search, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[FoundRow]:
    """A page of published videos that match."""
    return find(session, actor, (VIDEO,), search, cursor=cursor, size=size)


def get_words(session: Session, actor: Actor, video_id: str) -> Words:
    """The title of a published video and what is said about it, in one statement; raises NoSuchContent."""
    return discussion.get_words(session, actor, video_id, VIDEO)


def _view(session: Session, actor: Actor, content: Content) -> VideoView:
    link, webvtt, clip_id, seconds, width, height = _shown(session, content.id)
    is_author = discussion.is_author(session, actor, content.id)
    return VideoView(
        **discussion.item_fields(session, actor, content, is_author=is_author),
        body_html=discussion.html_of(session, content.id).get(discussion.BODY, ""),
        clip=clip_address(clip_id) if clip_id else "",
        captions=f"/videos/{content.id}/captions.vtt" if clip_id else "",
        link=link,
        site=(urlsplit(link).hostname or "").removeprefix("www."),
        lasts=captions.moment((seconds or 0) * 1_000) if clip_id else "",
        width=width or 0,
        height=height or 0,
        cues=_cues(webvtt),
    )


def _shown(session: Session, content_id: str) -> tuple:
    """What is beside the words; nothing when it was taken back."""
    return next(iter(db.rows(session, _SHOWN, content_id=content_id)), NOTHING)


def _cues(webvtt: str) -> list[CueView]:
    try:
        cues = captions.read(webvtt) if webvtt else []
    except captions.NoCaptions:  # all were taken out
        cues = []
    return [CueView(cue.start / 1_000, captions.moment(cue.start), cue.text) for cue in cues]
