"""What leaves the house: a message is a row in the transaction of its cause, and is sent after the commit.

`learnhub.jobs.delivery` claims messages of a channel with a lease, sends them outside any transaction and
marks them one by one. So nothing is sent whose cause did not happen, and nothing is lost when a process ends
at any moment: what it had claimed is claimed again after the lease. A message may therefore be sent twice,
never silently dropped; a channel that can, gives its receiver `dedupe`, which stays the same.

A message that fails is tried again later and later, for about a day; then it is a dead letter, which waits
for somebody to read why and try again. A row names nobody: it holds ids, and a channel looks up when it
sends who may and wants to receive what. The transaction that keeps an anonymous text puts nothing here: rows
that were written together can be joined.
"""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Column, Index, String, Update, delete, or_, text, tuple_, update
from sqlmodel import Field, Session, select

from learnhub.core import clock, jobs, leases
from learnhub.core.columns import Mapped, Table, partial_index
from learnhub.core.db import Utc
from learnhub.core.i18n import N_
from learnhub.core.upserts import insert

LEASE = timedelta(minutes=2)
BATCH = 20
ROWS = 500  # of one statement, whose values have a bound
ATTEMPTS = 16
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=6)
DONE_KEPT, FAILED_KEPT = timedelta(days=14), timedelta(days=90)
CODE = re.compile(r"[a-z0-9_:./-]{1,120}")
NOTHING_SENT = "empty"
ENDED_WHILE_SENDING = N_("LearnHub ended each time while it sent this.")

OPEN = "done_at IS NULL AND failed_at IS NULL"
DONE = "done_at IS NOT NULL"
FAILED = "failed_at IS NOT NULL"
TROUBLED = "done_at IS NULL AND failure <> ''"

_uniform = random.SystemRandom().uniform


class Outbox(Table, table=True):
    """A message: open, done (`done_at`) or a dead letter (`failed_at`); `attempts` counts claims."""

    __table_args__ = (
        Index("uq_outbox_channel_dedupe", "channel", "dedupe", unique=True),
        partial_index("ix_outbox_open", "channel", "not_before", "id", where=OPEN),
        partial_index("ix_outbox_done_at", "done_at", where=DONE),
        partial_index("ix_outbox_failed_at", "failed_at", where=FAILED),
        partial_index("ix_outbox_troubled", "channel", "id", where=TROUBLED),
    )

    id: Mapped[int] = Field(default=None, primary_key=True)
    channel: Mapped[str] = Field(max_length=20)
    dedupe: Mapped[str] = Field(max_length=120)
    payload: Mapped[Any] = Field(sa_type=JSON)
    not_before: Mapped[datetime] = Field(sa_type=Utc)
    attempts: Mapped[int] = Field(default=0)
    holder: Mapped[str] = Field(default="", max_length=leases.HOLDER_LENGTH)
    leased_until: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    done_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    failed_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    failure: Mapped[str] = Field(default="", max_length=300)
    answer: Mapped[str] = Field(default="", sa_column=Column(String(20), nullable=False, server_default=""))


@dataclass(frozen=True, slots=True)
class Message:
    """What a channel sends: the ids that it needs, and the key under which it is sent once."""

    id: int
    channel: str
    dedupe: str
    payload: Mapping[str, Any]
    attempts: int


@dataclass(frozen=True, slots=True)
class FailedMessage(Message):
    """A dead letter: `failure` is an English sentence and its message id, `answer` the other side's code."""

    failure: str
    failed_at: datetime
    answer: str = ""


@dataclass(frozen=True, slots=True)
class TroubledMessage(FailedMessage):
    """A message that has not left yet: `again_at` is when it is tried again, None for a dead letter."""

    again_at: datetime | None = None


