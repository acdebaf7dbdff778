"""What the marks of a run come to, whatever the order in which they arrived.

Everything that anybody did is kept. Of several ticks of one point the first counts, by the moment at which it
was made; one that is taken back leaves the point open for the next. `assets/run.js` does the same.
"""

from collections.abc import Iterable

from learnhub.features.checklists.enums import Mark
from learnhub.features.checklists.schemas import MarkView


def settled(marks: Iterable[MarkView]) -> dict[int, MarkView]:
    """The mark that counts for each point that is ticked or does not apply."""
    found: dict[int, MarkView] = {}
    for mark in sorted(marks, key=lambda each: (each.at, each.key)):
        if mark.mark in (Mark.DONE, Mark.SKIPPED):
            found.setdefault(mark.point, mark)
        elif mark.mark == Mark.OPEN:
            found.pop(mark.point, None)
    return found
