"""Finding the rooms, and what they keep under fixed file names."""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from learnhub import features
from learnhub.rooms.agendas import Agenda
from learnhub.rooms.content import Kind, SpaceTab
from learnhub.rooms.mails import MailAction
from learnhub.rooms.menu import Wing
from learnhub.rooms.room import Room

DECLARATION = "room"


@cache
def all_rooms() -> dict[str, Room]:
    """Every room by the name of its package: the lower floors first, on each as the menu lists them."""
    names = [module.name for module in iter_modules(features.__path__) if module.ispkg]
    rooms = {name: import_module(_path(name, DECLARATION)).ROOM for name in sorted(names)}
    return dict(sorted(rooms.items(), key=lambda item: (item[1].floor, _first_place(item[1]))))


def _first_place(room: Room) -> tuple[int, int]:
    places = [(list(Wing).index(place.wing), place.order) for place in room.places]
    return min(places, default=(-1, 0))


def modules(file: str) -> Iterator[tuple[str, ModuleType]]:
    """The module or package of this name of each room that has one, in the order of the rooms."""
    for room in all_rooms():
        package = import_module(f"{features.__name__}.{room}")
        if any(module.name == file for module in iter_modules(package.__path__)):
            yield room, import_module(_path(room, file))


def resolve(room: str, reference: str) -> Any:
    """What "module:function" names, with the module counted from the room."""
    module, _, name = reference.partition(":")
    return getattr(import_module(_path(room, module)), name)


@cache
def kinds() -> dict[str, Kind]:
    """Every kind of content by its name."""
    declared = [kind for room in all_rooms().values() for kind in room.kinds]
    if len(set(declared)) < len(declared):
        raise ValueError(f"a kind is declared twice: {sorted(declared)}")
    return {str(kind): kind for kind in declared}


@cache
def room_of(kind: Kind) -> str:
    """The name of the room that declares a kind."""
    return next(name for name, room in all_rooms().items() if kind in room.kinds)


def kind(name: str) -> Kind:
    """The kind that a row of content is of."""
    return kinds()[name]


def offered(name: str, part: str) -> Any:
    """A function of what a kind offers, by the name of its part; only for kinds that have an `offer`."""
    return resolve(room_of(kind(name)), getattr(kind(name).offer, part))


def use_of(name: str) -> Any:
    """The function that says in words how much use a piece of a kind is; None where the kind says nothing."""
    known = kind(name)
    if known.offer:
        return offered(name, "use")
    return resolve(room_of(known), known.use) if known.use else None


def around(part: str, item: Any, *, in_library: bool = True) -> list[Any]:
    """What rooms put around an item, drawn: that one `part` of each."""
    return [resolve(name, function)(item) for name, function in _around(part, in_library=in_library)]


def beginnings(*, in_library: bool = True) -> list[Callable[..., Any]]:
    """What fills the States behind these, when the page of an item loads."""
    return [resolve(name, function) for name, function in _around("begin", in_library=in_library)]


def _around(part: str, *, in_library: bool) -> Iterator[tuple[str, str]]:
    for name, room in all_rooms().items():
        if room.around and (in_library or room.around.everywhere) and (named := getattr(room.around, part)):
            yield name, named


def space_tabs() -> list[tuple[str, SpaceTab]]:
    """The parts of communities that rooms fill, in their order, each with the name of its room."""
    found = [(name, tab) for name, room in all_rooms().items() for tab in room.space_tabs]
    return sorted(found, key=lambda each: (each[1].order, each[1].name))


def agendas() -> dict[str, tuple[str, Agenda]]:
    """What rooms propose for meetings, by the form of the ritual, each with the name of its room."""
    return {each.form: (name, each) for name, room in all_rooms().items() for each in room.agendas}


def composer(kind: str) -> Callable[..., Any] | None:
    """The function that composes a kind of mail; None for one that no room sends any more."""
    found = (resolve(name, room.mails[kind]) for name, room in all_rooms().items() if kind in room.mails)
    return next(found, None)


def mail_action(name: str) -> tuple[MailAction, Callable[..., Any]] | None:
    """What can be done from a mail, and the function that does it; None for what no room offers any more."""
    for room_name, room in all_rooms().items():
        if action := room.mail_actions.get(name):
            return action, resolve(room_name, action.run)
    return None


def _path(room: str, module: str) -> str:
    return f"{features.__name__}.{room}.{module}"
