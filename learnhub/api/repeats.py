"""A request that makes something may be sent twice: with the same `Idempotency-Key` it is done once.

The answer is kept for a day with the person and the key, in the transaction of the thing itself.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Annotated

from fastapi import Header
from sqlmodel import Session, delete

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.clock import utcnow
from learnhub.core.i18n import N_
from learnhub.errors import Conflict
from learnhub.features.people.models import Idempotency

KEPT_FOR = timedelta(days=1)
OTHER_REQUEST = N_("This Idempotency-Key belongs to another request.")

RepeatKey = Annotated[str | None, Header(alias="Idempotency-Key", min_length=8, max_length=60)]


async def once(
    key: str | None, service: Callable[..., str], actor: Actor, *args: object, **kwargs: object
) -> str:
    """Call a service that answers an id, or answer what it answered to the same key before."""
    if key is None:
        return await db.write(service, actor, *args, **kwargs)
    return await db.write(_once, key, service, actor, args, kwargs)


def _once(
    session: Session, key: str, service: Callable[..., str], actor: Actor, args: tuple, kwargs: dict
) -> str:
    name = f"{service.__module__}.{service.__qualname__}"
    kept = session.get(Idempotency, (actor.person_id, key))
    if kept is not None and kept.at > utcnow() - KEPT_FOR:
        if kept.result["service"] != name:
            raise Conflict(OTHER_REQUEST)
        return kept.result["id"]
    if kept is not None:
        session.delete(kept)
        session.flush()
    made = service(session, actor, *args, **kwargs)
    session.add(
        Idempotency(person_id=actor.person_id, key=key, result={"service": name, "id": made}, at=utcnow())
    )
    return made


def forget_old(session: Session) -> int:
    """Drop kept answers after their day; returns how many."""
    statement = delete(Idempotency).where(Idempotency.at < utcnow() - KEPT_FOR)
    return session.execute(statement).rowcount
