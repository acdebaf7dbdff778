"""Which sockets of this worker are open for which sign-in, so that all of them can be told when it ends.

Only the hash of the sign-in is known here, and the page that the tab is on.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a socket is, and for which sign-in."""

    sign_in: str
    path: str


_places: dict[str, Place] = {}


def note(sid: str, sign_in: str | None, path: str) -> None:
    """Keep where a socket is; called for each of its events, so one that signs nobody in is not kept."""
    if sign_in:
        _places[sid] = Place(sign_in, path)


def forget(sid: str) -> None:
    """Let go of a socket that closed."""
    _places.pop(sid, None)


def paths_of(sign_in: str) -> dict[str, str]:
    """The sockets of a sign-in, each with the page that it is on."""
    return {sid: place.path for sid, place in _places.items() if place.sign_in == sign_in}
