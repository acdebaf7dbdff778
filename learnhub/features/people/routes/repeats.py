"""The `Idempotency-Key` header: a request that may not have arrived is sent again with the same key."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Header

from learnhub.access import allowances, guard
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.inputs import KEY_MAX, KEY_MIN
from learnhub.features.people.service import repeats

RepeatKey = Annotated[str | None, Header(alias="Idempotency-Key", min_length=KEY_MIN, max_length=KEY_MAX)]


async def once(key: str | None, service: Callable[..., str], actor: Actor, *args: Any, **kwargs: Any) -> str:
    """Call a service that answers an id, once for each key; it counts among what the person may publish."""
    with allowances.creating(guard.require_person(actor)):
        return await db.write(repeats.once, actor, key, service, *args, **kwargs)
