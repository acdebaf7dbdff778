"""Posting into chat channels: a title and a link, of what everybody may read and nothing anonymous."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlmodel import Session, func, select

from learnhub import rooms
from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.config import settings
from learnhub.core import db
from learnhub.core.clock import utcnow
from learnhub.core.encryption import Unreadable
from learnhub.core.i18n import N_, ntranslate, translate
from learnhub.core.outbox import Message, SendFailed
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import OPEN, Content
from learnhub.features.integrations.enums import ChatService, Post
from learnhub.features.integrations.errors import DidNotArrive, NoSuchChannel
from learnhub.features.integrations.models import ChatChannel
from learnhub.features.integrations.policy import can_manage
from learnhub.features.integrations.sending import programs
from learnhub.features.integrations.sending.outcomes import (
    UNREADABLE,
    Stop,
    note_failed,
    note_sent,
    require_awake,
)
from learnhub.features.people.keys import decrypted

WEEK = timedelta(days=7)
TEST = N_("LearnHub can post here.")
TITLES = {
    Post.UNANSWERED: N_("Waiting for an answer: {title}"),
    Post.ANNOUNCED: N_("Ask me anything, announced: {title}"),
    Post.OPENING: N_("Ask me anything, open now: {title}"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """What is posted, and where; the address is encrypted."""

    service: ChatService
    address: str
    title: str
    link: str


def send(message: Message) -> None:
    """Post one line; what may not be told any more, or whose channel is gone, counts as sent."""
    _deliver(message.payload["channel_id"], _composed, message.payload)


def send_test(actor: Actor, channel_id: str) -> None:
    """Post a test at once, which may take seconds; raises NoSuchChannel, or DidNotArrive with the reason."""
    guard.require(can_manage(actor))
    if db.read_now(_find, channel_id) is None:
        raise NoSuchChannel
    try:
        _deliver(channel_id, _test, {"channel_id": channel_id})
    except SendFailed as problem:
        raise DidNotArrive(problem.reason) from problem


def _deliver(channel_id: str, compose: Callable[..., Line | None], payload: Any) -> None:
    line = db.read_now(compose, payload)
    if line is None:
        return
    try:
        programs.post(line.service, _readable(line.address), title=line.title, link=line.link)
    except SendFailed as problem:
        db.write_now(note_failed, ChatChannel, channel_id, problem)
        raise
    db.write_now(note_sent, ChatChannel, channel_id)


def _find(session: Session, channel_id: str) -> ChatChannel | None:
    return session.get(ChatChannel, channel_id)


def _test(session: Session, payload: Any) -> Line | None:
    channel = _find(session, payload["channel_id"])
    return channel and _line(channel, translate(channel.language, TEST), "/")


def _composed(session: Session, payload: Any) -> Line | None:
    channel = _find(session, payload["channel_id"])
    if channel is None or payload["post"] not in channel.posts:
        return None
    require_awake(channel)
    if payload["post"] == Post.WEEKLY:
        title = _week(session, channel.language)
        return _line(channel, title, "/") if title else None
    content = session.get(Content, payload["content_id"])
    if content is None or not _is_to_be_told(content, payload["post"]):
        return None
    path = rooms.kind(content.kind).address.format(id=content.id, root=content.root_id)
    title = translate(channel.language, TITLES[Post(payload["post"])], title=content.title)
    return _line(channel, title, path)


def _is_to_be_told(content: Content, post: str) -> bool:
    is_for_all = content.status == Status.PUBLISHED and content.audience == OPEN
    is_answered = post == Post.UNANSWERED and content.answer_count > 0
    return is_for_all and not content.is_anonymous and not is_answered


def _week(session: Session, language: str) -> str:
    """How much was written, without whose it was; nothing when nothing was."""
    written = select(func.count()).where(
        Content.parent_id.is_(None),
        Content.status == Status.PUBLISHED,
        Content.audience == OPEN,
        Content.is_anonymous.is_(False),
        Content.published_at > utcnow() - WEEK,
    )
    number = session.exec(written).one()
    if not number:
        return ""
    return ntranslate(
        language,
        "This week in LearnHub: {n} new contribution",
        "This week in LearnHub: {n} new contributions",
        number,
    )


def _line(channel: ChatChannel, title: str, path: str) -> Line:
    link = settings().url and settings().url + path
    return Line(ChatService(channel.service), channel.address, title, link)


def _readable(address: str) -> str:
    """Raises Stop when the key has changed."""
    try:
        return decrypted(address)
    except Unreadable as error:
        raise Stop(UNREADABLE) from error
