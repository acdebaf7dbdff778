"""What the rooms declare for Today."""

from functools import cache
from typing import Any, get_type_hints

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.rooms import Piece, all_rooms, resolve


@cache
def pieces() -> list[tuple[str, Piece]]:
    """Each with its room, in their order."""
    found = [(room, piece) for room, declared in all_rooms().items() for piece in declared.today]
    return sorted(found, key=lambda each: each[1].order)


def read(session: Session, actor: Actor) -> dict[str, Any]:
    """The views of the pieces that a person may see, by name."""
    return {
        piece.name: resolve(room, piece.read)(session, actor)
        for room, piece in pieces()
        if piece.requires is None or actor.may(piece.requires)
    }


def view_of(room: str, piece: Piece) -> Any:
    """The type of what is read for a piece."""
    return get_type_hints(resolve(room, piece.read))["return"]


def figures_followed() -> list[str]:
    """The figures of the frame that say that Today is to be read again."""
    return list(dict.fromkeys(piece.follows for _room, piece in pieces() if piece.follows))
