"""Clips in steps: shown by the content whose text names them, as long as it may."""

from collections.abc import Collection

from sqlalchemy import delete, exists, or_, select
from sqlmodel import Session

from learnhub.core.markdown_clips import clips_in
from learnhub.core.upserts import insert
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.events import ContentEvent, ContentRedacted, ContentRemoved
from learnhub.features.discussion.models import OPEN, Authorship, Content, Revision
from learnhub.features.discussion.schemas import Sections
from learnhub.features.guides.room import STEPS
from learnhub.features.videos.models import Clip, ContentClip, Video

QUIETLY = {"synchronize_session": False}


def attach(session: Session, event: ContentEvent) -> None:
    """Let steps show the clips that they name: those of who wrote them, and what everybody may watch."""
    named = _named(session, event)
    if not named:
        return
    found = select(Clip.id).where(Clip.id.in_(named), or_(_by_writers(event.content_id), _is_public()))
    for clip_id in session.scalars(found.order_by(Clip.id).with_for_update(of=Clip, key_share=True)).all():
        row = insert(session, ContentClip, content_id=event.content_id, clip_id=clip_id)
        session.execute(row.on_conflict_do_nothing())


def keep_only(session: Session, event: ContentRedacted) -> None:
    """Let them show no clip that a moderator took out of their words."""
    if event.kind == STEPS:
        _forget(session, event.content_id, but=_named(session, event))


def forget_removed(session: Session, event: ContentRemoved) -> None:
    """Let what was taken back show nothing."""
    if event.kind == STEPS:
        _forget(session, event.content_id)


def _named(session: Session, event: ContentEvent) -> set[str]:
    if event.kind != STEPS:
        return set()
    sections = discussion.sections_of(session, [event.content_id]).get(event.content_id, Sections())
    return set[str]().union(*(clips_in(text) for texts in sections.values() for text in texts))


def _forget(session: Session, content_id: str, but: Collection[str] = ()) -> None:
    gone = delete(ContentClip).where(ContentClip.content_id == content_id, ContentClip.clip_id.not_in(but))
    session.execute(gone, execution_options=QUIETLY)


def _by_writers(content_id: str):
    authors = select(Authorship.person_id).where(Authorship.content_id == content_id)
    writers = select(Revision.person_id).where(
        Revision.content_id == content_id, Revision.person_id.is_not(None)
    )
    return or_(Clip.person_id.in_(authors), Clip.person_id.in_(writers))


def _is_public():
    """Whether something that everybody may read shows it already."""
    is_open = (Content.status == Status.PUBLISHED, Content.audience == OPEN)
    in_video = select(Video.clip_id).join(Content, Content.id == Video.content_id)
    in_steps = select(ContentClip.clip_id).join(Content, Content.id == ContentClip.content_id)
    return or_(
        exists(in_video.where(Video.clip_id == Clip.id, *is_open).correlate(Clip)),
        exists(in_steps.where(ContentClip.clip_id == Clip.id, *is_open).correlate(Clip)),
    )
