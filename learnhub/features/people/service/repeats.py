"""A request that makes something may be sent twice: with the same key it is done once.

The answer is kept for a day with the person and the key, in the transaction of the thing itself.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from sqlmodel import Session, delete

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core.clock import utcnow
from learnhub.core.i18n import N_
from learnhub.errors import Conflict
from learnhub.features.people.models import Idempotency

KEPT_FOR = timedelta(days=1)
OTHER_REQUEST = N_("This key belongs to another request.")


def once(
    session: Session, actor: Actor, key: str | None, service: Callable[..., str], /, *args: Any, **kwargs: Any
) -> str:
    """Call a service that answers an id, once for each key; without a key each call counts."""
    make = partial(service, session, actor, *args, **kwargs)
    if key is None:
        return make()
    return do_once(session, actor, key, make, name=f"{service.__module__}.{service.__qualname__}")


def do_once(session: Session, actor: Actor, key: str, make: Callable[[], str], *, name: str) -> str:
    """Call `make`, which answers an id, or answer what it answered to the same key before.

    Raises Conflict when the key was used for something of another name.
    """
    kept = session.get(Idempotency, (actor.person_id, key))
    if kept is not None and kept.at > utcnow() - KEPT_FOR:
        if kept.result["name"] != name:
            raise Conflict(OTHER_REQUEST)
        return kept.result["id"]
    if kept is not None:
        session.delete(kept)
        session.flush()
    made = make()
    session.add(
        Idempotency(
            person_id=guard.require_person(actor), key=key, result={"name": name, "id": made}, at=utcnow()
        )
    )
    return made


def forget_old_repeats(session: Session) -> None:
    """Drop kept answers after their day."""
    session.exec(delete(Idempotency).where(Idempotency.at < utcnow() - KEPT_FOR))
