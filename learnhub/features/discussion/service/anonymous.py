"""Texts without a name: sent, published in batches, recognised by a tag, followed with a secret.

A room that takes texts without a name says in an `AnonymousKind` what is its own about them. Who sends one is
asked in a read of its own; then the identity is dropped, and the text waits in memory (`waiting`).

It comes out by the clock and never because it arrived: what is sent before its parent opens, at the opening;
then by a fixed clock (`batches`), when at least three different people have sent something since the last
time; the rest when the parent ends. A batch is one transaction, in a random order. The texts have the one
moment that all anonymous content under their parent has, and its language. So whoever reads the database, its
log and its files at one moment learns of a text with which batch it came, as everybody does who looks at the
page, and nothing about who of those who could send it did. Who copies them again and again while people write
learns that it is one of those who sent something for that batch.

What its author changes once it is out comes out the same way, where the kind says so: a change has a moment,
too, and so has the second and the third by which somebody could be recognised. Only taking it back is done at
once, because whoever wants that wants it now, and it leaves nothing behind.

The author holds a secret, of which only the SHA-256 is stored. The beginning of the hash is the text's tag,
which stands beside it for everybody: the browser that knows the secret finds its own texts in the lists that
all get, and asks nobody.
"""

import random
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, update
from sqlmodel import Session, select

from learnhub.core import bus, clock, db
from learnhub.core.markdown import typeset
from learnhub.features.discussion.batches import BATCH, LENGTHS, NIGHT, PEOPLE_MIN, next_batch
from learnhub.features.discussion.edit_secrets import hash_secret
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.events import AnonymousPublished
from learnhub.features.discussion.models import AnonymousEdit, Content
from learnhub.features.discussion.schemas import AnonymousView
from learnhub.features.discussion.service.anonymous_kinds import AnonymousKind, Stage, all_kinds, find_kind
from learnhub.features.discussion.waiting import Place, Text, waiting

__all__ = [
    "AnonymousKind",
    "Rounds",
    "Stage",
    "all_kinds",
    "change",
    "find_kind",
    "following",
    "forget_published",
    "is_out",
    "publish",
    "publish_due",
    "read",
    "redate",
    "reword",
    "send",
    "tick",
    "withdraw",
]

SENT = "sent"  # what the author of a text that is not published yet reads as its state

_shuffle = random.SystemRandom().shuffle
_KIND, _HASH = bindparam("kind"), bindparam("edit_hash")
_PUBLISHED = (
    select(Content)
    .join(AnonymousEdit, AnonymousEdit.content_id == Content.id)
    .where(AnonymousEdit.edit_hash == _HASH, Content.kind == _KIND, Content.status != Status.REMOVED)
)
_PUBLISHED_FOR_UPDATE = _PUBLISHED.with_for_update(of=Content, key_share=True).execution_options(
    populate_existing=True
)


def following(session: Session, kind: AnonymousKind, parent_id: str) -> datetime:
    """When the next batch comes out under a parent."""
    stage = kind.stages(session, [parent_id]).get(parent_id, Stage.OPEN)
    return next_batch(clock.utcnow(), stage.batch)


def is_out(session: Session, edit_hash: str) -> bool:
    """Whether the text of this secret was published, even if it was taken back since."""
    return bool(_known(session, [edit_hash]))


def send(session: Session, text: Text, person_id: str) -> bool:
    """Let a text wait for its batch, and answer whether it does: not when it is published already.

    Nothing is written.
    """
    if is_out(session, text.edit_hash):
        return False
    waiting.put(text, person_id)
    return True


def publish(
    session: Session,
    kind: AnonymousKind,
    parent_id: str,
    shuffle: Callable[[list[Text]], None] = _shuffle,
) -> int:
    """Publish everything that waits under a parent, in a random order; returns how many texts."""
    place: Place = kind.name, parent_id
    texts = waiting.under(place)
    if not texts:
        return 0
    parent = kind.lock(session, parent_id)
    texts = waiting.under(place)
    known = _known(session, [text.edit_hash for text in texts])
    shuffle(texts)
    new = [text for text in texts if text.edit_hash not in known]
    if kind.apply:
        for text in (text for text in texts if text.edit_hash in known):
            _apply(session, kind, text)
    for text, content in zip(new, kind.publish(session, parent, [text.text for text in new]), strict=True):
        session.add(AnonymousEdit(content_id=content.id, edit_hash=text.edit_hash))
    bus.record(session, AnonymousPublished(kind.name, parent_id, tuple(text.edit_hash for text in texts)))
    return len(new)


def _apply(session: Session, kind: AnonymousKind, text: Text) -> None:
    content = session.exec(
        _PUBLISHED_FOR_UPDATE, params={"kind": kind.name, "edit_hash": text.edit_hash}
    ).first()
    if content is not None and kind.apply:
        kind.apply(session, content, text.text)


def forget_published(event: AnonymousPublished) -> None:
    """What came out waits no more, and the next batch is counted anew. An announcer: it is committed."""
    waiting.forget(event.hashes)
    waiting.begin_batch((event.kind, event.parent_id))


