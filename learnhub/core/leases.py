"""Leases in the database: which of several workers does something now, and when it is due again.

A lease has a holder and an end. It is taken by one conditional upsert, renewed while the work lasts and given
back with the next due moment; of a holder who died it is free once it has ended. Workers may disagree about
the time, so a lease is measured by the clock that they share: the database's on PostgreSQL, the machine's on
SQLite, whose workers are all on one.
"""

import os
import socket
from datetime import UTC, datetime, timedelta
from functools import cache

from sqlalchemy import Update, func, select, update
from sqlmodel import Field, Session

from learnhub.core import clock
from learnhub.core.columns import Mapped, Table
from learnhub.core.db import Utc
from learnhub.core.ids import new_id
from learnhub.core.upserts import insert

LEASE = timedelta(seconds=60)
HOLDER_LENGTH = 60


class JobLease(Table, table=True):
    """When a job is due, and until when it is somebody's. One row for each job that ever ran."""

    name: Mapped[str] = Field(primary_key=True, max_length=60)
    holder: Mapped[str] = Field(default="", max_length=HOLDER_LENGTH)
    until: Mapped[datetime] = Field(sa_type=Utc)
    due_at: Mapped[datetime] = Field(sa_type=Utc)


def this_worker() -> str:
    """The name of this process as a holder, for as long as it lives: machine, process and a random part."""
    return _worker(os.getpid())


@cache
def _worker(process: int) -> str:
    return f"{socket.gethostname()[:30]}:{process}:{new_id()}"


def now(session: Session) -> datetime:
    """The moment by the clock that all workers share, also within a long transaction."""
    if session.get_bind().dialect.name == "sqlite" or clock.is_held():
        return clock.utcnow()
    return session.execute(select(func.clock_timestamp())).scalar_one().astimezone(UTC)


def plan(session: Session, name: str, *, every: timedelta) -> timedelta:
    """Make a new job due after its interval, and one whose interval became shorter no later than that.

    Returns how long it is until somebody may claim it.
    """
    moment = now(session)
    due_at = moment + every
    statement = insert(session, JobLease, name=name, holder="", until=moment, due_at=due_at)
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["name"], set_={"due_at": due_at}, where=JobLease.due_at > due_at
        )
    )
    return time_left(session, name)


def time_left(session: Session, name: str) -> timedelta:
    """How long until a job is due and nobody's; nothing when that is now."""
    found = session.execute(
        select(JobLease.until, JobLease.due_at).where(JobLease.name == name)
    ).one_or_none()
    return max(timedelta(0), max(found) - now(session)) if found else timedelta(0)


def claim(session: Session, name: str, *, holder: str, length: timedelta = LEASE) -> bool:
    """Take a job that is due and nobody's; whether it is the holder's now.

    Who holds it already does not get it a second time. A job without a row is due.
    """
    moment = now(session)
    mine = {"holder": holder, "until": moment + length}
    statement = insert(session, JobLease, name=name, due_at=moment, **mine).on_conflict_do_update(
        index_elements=["name"],
        set_=mine,
        where=(JobLease.until <= moment) & (JobLease.due_at <= moment),
    )
    return session.execute(statement.returning(JobLease.name)).first() is not None


def renew(session: Session, name: str, *, holder: str, length: timedelta = LEASE) -> bool:
    """Hold a job for longer; whether it was still the holder's."""
    return _change(session, _held(name, holder).values(until=now(session) + length))


def give_back(session: Session, name: str, *, holder: str, every: timedelta) -> bool:
    """Let go of a job, which is due again after its interval; whether it was still the holder's."""
    moment = now(session)
    return _change(session, _held(name, holder).values(holder="", until=moment, due_at=moment + every))


def _held(name: str, holder: str) -> Update:
    return update(JobLease).where(JobLease.name == name, JobLease.holder == holder)


def _change(session: Session, statement: Update) -> bool:
    return session.execute(statement.returning(JobLease.name)).first() is not None
