"""The causal tree, as pure values: facts first, and for each what was needed for it.

The French *arbre des causes* (INRS): one begins with what happened last and asks of every fact what was
needed for it, until nobody knows or somebody can act. Several conditions may have been needed together, or
either of them. There is no single cause.

A tree is any collection of facts. Each names the fact that it was needed for and its place among those
beside it, so that people who write at once change single rows. Whatever rows say, no fact is lost: one whose
parent is not there stands at the top, and so does one of those that hang in a circle.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from learnhub.features.rex.enums import CauseKind, Joins

TAB = 4  # spaces
_BULLETS = ("- ", "* ", "+ ", "• ", "– ")


class Step(StrEnum):
    """A way in which a fact is moved by one place."""

    UP = "up"
    DOWN = "down"
    IN = "in"
    OUT = "out"


class InItself(ValueError):
    """A fact was to be hung under itself, or under one that was needed for it."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A fact: `parent_id` is the one that it was needed for, or nothing at the top.

    `joins` says of its own conditions whether all of them had to come together, or either was enough. Nobody
    asks on at a fact on which somebody `can_act`, or of which nobody knows more.
    """

    id: str
    words: str = ""
    parent_id: str = ""
    position: int = 0
    kind: str = CauseKind.NONE
    joins: str = Joins.TOGETHER
    can_act: bool = False
    nobody_knows: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A fact where one reads it: `depth` steps from the top, with how many are needed for it directly."""

    cause: Cause
    depth: int
    conditions: int
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class Typed:
    """A line of a list that somebody typed, at its depth in it."""

    text: str
    depth: int


