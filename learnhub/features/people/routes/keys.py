"""Who asks through the REST interface: the owner of a personal key, limited to the scopes of the key.

Keys come as `Authorization: Bearer …` and never from a cookie, so no other site can use them. Each route
names its permission with `may(QUESTIONS_READ)`; the services check again what concerns the single row.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy.exc import OperationalError

from learnhub.access import allowances, guard
from learnhub.access.actor import Actor
from learnhub.access.permissions import Permission
from learnhub.api.errors import ASK_FOR_KEY, NO_KEY
from learnhub.core import db
from learnhub.features.people import queries as people
from learnhub.features.people.service import tokens
from learnhub.web.addresses import source_of

NOTED_WITHIN = 0.5  # seconds
PERMISSION_MARK = "__lh_permission__"  # what a test reads to see that every route asks for one

bearer = HTTPBearer(auto_error=False, description="A personal key, made under Settings.")
Key = Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]


async def owner(key: Key, request: Request) -> Actor:
    """The owner of the key; 401 for none, an unknown, a revoked or an expired one.

    Requests keep the pace of their owner, those without a good key that of their address.
    """
    secret = key.credentials if key else ""
    found = await db.read(people.find_actor_by_token, secret)
    counted = found.person_id if found else source_of(request.scope)
    await allowances.keep_pace(counted or "", is_person=found is not None)
    if found is None:
        raise HTTPException(HTTPStatus.UNAUTHORIZED, NO_KEY, headers=ASK_FOR_KEY)
    if await db.read(people.is_first_use_today, secret):
        with suppress(OperationalError):  # who only reads goes on while nobody can write
            await db.write(tokens.note_token_used, secret, within=NOTED_WITHIN)
    return found


def may(permission: Permission) -> Callable[[Actor], Awaitable[Actor]]:
    """A dependency: the owner of the key, who has this permission and gave the key its scope."""

    async def allowed(actor: Annotated[Actor, Depends(owner)]) -> Actor:
        guard.require_permission(actor, permission)
        return actor

    setattr(allowed, PERMISSION_MARK, permission)
    return allowed
