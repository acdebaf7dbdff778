"""Who a socket counts for: the person who is signed in, otherwise the address it comes from.

How many sockets are open is known to the process that holds them, and to nobody else.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from starlette.types import Scope

from learnhub.access import allowances
from learnhub.web import addresses, session

STRANGERS = "strangers"


@dataclass(frozen=True, slots=True)
class Caller:
    """For whom work is counted, and in which language they are told."""

    key: str
    is_person: bool
    language: str

    async def keep_pace(self, cost: float) -> None:
        """Wait until this may be done; raises TooFast when that would take too long."""
        await allowances.keep_pace(self.key, cost, is_person=self.is_person)


async def caller_of(scope: Scope) -> Caller:
    """Who is behind a request or a socket, looked up once."""
    accepted = next((value for name, value in scope["headers"] if name == b"accept-language"), b"")
    language = session.preferred_language(accepted.decode("latin-1"))
    person = await session.identify(scope.get(session.SCOPE_KEY), language)
    key = person.person_id or addresses.source_of(scope)
    return Caller(key, person.is_signed_in, person.language)


_open: Counter[str] = Counter()


def has_room(caller: Caller) -> bool:
    """Whether one more socket may be opened."""
    if caller.is_person:
        return _open[caller.key] < allowances.SOCKETS_PER_PERSON
    is_crowded = _open[STRANGERS] >= allowances.SOCKETS_OF_STRANGERS
    return not is_crowded and _open[caller.key] < allowances.SOCKETS_PER_ADDRESS


@contextmanager
def counted(caller: Caller) -> Iterator[None]:
    """Count an open socket."""
    keys = [caller.key] if caller.is_person else [caller.key, STRANGERS]
    _open.update(keys)
    try:
        yield
    finally:
        _open.subtract(keys)
        for key in keys:
            if not _open[key]:
                del _open[key]
