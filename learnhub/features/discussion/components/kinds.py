"""How a kind of content is named and drawn, whichever room declares it."""

from collections.abc import Callable
from typing import cast

import reflex as rx

from learnhub import rooms, ui
from learnhub.rooms import Kind
from learnhub.ui.text import _


def kind_word(kind: Kind | rx.Var[str]) -> rx.Var[str]:
    """The word for a kind of content, also of one that only the browser knows."""
    if isinstance(kind, Kind):
        return _(kind.one)
    words = ((str(known), _(known.one)) for known in rooms.kinds().values())
    return cast("rx.Var[str]", rx.match(kind, *words, "")).to(str)


def field_word(kind: rx.Var[str], field: str) -> rx.Var[str]:
    """What a kind of content calls a field that each has, such as its title."""
    words = ((str(known), _(known.labels[field])) for known in rooms.kinds().values())
    return cast("rx.Var[str]", rx.match(kind, *words, "")).to(str)


def kind_tile(kind: Kind | rx.Var[str], size: int = 18) -> rx.Component:
    """The tile of a kind of content, also of one that only the browser knows."""
    return _by_kind(kind, lambda known: ui.tile(known.icon, known.colour, size))


def kind_label(kind: Kind | rx.Var[str], *, bare: bool = False) -> rx.Component:
    """Icon and word of a kind in its colour; `bare` without the icon, beside a tile."""
    return _by_kind(
        kind, lambda known: ui.coloured_label(known.icon, known.colour, kind_word(known), bare=bare)
    )


def _by_kind(kind: Kind | rx.Var[str], draw: Callable[[Kind], rx.Component]) -> rx.Component:
    if isinstance(kind, Kind):
        return draw(kind)
    drawn = ((str(known), draw(known)) for known in rooms.kinds().values())
    return cast(rx.Component, rx.match(kind, *drawn, rx.fragment()))
