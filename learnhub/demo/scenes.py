"""What the rooms' stories are made of."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlmodel import Session

from learnhub.access.actor import Actor

MORNING, EVENING = 7, 17
WORKING_DAYS = range(5)


@dataclass(frozen=True, slots=True)
class Scene:
    """Something somebody does at a moment; it may lead to further scenes."""

    at: datetime
    act: Callable[[], "Iterable[Scene] | None"]


def ago(now: datetime, days: float, *, hour: int, minute: int = 0) -> datetime:
    """A moment on a day before today; an hour ago at the latest."""
    day = (now - timedelta(days=days)).astimezone(UTC)
    moment = day.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return min(moment, now - timedelta(hours=1))


def some(
    cast: dict[str, Actor], chance: random.Random, number: int, *, but: Iterable[str] = ()
) -> list[Actor]:
    """That many different colleagues, without those who have a part already."""
    left_out = set(but)
    others = [actor for key, actor in cast.items() if key not in left_out]
    return chance.sample(others, min(number, len(others)))


def vote_all(session: Session, vote: Callable[..., object], voters: Iterable[Actor], content_id: str) -> None:
    """Everybody's vote in one transaction: a demo has a thousand of them, and somebody waits for it."""
    for voter in voters:
        vote(session, voter, content_id, on=True)
