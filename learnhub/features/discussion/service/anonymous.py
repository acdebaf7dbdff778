"""Texts without a name: kept until their moment comes, published in shuffled batches, followed by a secret.

A room that takes texts without a name says in an `AnonymousKind` what is its own about them, and checks who
may send one in a unit of work of its own. Then the identity is dropped and nothing here knows it: the text
waits in a table without moments or people. The unit of work that keeps it writes that one row and nothing
else, for on PostgreSQL rows written together carry the same transaction number. The author holds a secret, of
which only the SHA-256 is stored.
"""

import hashlib
import random
import secrets
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, update
from sqlmodel import Session, select

from learnhub.core import clock, ids
from learnhub.core.markdown import typeset
from learnhub.errors import NotFound
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.models import AnonymousEdit, AnonymousWaiting, Content
from learnhub.features.discussion.schemas import SECRET_LENGTH, AnonymousView, Standing
from learnhub.features.discussion.timetable import Queue, Timetable

_shuffle = random.SystemRandom().shuffle
SENT = "sent"  # what the author of a text that is not published yet reads as its state

# What a secret belongs to, by `_key`. Made once, for every browser with a secret asks again and again.
_KIND, _HASH = bindparam("kind"), bindparam("edit_hash")
_WAITING = select(AnonymousWaiting).where(AnonymousWaiting.kind == _KIND, AnonymousWaiting.edit_hash == _HASH)
_WAITING_FOR_UPDATE = _WAITING.with_for_update()
_PUBLISHED = (
    select(Content)
    .join(AnonymousEdit, AnonymousEdit.content_id == Content.id)
    .where(AnonymousEdit.edit_hash == _HASH, Content.kind == _KIND, Content.status != Status.REMOVED)
)
_PUBLISHED_FOR_UPDATE = _PUBLISHED.with_for_update(of=Content, key_share=True).execution_options(
    populate_existing=True
)


@dataclass(frozen=True, slots=True)
class AnonymousKind:
    """What a room says of the anonymous texts of one kind of content, and of what they become.

    `unknown_secret` makes the error for a secret to which no text belongs. `live` picks the parents that are
    live, whose texts come out by the minute. `publish` makes content of texts under their parent, in the
    order given. `standing` says how such content stands; `reword` and `withdraw`, which get it locked, change
    it or raise why not.
    """

    name: str
    unknown_secret: Callable[[], NotFound]
    live: Callable[[Session, Collection[str]], Collection[str]]
    publish: Callable[[Session, Content, Sequence[AnonymousWaiting]], Sequence[Content]]
    standing: Callable[[Session, Content], Standing]
    reword: Callable[[Session, Content, str], None]
    withdraw: Callable[[Session, Content], None]


def new_secret() -> str:
    """160 random bits, given to the author once."""
    return "".join(secrets.choice(ids.ALPHABET) for _ in range(SECRET_LENGTH))


def hash_secret(secret: str) -> str:
    """What is stored of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def keep(
    session: Session, kind: AnonymousKind, *, parent_id: str, text: str, language: str, edit_hash: str
) -> None:
    """Let a text wait for its publication. Writes one row and nothing else."""
    session.add(
        AnonymousWaiting(
            kind=kind.name, parent_id=parent_id, language=language, title=text, edit_hash=edit_hash
        )
    )


def list_queues(session: Session, kind: AnonymousKind) -> list[Queue]:
    """How many texts wait under each parent."""
    statement = (
        select(AnonymousWaiting.parent_id, func.count())
        .where(AnonymousWaiting.kind == kind.name)
        .group_by(AnonymousWaiting.parent_id)
    )
    sizes = dict(session.exec(statement).all())
    live = kind.live(session, sizes) if sizes else ()
    return [Queue(parent_id, parent_id in live, size) for parent_id, size in sizes.items()]


def publish_batch(
    session: Session,
    kind: AnonymousKind,
    parent_id: str,
    shuffle: Callable[[list[AnonymousWaiting]], None] = _shuffle,
) -> int:
    """Publish everything that waits under a parent, in a random order; returns how many texts."""
    parent = session.get(Content, parent_id)
    if parent is None:
        raise NoSuchContent
    statement = select(AnonymousWaiting).where(
        AnonymousWaiting.kind == kind.name, AnonymousWaiting.parent_id == parent_id
    )
    texts = list(session.exec(statement.order_by(AnonymousWaiting.id).with_for_update()))
    shuffle(texts)
    for text, content in zip(texts, kind.publish(session, parent, texts), strict=True):
        session.add(AnonymousEdit(content_id=content.id, edit_hash=text.edit_hash))
        session.delete(text)
    return len(texts)


def publish_waiting(session: Session, kind: AnonymousKind, timetable: Timetable) -> int:
    """Publish what is due everywhere; run every few seconds. Returns how many texts came out."""
    due = timetable.due(list_queues(session, kind), clock.utcnow())
    return sum(publish_batch(session, kind, parent_id) for parent_id in due)


def redate(session: Session, parent_id: str, at: datetime) -> None:
    """Give all published anonymous content under a parent this moment, the only one it has.

    Rows that the session has read already keep the old one in memory.
    """
    session.execute(
        update(Content)
        .where(
            Content.parent_id == parent_id,
            Content.is_anonymous,
            Content.published_at.is_not(None),
        )
        .values(published_at=at),
        execution_options={"synchronize_session": False},
    )


def read(session: Session, kind: AnonymousKind, secret: str) -> AnonymousView:
    """What became of the text that a secret belongs to; raises the kind's `unknown_secret`."""
    waiting = session.exec(_WAITING, params=_key(kind, secret)).first()
    if waiting:
        shown = typeset(waiting.title, waiting.language)
        return AnonymousView(text=shown, raw=waiting.title, state=SENT, can_reword=True, can_withdraw=True)
    content = _one(session, kind, secret, _PUBLISHED)
    standing = kind.standing(session, content)
    return AnonymousView(
        text=typeset(content.title, content.language),
        raw=content.title,
        state=Status.HIDDEN if content.status == Status.HIDDEN else standing.state,
        reason=standing.reason,
        note=standing.note or content.hidden_reason,
        votes=content.vote_count,
        can_reword=standing.can_reword,
        can_withdraw=standing.can_withdraw,
    )


def reword(session: Session, kind: AnonymousKind, secret: str, text: str) -> None:
    """Say it in other words; raises the kind's `unknown_secret`, and what its `reword` raises."""
    waiting = session.exec(_WAITING_FOR_UPDATE, params=_key(kind, secret)).first()
    if waiting:
        waiting.title = text
        session.add(waiting)
    else:
        kind.reword(session, _one(session, kind, secret, _PUBLISHED_FOR_UPDATE), text)


def withdraw(session: Session, kind: AnonymousKind, secret: str) -> None:
    """Take it back; raises the kind's `unknown_secret`, and what its `withdraw` raises."""
    waiting = session.exec(_WAITING_FOR_UPDATE, params=_key(kind, secret)).first()
    if waiting:
        session.delete(waiting)
    else:
        kind.withdraw(session, _one(session, kind, secret, _PUBLISHED_FOR_UPDATE))


def _key(kind: AnonymousKind, secret: str) -> dict[str, str]:
    return {"kind": kind.name, "edit_hash": hash_secret(secret)}


def _one(session: Session, kind: AnonymousKind, secret: str, statement: Any) -> Content:
    content = session.exec(statement, params=_key(kind, secret)).first()
    if content is None:
        raise kind.unknown_secret()
    return content