class SendFailed(Exception):
    """A channel could not send; `reason` is an English sentence for administrators that names nobody.

    `again=False` when trying again cannot help or could send twice what the receiver may have. `code` is what
    the other side answered, as a figure such as "550 5.1.1".
    """

    def __init__(self, reason: str, *, again: bool = True, code: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.again = again
        self.code = code


@dataclass(frozen=True, slots=True)
class Channel:
    """A way out. `send` runs in a thread without a transaction, for at most `longest`; it raises SendFailed.

    False means that nothing was to be sent. A message whose sending could outlast its lease is not begun.
    """

    name: str
    send: Callable[[Message], bool | None]
    longest: timedelta = timedelta(seconds=30)


channels: dict[str, Channel] = {}


def add_channel(channel: Channel) -> None:
    """Make a channel known to `put` and to the jobs; adding the same one twice changes nothing."""
    if channels.setdefault(channel.name, channel) != channel:
        raise ValueError(f"there is another channel of the name {channel.name}")


def put(
    session: Session,
    channel: str,
    *,
    dedupe: str,
    payload: Mapping[str, str | int | None],
    not_before: datetime | None = None,
) -> bool:
    """Leave a message in the transaction of its cause; whether it is new to its channel.

    Without `not_before` it is sent right after the commit.
    The same key again is the same message and changes nothing, for as long as the first one is kept: two
    weeks after it was sent. Raises ValueError for words instead of ids, and for a channel that nobody serves.
    """
    return put_many(session, channel, {dedupe: payload}, not_before=not_before) == 1


def put_many(
    session: Session,
    channel: str,
    payloads: Mapping[str, Mapping[str, str | int | None]],
    *,
    not_before: datetime | None = None,
) -> int:
    """The same for several messages by their keys; how many are new. Raises ValueError as `put` does."""
    if channel not in channels:
        raise ValueError(f"nobody sends what is put into the channel {channel}")
    for word in (word for key, payload in payloads.items() for word in (key, *payload.values())):
        if isinstance(word, str) and not CODE.fullmatch(word):
            raise ValueError("a message holds ids and codes only")
    same = {"channel": channel, "not_before": not_before or clock.utcnow(), "attempts": 0}
    empty = {"holder": "", "failure": "", "answer": ""}
    rows = [{"dedupe": key, "payload": dict(payload), **same, **empty} for key, payload in payloads.items()]
    new = sum(_insert(session, rows[first : first + ROWS]) for first in range(0, len(rows), ROWS))
    if new and not_before is None:
        jobs.wake(session, f"deliver {channel}")
    return new


def _insert(session: Session, rows: list[dict[str, Any]]) -> int:
    kept = insert(session, Outbox).on_conflict_do_nothing(index_elements=["channel", "dedupe"])
    return len(session.execute(kept.returning(Outbox.id), rows).all())


def is_due(session: Session, channel: str) -> bool:
    """Whether a channel has something to send now: a question that writes nothing and locks nothing."""
    due = select(Outbox.id).where(*_due(channel, leases.now(session)))
    return session.exec(due.limit(1)).first() is not None


def claim(
    session: Session, channel: str, *, holder: str, limit: int = BATCH, length: timedelta = LEASE
) -> list[Message]:
    """Take the oldest messages that are due and nobody's; what others are just taking is passed by.

    Each claim counts as an attempt, also when the process ends before it says how it went: a message that
    ends the process becomes a dead letter at last.
    """
    moment = leases.now(session)
    due = select(Outbox).where(*_due(channel, moment)).with_for_update(skip_locked=True)
    messages = []
    for row in session.exec(due.order_by(Outbox.not_before, Outbox.id).limit(limit)):
        if row.attempts >= ATTEMPTS:
            row.failed_at, row.failure = moment, ENDED_WHILE_SENDING
        else:
            row.attempts, row.holder, row.leased_until = row.attempts + 1, holder, moment + length
            messages.append(_message(row))
        session.add(row)
    return messages


def mark_sent(session: Session, message: Message, *, answer: str = "") -> None:
    """A message has left, or with NOTHING_SENT need not leave, whoever holds it by now."""
    session.execute(
        update(Outbox)
        .where(Outbox.id == message.id, Outbox.done_at.is_(None))
        .values(done_at=leases.now(session), failed_at=None, failure="", answer=answer, leased_until=None)
    )


def mark_failed(
    session: Session, message: Message, *, holder: str, failure: str, again: bool = True, answer: str = ""
) -> None:
    """A message did not leave: try again after a pause, or, without `again` or after the last attempt, never.

    Changes nothing when the lease is over and somebody else has taken the message.
    """
    moment = leases.now(session)
    values = {"failure": failure[:300], "answer": answer[:20], "leased_until": None, "holder": ""}
    if again and message.attempts < ATTEMPTS:
        later = moment + pause(message.attempts)
        session.execute(_held([message], holder).values(not_before=later, **values))
    else:
        session.execute(_held([message], holder).values(failed_at=moment, **values))


def pause(attempts: int, uniform: Callable[[float, float], float] = _uniform) -> timedelta:
    """How long to wait after so many attempts: anything up to a bound that doubles each time.

    By chance, so that many that failed together do not come back together.
    """
    bound = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempts - 1))
    return timedelta(seconds=uniform(0, bound.total_seconds()))


