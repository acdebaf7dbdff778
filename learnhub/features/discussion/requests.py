"""What browsers ask about anonymous texts, on the socket (`web.channel`).

Who sends a text is looked up and asked by the room, then forgotten: how often somebody may send is counted
for their browser and not for the person, or a second one of theirs could tell by its refusals that the first
was busy. Following, rewording and withdrawing take the secret and look nobody up.

Every unit of work runs in a thread (`slow`): one that held the loop would be logged with its name and moment.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any

from learnhub.core import db
from learnhub.core.blind_throttle import BlindThrottle
from learnhub.core.i18n import N_
from learnhub.errors import Forbidden, Invalid
from learnhub.features.discussion.edit_secrets import hash_secret, tag_of
from learnhub.features.discussion.schemas import (
    AnonymousChange,
    AnonymousLook,
    AnonymousRead,
    AnonymousReword,
    AnonymousSend,
    AnonymousSpare,
)
from learnhub.features.discussion.service import anonymous
from learnhub.features.discussion.service.anonymous import AnonymousKind
from learnhub.features.discussion.waiting import Text, waiting
from learnhub.features.people.queries import find_actor

TEXTS_PER_WINDOW = 5
WINDOW_SECONDS = 600

throttle = BlindThrottle(limit=TEXTS_PER_WINDOW, seconds=WINDOW_SECONDS)


async def answer(sign_in: str | None, do: str, given: dict[str, Any]) -> Any:
    """Do what a browser asks; raises LearnHubError, or pydantic's ValidationError."""
    if do not in _REQUESTS:
        raise Invalid
    return await _REQUESTS[do](sign_in, given)


async def _send(sign_in: str | None, given: dict[str, Any]) -> dict[str, Any]:
    """Keep a text, once however often it comes; the answer is its tag, whether it is out already, and when
    the next batch comes.
    """
    form = AnonymousSend.model_validate(given)
    kind = _kind(form.kind)
    # Markdown is parsed there once, before anything waits: what cannot be shown is refused here.
    words, edit_hash = await asyncio.to_thread(kind.check, form.text), hash_secret(form.secret)
    actor = await db.read(find_actor, sign_in, slow=True) if sign_in else None
    if actor is None or actor.person_id is None:
        raise Forbidden(N_("Sign in again to ask."))
    # What was taken before is asked nothing again: its session may have ended with it.
    is_new = waiting.get(edit_hash) is None and not await db.read(anonymous.is_out, edit_hash, slow=True)
    if is_new:
        await db.read(kind.require, actor, form.parent, slow=True)
        throttle.hit(str(sign_in))
    text = Text(edit_hash, kind.name, form.parent, words)
    is_out = not await db.read(anonymous.send, text, actor.person_id, slow=True)
    following = await db.read(anonymous.following, kind, form.parent, slow=True)
    return {"tag": tag_of(edit_hash), "out": is_out, "next": following.isoformat()}


async def _read(_sign_in: str | None, given: dict[str, Any]) -> dict[str, Any]:
    """What became of a text."""
    form = AnonymousRead.model_validate(given)
    view = await db.read(anonymous.read, _kind(form.kind), form.secret, slow=True)
    return {**asdict(view), "tag": tag_of(hash_secret(form.secret))}


async def _reword(_sign_in: str | None, given: dict[str, Any]) -> None:
    """Say it in other words."""
    form = AnonymousReword.model_validate(given)
    kind = _kind(form.kind)
    words = await asyncio.to_thread(kind.check, form.text)
    await db.write(anonymous.reword, kind, form.secret, words, slow=True)


async def _change(_sign_in: str | None, given: dict[str, Any]) -> dict[str, Any]:
    """Keep what its author wants changed until the next batch; the answer says when that comes."""
    form = AnonymousChange.model_validate(given)
    kind = _kind(form.kind)
    following = await db.read(anonymous.change, kind, form.secret, form.do, form.value, slow=True)
    return {"next": following.isoformat()}


async def _look(sign_in: str | None, given: dict[str, Any]) -> Any:
    """What helps who writes a text without a name. Nothing of it is kept, nor who asked."""
    form = AnonymousLook.model_validate(given)
    look = _kind(form.kind).look
    actor = await db.read(find_actor, sign_in, slow=True) if sign_in else None
    if look is None:
        raise Invalid
    if actor is None:
        raise Forbidden(N_("Sign in again to ask."))
    return await db.read(look, actor, form.text, slow=True)


async def _spare(sign_in: str | None, given: dict[str, Any]) -> None:
    """Say that something answers it. It is counted as if it had been about to be asked by name."""
    form = AnonymousSpare.model_validate(given)
    spare = _kind(form.kind).spare
    actor = await db.read(find_actor, sign_in, slow=True) if sign_in else None
    if spare is None:
        raise Invalid
    if actor is None:
        raise Forbidden(N_("Sign in again to ask."))
    await db.write(spare, actor, form.content, slow=True)


async def _withdraw(_sign_in: str | None, given: dict[str, Any]) -> None:
    """Take it back."""
    form = AnonymousRead.model_validate(given)
    await db.write(anonymous.withdraw, _kind(form.kind), form.secret, slow=True)


def _kind(name: str) -> AnonymousKind:
    kind = anonymous.find_kind(name)
    if kind is None:
        raise Invalid
    return kind


_REQUESTS: dict[str, Callable[[str | None, dict[str, Any]], Awaitable[Any]]] = {
    "send": _send,
    "read": _read,
    "reword": _reword,
    "change": _change,
    "look": _look,
    "spare": _spare,
    "withdraw": _withdraw,
}
