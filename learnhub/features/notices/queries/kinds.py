"""The kinds of notices that rooms declare, and what can be done from the row of one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.features.notices.schemas import NoticeView
from learnhub.rooms import Act, NoticeKind


@cache
def kinds() -> Mapping[str, NoticeKind]:
    """Every kind of notice by its name, in the order of the rooms."""
    return {kind.name: kind for room in rooms.all_rooms().values() for kind in room.notices}


@dataclass(frozen=True, slots=True)
class Service:
    """A service of `(session, actor, thing)`, and the message id of what is said when it is done."""

    run: Callable[[Session, Actor, str], object]
    done: str


def saying_with_acts(notices: Iterable[NoticeView]) -> str:
    """The newest saying with something that can be done from the row."""
    return next((f"{each.kind}.{each.what}" for each in notices if _acts(each.kind, each.what)), "")


def find_act(saying: str, name: str) -> Service | None:
    """What a row that tells this has done at once, by its name: the service and what is said then."""
    kind, _, what = saying.partition(".")
    found = next((act for act in _acts(kind, what) if act.name == name and act.run), None)
    return Service(rooms.resolve(_rooms_of_kinds()[kind], found.run), found.done) if found else None


def acts_by_mail(saying: str) -> list[Act]:
    """What of that can be done from a mail, too."""
    kind, _, what = saying.partition(".")
    return [act for act in _acts(kind, what) if act.by_mail]


def _acts(kind: str, what: str) -> Sequence[Act]:
    known = kinds().get(kind)
    return known.sayings[what].acts if known and what in known.sayings else ()


@cache
def _rooms_of_kinds() -> Mapping[str, str]:
    return {kind.name: name for name, room in rooms.all_rooms().items() for kind in room.notices}