class View(Protocol):
    """A fact as it is read, among others in their order."""

    @property
    def id(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def parent_id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def joins(self) -> str: ...
    @property
    def can_act(self) -> bool: ...
    @property
    def nobody_knows(self) -> bool: ...


def values(views: Iterable[View]) -> list[Cause]:
    """Facts that were read in their order, each at its place in it."""
    return [
        Cause(
            view.id,
            view.words,
            view.parent_id,
            place,
            view.kind,
            view.joins,
            view.can_act,
            view.nobody_knows,
        )
        for place, view in enumerate(views)
    ]


def in_order(causes: Collection[Cause]) -> list[Placed]:
    """All facts, each before what was needed for it and after those that stand before it beside it."""
    under = _under(causes)
    placed: list[Placed] = []
    waiting = _beside(under, "", 0)
    while waiting:
        cause, depth, is_first, is_last = waiting.pop()
        conditions = _beside(under, cause.id, depth + 1)
        placed.append(Placed(cause, depth, len(conditions), is_first, is_last))
        waiting += conditions
    return placed


def _beside(under: dict[str, list[Cause]], parent: str, depth: int) -> list[tuple[Cause, int, bool, bool]]:
    """Those under one fact, the last first: they are taken from the end."""
    found = under.get(parent, [])
    last = len(found) - 1
    return [(cause, depth, place == 0, place == last) for place, cause in enumerate(found)][::-1]


def _under(causes: Collection[Cause]) -> dict[str, list[Cause]]:
    """The facts under each, in their order; those at the top under nothing."""
    parents = _parents(causes)
    under: dict[str, list[Cause]] = defaultdict(list)
    for cause in _sorted(causes):
        under[parents[cause.id]].append(cause)
    return under


def _parents(causes: Collection[Cause]) -> dict[str, str]:
    """The parent of each under which it can be reached from the top."""
    parents = {cause.id: cause.parent_id for cause in _sorted(causes)}
    reached = {""}
    for key in parents:
        path: dict[str, None] = {}
        at = key
        while at not in reached and at in parents and at not in path:
            path[at] = None
            at = parents[at]
        if path and at not in reached:
            # The last one hangs under none of these facts, or it leads back into the way.
            parents[at if at in path else next(reversed(path))] = ""
        reached.update(path)
    return parents


def _sorted(causes: Iterable[Cause]) -> list[Cause]:
    return sorted(causes, key=lambda cause: (cause.position, cause.id))


def depth_of(causes: Collection[Cause]) -> int:
    """How many facts stand one under the other at most."""
    return max((placed.depth + 1 for placed in in_order(causes)), default=0)


def beneath(causes: Collection[Cause], cause_id: str) -> list[Cause]:
    """What was needed for a fact, directly or not, as one reads it."""
    found: list[Cause] = []
    own: int | None = None
    for placed in in_order(causes):
        if placed.cause.id == cause_id:
            own = placed.depth
        elif own is not None and placed.depth <= own:
            break
        elif own is not None:
            found.append(placed.cause)
    return found


def open_ends(causes: Collection[Cause]) -> list[Cause]:
    """The facts at which somebody can still ask what was needed for them."""
    ends = (placed.cause for placed in in_order(causes) if not placed.conditions)
    return [cause for cause in ends if not (cause.can_act or cause.nobody_knows)]


def can_hang(causes: Collection[Cause], cause_id: str, under: str) -> bool:
    """Whether a fact can be hung there: not under itself, nor under what was needed for it."""
    return under != cause_id and all(each.id != under for each in beneath(causes, cause_id))


def hung(causes: Collection[Cause], cause_id: str, under: str, place: int | None = None) -> list[Cause]:
    """The tree with a fact, and all that was needed for it, hung under another at this place, or as the last.

    Nothing for `under` is the top. Raises InItself, and KeyError for a fact that is not there.
    """
    known = {cause.id for cause in causes}
    if cause_id not in known or under not in known | {""}:
        raise KeyError(cause_id)
    if not can_hang(causes, cause_id, under):
        raise InItself(cause_id)
    beside = {parent: list(found) for parent, found in _under(causes).items()}
    for found in beside.values():
        found[:] = [cause for cause in found if cause.id != cause_id]
    cause = next(cause for cause in causes if cause.id == cause_id)
    new = beside.setdefault(under, [])
    new.insert(len(new) if place is None else max(0, place), cause)
    return _numbered(beside)


def _numbered(under: dict[str, list[Cause]]) -> list[Cause]:
    return [
        replace(cause, parent_id=parent, position=position)
        for parent, found in under.items()
        for position, cause in enumerate(found)
    ]


def moved_up(causes: Collection[Cause], cause_id: str) -> list[Cause]:
    """The same with a fact before the one that stood before it; the first one stays."""
    parent, place = place_of(causes, cause_id)
    return hung(causes, cause_id, parent, max(0, place - 1))


def moved_down(causes: Collection[Cause], cause_id: str) -> list[Cause]:
    """The same with a fact behind the one that stood behind it; the last one stays."""
    parent, place = place_of(causes, cause_id)
    return hung(causes, cause_id, parent, place + 1)


def moved_in(causes: Collection[Cause], cause_id: str) -> list[Cause]:
    """The same with a fact as the last of what was needed for the one before it; the first one stays."""
    parent, place, beside = _place_of(causes, cause_id)
    if place == 0:
        return hung(causes, cause_id, parent, place)
    return hung(causes, cause_id, beside[place - 1])


def moved_out(causes: Collection[Cause], cause_id: str) -> list[Cause]:
    """The same with a fact right behind the one that it was needed for; none comes beside the top."""
    parent, place = place_of(causes, cause_id)
    above, above_place = place_of(causes, parent) if parent else ("", 0)
    if not above:
        return hung(causes, cause_id, parent, place)
    return hung(causes, cause_id, above, above_place + 1)


def place_of(causes: Collection[Cause], cause_id: str) -> tuple[str, int]:
    """Under what a fact hangs, and its place there; raises KeyError for one that is not there."""
    parent, place, _beside = _place_of(causes, cause_id)
    return parent, place


def _place_of(causes: Collection[Cause], cause_id: str) -> tuple[str, int, list[str]]:
    """The same with all that hang there."""
    for parent, found in _under(causes).items():
        keys = [cause.id for cause in found]
        if cause_id in keys:
            return parent, keys.index(cause_id), keys
    raise KeyError(cause_id)


def typed(text: str) -> Iterator[Typed]:
    """The facts of a list that somebody typed or pasted, one a line; what is indented was needed for the one
    above it.
    """
    widths: list[int] = []
    for line in text.splitlines():
        words = _without_bullet(line.strip())
        if not words:
            continue
        width = _width(line)
        while widths and widths[-1] >= width:
            widths.pop()
        widths.append(width)
        yield Typed(words, len(widths) - 1)


def _without_bullet(words: str) -> str:
    for bullet in _BULLETS:
        if words.startswith(bullet):
            return words.removeprefix(bullet).strip()
    return words


def _width(line: str) -> int:
    expanded = line.expandtabs(TAB)
    return len(expanded) - len(expanded.lstrip())
