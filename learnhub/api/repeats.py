"""The `Idempotency-Key` header: a request that may not have arrived is sent again with the same key."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any

from fastapi import Header
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.people.service.repeats import do_once

RepeatKey = Annotated[str | None, Header(alias="Idempotency-Key", min_length=8, max_length=60)]


async def once(key: str | None, service: Callable[..., str], actor: Actor, *args: Any, **kwargs: Any) -> str:
    """Call a service that answers an id, once for each key."""
    if key is None:
        return await db.write(service, actor, *args, **kwargs)

    def unit(session: Session) -> str:
        make = partial(service, session, actor, *args, **kwargs)
        return do_once(session, actor, key, make, name=f"{service.__module__}.{service.__qualname__}")

    return await db.write(unit)