def publish_due(kind: AnonymousKind, lengths: Collection[timedelta] = LENGTHS) -> int:
    """Publish what is due when batches of these lengths come, each parent in a transaction of its own.

    Returns how many texts.
    """
    parents = [parent_id for name, parent_id in waiting.places() if name == kind.name]
    stages = db.read_now(kind.stages, parents) if parents else {}
    for parent_id in set(parents) - set(stages):
        waiting.forget([text.edit_hash for text in waiting.under((kind.name, parent_id))])
    due = [parent_id for parent_id, stage in stages.items() if _is_due(kind, parent_id, stage, lengths)]
    return sum(db.write_now(publish, kind, parent_id) for parent_id in due)


def _is_due(kind: AnonymousKind, parent_id: str, stage: Stage, lengths: Collection[timedelta]) -> bool:
    if stage in (Stage.CLOSED, Stage.OVER):
        return stage == Stage.OVER
    if stage == Stage.LASTING and NIGHT in lengths:
        return True
    return stage.batch in lengths and waiting.people((kind.name, parent_id)) >= PEOPLE_MIN


@dataclass(slots=True)
class Rounds:
    """Which batch of each length comes next. The first is the one that comes after the start."""

    batches: dict[timedelta, datetime] = field(default_factory=dict)

    def has_come(self, now: datetime, length: timedelta = BATCH) -> bool:
        """Whether a batch has come since this was asked last."""
        if now < self.batches.setdefault(length, next_batch(now, length)):
            return False
        self.batches[length] = next_batch(now, length)
        return True


_rounds = Rounds()


def tick(rounds: Rounds = _rounds) -> None:
    """What comes with the clock: batches, and the file at the full hour. Run every few seconds."""
    now = clock.utcnow()
    lengths = [length for length in LENGTHS if rounds.has_come(now, length)]
    if lengths:
        for kind in all_kinds():
            publish_due(kind, lengths)
    waiting.keep_by_the_hour(now)


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
    text = _waiting(kind, secret)
    if text and not (kind.apply and is_out(session, text.edit_hash)):
        return AnonymousView(
            parent_id=text.parent_id,
            text=text.text,
            raw=text.text,
            state=SENT,
            can_reword=True,
            can_withdraw=True,
        )
    content = _published(session, kind, secret, _PUBLISHED)
    standing = kind.standing(session, content)
    return AnonymousView(
        parent_id=content.parent_id or content.space_id,
        text=typeset(content.title, content.language),
        raw=standing.raw or content.title,
        wish=text.text if text else "",
        facts=standing.facts,
        state=Status.HIDDEN if content.status == Status.HIDDEN else standing.state,
        reason=standing.reason,
        note=standing.note or content.hidden_reason,
        votes=content.vote_count,
        can_reword=standing.can_reword,
        can_withdraw=standing.can_withdraw,
    )


def change(session: Session, kind: AnonymousKind, secret: str, do: str, value: str) -> datetime:
    """Keep what its author wants changed of a published text until the next batch, and say when that comes.

    Nothing is written. Raises the kind's `unknown_secret`, and what its `wish` raises.
    """
    content = _published(session, kind, secret, _PUBLISHED)
    if kind.wish is None:
        raise kind.unknown_secret()
    text, parent_id = _waiting(kind, secret), content.parent_id or content.space_id
    wanted = kind.wish(session, content, text.text if text else "", do, value)
    waiting.keep(Text(hash_secret(secret), kind.name, parent_id, wanted))
    return following(session, kind, parent_id)


def reword(session: Session, kind: AnonymousKind, secret: str, words: str) -> None:
    """Say it in other words; raises the kind's `unknown_secret`, and what its `reword` raises."""
    text = _waiting_for_update(session, kind, secret)
    if text:
        waiting.reword(replace(text, text=words))
    else:
        kind.reword(session, _published(session, kind, secret, _PUBLISHED_FOR_UPDATE), words)


def withdraw(session: Session, kind: AnonymousKind, secret: str) -> None:
    """Take it back; raises the kind's `unknown_secret`, and what its `withdraw` raises."""
    text = _waiting_for_update(session, kind, secret)
    if text:
        waiting.forget([text.edit_hash])
    else:
        content = _published(session, kind, secret, _PUBLISHED_FOR_UPDATE)
        waiting.forget([hash_secret(secret)])
        kind.withdraw(session, content)


def _waiting(kind: AnonymousKind, secret: str) -> Text | None:
    text = waiting.get(hash_secret(secret))
    return text if text and text.kind == kind.name else None


def _waiting_for_update(session: Session, kind: AnonymousKind, secret: str) -> Text | None:
    """The text if it still waits once its parent is locked, so that no batch takes it at the same time."""
    text = _waiting(kind, secret)
    if text is None:
        return None
    kind.lock(session, text.parent_id)
    return None if _known(session, [text.edit_hash]) else _waiting(kind, secret)


def _known(session: Session, hashes: Collection[str]) -> set[str]:
    """Those that were published already: their texts came once more from a browser or from the file."""
    statement = select(AnonymousEdit.edit_hash).where(AnonymousEdit.edit_hash.in_(hashes))
    return set(session.exec(statement))


def _published(session: Session, kind: AnonymousKind, secret: str, statement: Any) -> Content:
    content = session.exec(statement, params={"kind": kind.name, "edit_hash": hash_secret(secret)}).first()
    if content is None:
        raise kind.unknown_secret()
    return content
