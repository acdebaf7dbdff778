"""Limits in time, counted in the database so that a restart does not forget them."""

from datetime import UTC, datetime

from sqlalchemy import delete, update
from sqlmodel import Field, Session

from learnhub.core.clock import utcnow
from learnhub.core.columns import Mapped, Table
from learnhub.core.db import Utc
from learnhub.core.upserts import insert
from learnhub.errors import TooMany


class Throttle(Table, table=True):
    """How often a key was hit in a window that begins at a fixed multiple of its length."""

    key: Mapped[str] = Field(primary_key=True, max_length=200)
    window_start: Mapped[datetime] = Field(primary_key=True, sa_type=Utc)
    hits: Mapped[int] = Field(default=0)


def hit(session: Session, key: str, *, limit: int, seconds: int) -> None:
    """Count one try; raises TooMany when the window is full.

    The count belongs into a write of its own: in the transaction of the thing that is limited, a failure
    would take the count back with it.
    """
    now = utcnow()
    start = _window(now, seconds)
    statement = (
        insert(session, Throttle, key=key, window_start=start, hits=1)
        .on_conflict_do_update(index_elements=["key", "window_start"], set_={"hits": Throttle.hits + 1})
        .returning(Throttle.hits)
    )
    hits = session.execute(statement).scalar_one()
    if hits > limit:
        minutes = max(1, round((start.timestamp() + seconds - now.timestamp()) / 60))
        raise TooMany("Too many attempts. Try again in {minutes} min.", minutes=minutes)


def take_back(session: Session, key: str, *, seconds: int) -> None:
    """Uncount one try of the present window, because it was a good one."""
    mine = (Throttle.key == key, Throttle.window_start == _window(utcnow(), seconds), Throttle.hits > 0)
    session.execute(update(Throttle).where(*mine).values(hits=Throttle.hits - 1))


def _window(now: datetime, seconds: int) -> datetime:
    return datetime.fromtimestamp(now.timestamp() // seconds * seconds, UTC)


def forget_before(session: Session, moment: datetime) -> int:
    """Drop the windows that began before a moment; returns how many."""
    return session.exec(delete(Throttle).where(Throttle.window_start < moment)).rowcount