def give_back(session: Session, messages: Sequence[Message], *, holder: str) -> None:
    """Let go of messages that were not begun; the claim does not count as an attempt."""
    session.execute(
        _held(messages, holder).values(attempts=Outbox.attempts - 1, leased_until=None, holder="")
    )


def list_failed(session: Session, *, limit: int = 100) -> list[FailedMessage]:
    """The newest dead letters."""
    newest = Outbox.failed_at.desc(), Outbox.id.desc()
    rows = session.exec(select(Outbox).where(text(FAILED)).order_by(*newest).limit(limit))
    return [_failed(row) for row in rows]


def list_troubled(session: Session, channel: str, *, limit: int = 100) -> list[TroubledMessage]:
    """The newest messages of a channel that failed and have not left: dead letters, and those tried again."""
    statement = select(Outbox).where(text(TROUBLED), Outbox.channel == channel)
    return [_troubled(row) for row in session.exec(statement.order_by(Outbox.id.desc()).limit(limit))]


def retry(session: Session, *message_ids: int) -> int:
    """Send messages that failed again now, as if for the first time; how many there were."""
    again = update(Outbox).where(Outbox.id.in_(message_ids), text(TROUBLED), Outbox.leased_until.is_(None))
    again = again.values(failed_at=None, failure="", answer="", attempts=0, not_before=leases.now(session))
    return len(session.execute(again.returning(Outbox.id)).all())


def forget_old(session: Session) -> None:
    """Drop messages two weeks after they were sent, and dead letters after three months."""
    moment = leases.now(session)
    session.execute(delete(Outbox).where(text(DONE), Outbox.done_at < moment - DONE_KEPT))
    session.execute(delete(Outbox).where(text(FAILED), Outbox.failed_at < moment - FAILED_KEPT))


def _due(channel: str, moment: datetime) -> tuple[Any, ...]:
    is_free = or_(Outbox.leased_until.is_(None), Outbox.leased_until <= moment)
    return text(OPEN), Outbox.channel == channel, Outbox.not_before <= moment, is_free


def _held(messages: Sequence[Message], holder: str) -> Update:
    """Messages as they were claimed: one that its holder has claimed anew meanwhile stays theirs."""
    claims = tuple_(Outbox.id, Outbox.attempts).in_([(each.id, each.attempts) for each in messages])
    return update(Outbox).where(claims, Outbox.holder == holder, text(OPEN))


def _message(row: Outbox) -> Message:
    return Message(*_parts(row))


def _failed(row: Outbox) -> FailedMessage:
    return FailedMessage(*_parts(row), row.failure, row.failed_at or row.not_before, row.answer)


def _troubled(row: Outbox) -> TroubledMessage:
    again_at = None if row.failed_at else row.not_before
    return TroubledMessage(*_parts(row), row.failure, row.failed_at or row.not_before, row.answer, again_at)


def _parts(row: Outbox) -> tuple[int, str, str, Any, int]:
    return row.id, row.channel, row.dedupe, row.payload, row.attempts
