"""The five parts of the editor, and which text belongs to which."""

from enum import StrEnum

from learnhub.features.rex.enums import Text


class Part(StrEnum):
    """A part of the editor, as the address names it."""

    HAPPENED = "happened"
    WELL = "well"
    WHY = "why"
    CHANGE = "change"
    LESSONS = "lessons"


PARTS = tuple(Part)
_OF_TEXTS: dict[str, Part] = {
    Text.WELL: Part.WELL,
    Text.LUCKY: Part.WELL,
    Text.LESSONS: Part.LESSONS,
}


def part_of(unit: str) -> Part:
    """The part in which a text is written: `cause:…` is a fact of the tree, `entry:…` a moment."""
    what, _, name = unit.partition(":")
    if what == "cause":
        return Part.WHY
    return _OF_TEXTS.get(name, Part.HAPPENED) if what == "text" else Part.HAPPENED
