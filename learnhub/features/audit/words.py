"""The words of the audit log, from what the rooms declare."""

from functools import cache

from learnhub.access.permissions import named
from learnhub.core.i18n import N_, translate
from learnhub.rooms import Audited, all_rooms

REFUSED = "refused"
WITHOUT_RIGHT = N_("Not allowed: {what}")


@cache
def actions() -> dict[str, Audited]:
    """Every action that a room writes."""
    return {name: action for room in all_rooms().values() for name, action in room.audited.items()}


def words_of(action: str, language: str) -> str:
    """An action in words; one that was refused at the door is a permission, and has those of its scope."""
    if action in actions():
        return translate(language, actions()[action].words)
    try:
        scope = named(action).scope
    except KeyError:
        return action
    return translate(language, WITHOUT_RIGHT, what=translate(language, scope) if scope else action)
