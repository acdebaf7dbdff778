"""A request that changes something may be sent twice: with the same key it is done once.

The answer is kept for a day with the person and the key, in the transaction of the thing itself. The key is
taken before the thing is done: of two requests at the same moment the second waits for the first, on either
database, and then reads its answer. What fails gives the key back.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from sqlmodel import Session, delete, select, update

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core.clock import utcnow
from learnhub.core.i18n import N_
from learnhub.core.upserts import insert
from learnhub.errors import Conflict
from learnhub.features.people.models import Idempotency

KEPT_FOR = timedelta(days=1)
OTHER_REQUEST = N_("This key belongs to another request.")


def once(
    session: Session, actor: Actor, key: str | None, service: Callable[..., str], /, *args: Any, **kwargs: Any
) -> str:
    """Call a service that answers an id, once for each key of a form; without a key each call counts.

    Only the same words are ever sent again under the key, so the ids beside them make the wish.
    """
    make = partial(service, session, actor, *args, **kwargs)
    if key is None:
        return make()
    beside = [each for each in (*args, *kwargs.values()) if isinstance(each, str)]
    return do_once(session, actor, key, make, wish=" ".join([service.__module__, service.__name__, *beside]))


def once_for(
    session: Session,
    actor: Actor,
    key: str,
    wish: str,
    service: Callable[..., Any],
    /,
    *args: Any,
    **kwargs: Any,
) -> Any:
    """The same for whatever is wished under a key, and any answer that JSON can hold."""
    return do_once(session, actor, key, partial(service, session, actor, *args, **kwargs), wish=wish)


def do_once(session: Session, actor: Actor, key: str, make: Callable[[], Any], *, wish: str) -> Any:
    """Call `make`, or answer what it answered to the same key before.

    Raises Conflict when the key was used for another wish.
    """
    person_id, now = guard.require_person(actor), utcnow()
    mine = (Idempotency.person_id == person_id, Idempotency.key == key)
    session.exec(delete(Idempotency).where(*mine, Idempotency.at <= now - KEPT_FOR))
    values = {"person_id": person_id, "key": key, "result": {"wish": wish}, "at": now}
    taking = insert(session, Idempotency, **values).on_conflict_do_nothing()
    if not session.execute(taking.returning(Idempotency.key)).first():
        return _answer(session.exec(select(Idempotency.result).where(*mine)).first(), wish)
    answer = make()
    session.exec(update(Idempotency).where(*mine).values(result={"wish": wish, "answer": answer}))
    return answer


def _answer(kept: Any, wish: str) -> Any:
    if kept is None or kept.get("wish") != wish:
        raise Conflict(OTHER_REQUEST)
    return kept.get("answer")


def forget_old_repeats(session: Session) -> None:
    """Drop kept answers after their day."""
    session.exec(delete(Idempotency).where(Idempotency.at <= utcnow() - KEPT_FOR))
