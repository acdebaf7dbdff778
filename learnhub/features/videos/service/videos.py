"""Publishing a video, changing its words, and taking it back."""

from urllib.parse import urlsplit

from sqlalchemy import delete
from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import captions
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.events import ContentRedacted, ContentRemoved
from learnhub.features.discussion.schemas import Sections
from learnhub.features.notices import service as notices
from learnhub.features.videos import policy, queries
from learnhub.features.videos.enums import Section
from learnhub.features.videos.errors import CaptionsMissing, NotALink, NothingToShow
from learnhub.features.videos.models import Clip, Video
from learnhub.features.videos.room import VIDEO
from learnhub.features.videos.schemas import EditVideoInput, VideoInput
from learnhub.rooms import Reason


def publish_video(session: Session, actor: Actor, form: VideoInput, content_id: str = "") -> str:
    """Publish a video for everybody, and answer its id; a clip has captions, a link leads to the web."""
    guard.require(policy.can_write(actor))
    if bool(form.clip) == bool(form.link):
        raise NothingToShow
    clip = queries.get_own_clip(session, guard.require_person(actor), form.clip) if form.clip else None
    if form.link and not is_link(form.link):
        raise NotALink
    cues = _cues(form.captions, clip)
    where = discussion.place(session, actor, form.space_id)
    content = discussion.create(
        session,
        actor,
        kind=VIDEO,
        content_id=content_id,
        space=where.space,
        status=where.status,
        title=form.title,
        body=form.about,
        sections={Section.TRANSCRIPT: captions.transcript(cues)},
        language=form.language,
        topics=form.topics,
    )
    kept = captions.written(cues) if cues else ""
    session.add(
        Video(content_id=content.id, clip_id=clip.id if clip else None, link=form.link, captions=kept)
    )
    notices.follow_as(session, actor, content.id, Reason.WROTE)
    return content.id


def edit_video(session: Session, actor: Actor, video_id: str, form: EditVideoInput) -> None:
    """Change the words of one's video; raises EditedMeanwhile when it is not the edition that was read."""
    guard.require(policy.can_write(actor))
    content = discussion_queries.get_content_for_update(session, actor, video_id, VIDEO)
    video = session.get_one(Video, video_id)
    cues = _cues(form.captions, session.get(Clip, video.clip_id) if video.clip_id else None)
    discussion.edit(
        session,
        actor,
        content,
        edition=form.edition,
        title=form.title,
        body=form.about,
        sections={Section.TRANSCRIPT: captions.transcript(cues)},
        language=form.language,
        topics=form.topics,
    )
    video.captions = captions.written(cues) if cues else ""
    session.add(video)


def remove_video(session: Session, actor: Actor, video_id: str) -> None:
    """Take one's video back: its words are gone, and the clip when nothing else shows it."""
    guard.require(policy.can_write(actor))
    content = discussion_queries.get_content_for_update(session, actor, video_id, VIDEO)
    discussion.remove(session, actor, content)


def forget_removed(session: Session, event: ContentRemoved) -> None:
    """Let what was taken back show nothing."""
    gone = delete(Video).where(Video.content_id == event.content_id)
    session.execute(gone, execution_options={"synchronize_session": False})


def redact_captions(session: Session, event: ContentRedacted) -> None:
    """Take out of the captions what a moderator took out of the transcript."""
    video = session.get(Video, event.content_id)
    if video is None or not video.captions:
        return
    sections = discussion_queries.sections_of(session, [event.content_id])
    left = " ".join(sections.get(event.content_id, Sections()).text(Section.TRANSCRIPT).split())
    cues = [cue for cue in captions.read(video.captions) if " ".join(cue.text.split()) in left]
    video.captions = captions.written(cues)
    session.add(video)


def _cues(text: str, clip: Clip | None) -> list[captions.Cue]:
    """The captions of a clip, which it must have; those of a link are as its author likes."""
    if text.strip():
        return captions.read(text, clip.seconds * 1_000 if clip else 0)
    if clip:
        raise CaptionsMissing
    return []


def is_link(address: str) -> bool:
    """Whether a browser can go to an address, and nobody is named in it."""
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username
    except ValueError:
        return False
