"""The `Idempotency-Key` header: a request that may not have arrived is sent again with the same key.

It follows draft-ietf-httpapi-idempotency-key-header, whose quotes may be left out. A key belongs to its
person and to one wish: the method, the address and the body. The same wish again is answered as the first
time, another one with 409.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Header, Request

from learnhub.access import allowances, guard
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.inputs import KEY_MAX, KEY_MIN
from learnhub.features.people.service import repeats

KEY = Header(
    alias="Idempotency-Key",
    min_length=KEY_MIN,
    max_length=KEY_MAX,
    pattern="^[!-~]+$",
    description="Makes it safe to send this request again: for a day, the same key is answered as the first "
    "time and changes nothing more. With another body or address it is refused with 409.",
)


@dataclass(frozen=True, slots=True)
class Wish:
    """A key, and the fingerprint of what is asked for under it."""

    key: str
    fingerprint: str


async def wish(request: Request, key: Annotated[str | None, KEY] = None) -> Wish | None:
    """What a request with a key wishes; the order of the fields of a body does not matter."""
    if key is None:
        return None
    asked = f"{request.method} {request.url.path}?{request.url.query}\n".encode()
    return Wish(key.strip('"'), hashlib.sha256(asked + _canonical(await request.body())).hexdigest())


RepeatKey = Annotated[Wish | None, Depends(wish)]


def _canonical(body: bytes) -> bytes:
    try:
        return json.dumps(json.loads(body), sort_keys=True).encode()
    except (ValueError, RecursionError):  # where no body is asked for, it may be anything
        return body


async def change(
    wish: Wish | None, service: Callable[..., Any], actor: Actor, *args: Any, **kwargs: Any
) -> Any:
    """Call a service in its transaction, once for each key; its answer must be one that JSON can hold."""
    if wish is None:
        return await db.write(service, actor, *args, **kwargs)
    return await db.write(repeats.once_for, actor, wish.key, wish.fingerprint, service, *args, **kwargs)


async def once(
    wish: Wish | None, service: Callable[..., Any], actor: Actor, *args: Any, **kwargs: Any
) -> Any:
    """The same for what publishes something: it counts among what the person may publish."""
    with allowances.creating(guard.require_person(actor)):
        return await change(wish, service, actor, *args, **kwargs)


async def once_by_nobody(
    wish: Wish | None, service: Callable[..., str], actor: Actor, *args: Any, **kwargs: Any
) -> str:
    """The same for a part of what several write, where no row may say who wrote it.

    Nothing is kept beside the thing: `service` makes its id of the `key`. The body belongs to that, since the
    keys of two programs may be alike and neither may lose its words: with another body it is another thing.
    """
    with allowances.creating(guard.require_person(actor)):
        key = f"{wish.key} {wish.fingerprint}" if wish else ""
        return await db.write(service, actor, *args, key=key, **kwargs)
