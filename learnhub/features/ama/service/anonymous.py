"""Questions without a name.

Who may ask is checked in a unit of work of its own; then the identity is dropped and nothing here knows it.
The text waits in a table without moments or people, and a job publishes what waits in shuffled batches. The
unit of work that keeps a text writes that one row and nothing else: on PostgreSQL rows written together carry
the same transaction number. The author holds a secret, of which only the SHA-256 is stored.
"""

import hashlib
import random
import secrets
from collections.abc import Callable
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus, clock, ids
from learnhub.core.markdown import typeset
from learnhub.features.ama import policy, queries
from learnhub.features.ama.enums import Anonymity
from learnhub.features.ama.errors import NoSuchAma, TooFewPeople, UnknownSecret
from learnhub.features.ama.models import Ama, AmaQuestion
from learnhub.features.ama.room import AMA_QUESTION
from learnhub.features.ama.schemas import SECRET_LENGTH, AnonymousView
from learnhub.features.ama.service import asking
from learnhub.features.ama.service.hosting import anonymous_moment
from learnhub.features.ama.waiting import Queue, Timetable
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.events import ContentCreated
from learnhub.features.discussion.models import AnonymousEdit, AnonymousWaiting, Content

_shuffle = random.SystemRandom().shuffle
_timetable = Timetable()
SENT = "sent"  # what the author of a text that is not published yet reads as its state

Published = tuple[Ama, AmaQuestion, Content]


def new_secret() -> str:
    """160 random bits, given to the author once."""
    return "".join(secrets.choice(ids.ALPHABET) for _ in range(SECRET_LENGTH))


def hash_secret(secret: str) -> str:
    """What is stored of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def require_anonymity(session: Session, actor: Actor, ama_id: str) -> None:
    """Go on only when this person may ask here without a name; the last thing that knows who asks.

    Raises NoSuchAma, SessionOver, Forbidden, and TooFewPeople in a group where words name their author.
    """
    content, ama = queries.get_ama(session, actor, ama_id)
    asking.require_open(ama.phase)
    guard.require(policy.can_ask(actor, ama.phase))
    if policy.anonymity(queries.count_audience(session, content.space_id)) == Anonymity.CLOSED:
        raise TooFewPeople


def keep_anonymous(session: Session, *, ama_id: str, text: str, language: str, edit_hash: str) -> None:
    """Let a text wait for its publication. Writes one row and nothing else."""
    session.add(
        AnonymousWaiting(
            kind=AMA_QUESTION, parent_id=ama_id, language=language, title=text, edit_hash=edit_hash
        )
    )


def list_queues(session: Session) -> list[Queue]:
    """How many texts wait for each session."""
    statement = (
        select(AnonymousWaiting.parent_id, Ama.phase, func.count())
        .join(Ama, Ama.content_id == AnonymousWaiting.parent_id)
        .group_by(AnonymousWaiting.parent_id, Ama.phase)
    )
    return [Queue(*row) for row in session.exec(statement)]


def publish_batch(
    session: Session,
    ama_id: str,
    shuffle: Callable[[list[AnonymousWaiting]], None] = _shuffle,
) -> int:
    """Turn everything that waits for a session into questions, in a random order; returns how many."""
    parent, ama = session.get(Content, ama_id), session.get(Ama, ama_id)
    if parent is None or ama is None:
        raise NoSuchAma
    statement = select(AnonymousWaiting).where(AnonymousWaiting.parent_id == ama_id)
    texts = list(session.exec(statement.order_by(AnonymousWaiting.id).with_for_update()))
    shuffle(texts)
    for text in texts:
        _publish(session, parent, ama, text)
    return len(texts)


def _publish(session: Session, parent: Content, ama: Ama, text: AnonymousWaiting) -> None:
    state, status = asking.first_state(ama)
    content = Content(
        id=ids.new_id(),
        kind=AMA_QUESTION,
        parent_id=parent.id,
        root_id=parent.root_id,
        space_id=parent.space_id,
        language=text.language,
        title=text.title,
        is_anonymous=True,
        status=status,
        published_at=anonymous_moment(parent, ama) if status == Status.PUBLISHED else None,
    )
    session.add(content)
    session.flush()
    session.add(AmaQuestion(content_id=content.id, ama_id=ama.content_id, state=state))
    session.add(AnonymousEdit(content_id=content.id, edit_hash=text.edit_hash))
    session.delete(text)
    bus.record(session, ContentCreated(content.id, content.kind, content.root_id))


def publish_waiting(session: Session, timetable: Timetable) -> int:
    """Publish what is due everywhere; run every few seconds. Returns how many questions came out."""
    due = timetable.due(list_queues(session), clock.utcnow())
    return sum(publish_batch(session, ama_id) for ama_id in due)


def publish_due(session: Session) -> int:
    """The same by the timetable of this process, as the job does it."""
    return publish_waiting(session, _timetable)


def read_anonymous(session: Session, secret: str) -> AnonymousView:
    """What became of the question that a secret belongs to; raises UnknownSecret."""
    waiting = session.exec(_waiting(secret)).first()
    if waiting:
        return AnonymousView(
            text=_shown(waiting), raw=waiting.title, state=SENT, can_reword=True, can_withdraw=True
        )
    ama, question, content = _one(session, _published(secret))
    return AnonymousView(
        text=_shown(content),
        raw=content.title,
        state="hidden" if content.status == Status.HIDDEN else question.state,
        reason=question.reason,
        note=question.note or content.hidden_reason,
        votes=content.vote_count,
        can_reword=policy.can_reword(ama, question, content),
        can_withdraw=policy.can_withdraw(question, content),
    )


def _shown(item: AnonymousWaiting | Content) -> str:
    return typeset(item.title, item.language)


def reword_anonymous(session: Session, secret: str, text: str) -> None:
    """Say the question in other words; raises NotEditable, SessionOver, UnknownSecret."""
    waiting = session.exec(_waiting(secret).with_for_update()).first()
    if waiting:
        waiting.title = text
        session.add(waiting)
        return
    ama, question, content = _one(session, _locked(_published(secret)))
    asking.require_open(ama.phase)
    asking.reword(session, ama, question, content, text)


def withdraw_anonymous(session: Session, secret: str) -> None:
    """Take the question back; raises NotEditable once it is on air or answered, UnknownSecret."""
    waiting = session.exec(_waiting(secret).with_for_update()).first()
    if waiting:
        session.delete(waiting)
        return
    _ama, question, content = _one(session, _locked(_published(secret)))
    asking.withdraw(session, question, content)


def _waiting(secret: str) -> Any:
    return select(AnonymousWaiting).where(AnonymousWaiting.edit_hash == hash_secret(secret))


def _published(secret: str) -> Any:
    return (
        select(Ama, AmaQuestion, Content)
        .join(AmaQuestion, AmaQuestion.ama_id == Ama.content_id)
        .join(Content, Content.id == AmaQuestion.content_id)
        .join(AnonymousEdit, AnonymousEdit.content_id == Content.id)
        .where(AnonymousEdit.edit_hash == hash_secret(secret), Content.status != Status.REMOVED)
    )


def _locked(statement: Any) -> Any:
    locked = statement.with_for_update(of=[Content, AmaQuestion], key_share=True)
    return locked.execution_options(populate_existing=True)


def _one(session: Session, statement: Any) -> Published:
    found = session.exec(statement).first()
    if found is None:
        raise UnknownSecret
    return found[0], found[1], found[2]
