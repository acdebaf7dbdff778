"""The menus of the frame, read from what the rooms declare."""

import functools
import operator
from dataclasses import replace
from functools import cache
from typing import Any

from learnhub import rooms
from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.features.home.state import ShellState
from learnhub.rooms import Place, Sheet, Tab, Wing
from learnhub.ui.shell import NavGroup, NavItem, ShareItem, Shortcut
from learnhub.ui.text import _
from learnhub.web import pages


def places_behind(tab: Tab | None) -> list[NavItem]:
    """The places behind a tab, for the chips over their pages; none where there is no choice to make."""
    if tab not in (Tab.LEARN, Tab.MEET):
        return []
    places = [place for place in _declared() if tab_of(place) == tab]
    return _existing(*(replace(_item(place), to=place.on_phone or place.to) for place in places))


WINGS: dict[Wing, str] = {
    Wing.TODAY: "",
    Wing.LEARN: N_("Learn"),
    Wing.SHARE: N_("Share"),
    Wing.MEET: N_("Meet"),
    Wing.STEER: N_("Steer"),
}
TABS: dict[Tab, tuple[str, str]] = {
    Tab.TODAY: (N_("Today"), "sunrise"),
    Tab.LEARN: (N_("Learn"), "layers"),
    Tab.MEET: (N_("Meet"), "handshake"),
    Tab.ME: (N_("Me"), "circle_user"),
}
TAB_OF_WING = {Wing.TODAY: Tab.TODAY, Wing.LEARN: Tab.LEARN, Wing.MEET: Tab.MEET}


def tab_of(place: Place) -> Tab | None:
    """The tab of a phone behind which a place is: what it says itself, or that of its wing."""
    return place.tab or TAB_OF_WING.get(place.wing)


@cache
def _declared() -> list[Place]:
    """Every place of the rooms, as the menu lists them."""
    places = [place for room in rooms.all_rooms().values() for place in room.places]
    return sorted(places, key=lambda place: (list(Wing).index(place.wing), place.order))


def tab_behind(section: str) -> Tab | None:
    """The tab behind which the pages of a section are."""
    return next((tab_of(place) for place in _declared() if place.section == section), None)


def _existing(*items: Any) -> list[Any]:
    return [item for item in items if pages.exists(item.to)]


def _may(permission: Permission | None) -> Any:
    return True if permission is None else ShellState.shell.may.contains(str(permission))


def _item(place: Place) -> NavItem:
    figures = ShellState.shell.figures
    return NavItem(
        place.section,
        _(place.label),
        place.to,
        place.icon,
        count=figures[place.figure] if place.figure else None,
        live=figures[place.live] > 0 if place.live else None,
        key=place.key or None,
        shown=_may(place.requires),
    )


def groups() -> list[NavGroup]:
    """The places of the sidebar."""
    groups = [group_of(wing) for wing in WINGS]
    return [group for group in groups if group.items]


def group_of(wing: Wing) -> NavGroup:
    """A wing with its places; one whose every place needs a right is drawn for who has one of them."""
    places = [place for place in _declared() if place.wing == wing]
    rights = [place.requires for place in places]
    shown: Any = True
    if places and all(rights):
        shown = functools.reduce(operator.or_, (_may(right) for right in dict.fromkeys(rights)))
    label = WINGS[wing]
    return NavGroup(_(label) if label else None, _existing(*(_item(place) for place in places)), shown=shown)


def tabs() -> list[NavItem]:
    """The tabs of a phone: each leads to its first place."""
    items = []
    for tab, (label, icon) in TABS.items():
        first = next((place for place in _declared() if tab_of(place) == tab), None)
        if first is not None:
            items.append(NavItem(tab, _(label), first.on_phone or first.to, icon))
    return _existing(*items)


def shares() -> list[ShareItem]:
    """What can be shared."""
    declared = [share for room in rooms.all_rooms().values() for share in room.shares]
    return _existing(
        *(
            ShareItem(_(share.label), share.to, share.icon, key=share.key or None, shown=_may(share.requires))
            for share in sorted(declared, key=lambda share: share.order)
        )
    )


def shortcuts() -> list[tuple[Any, list[Shortcut]]]:
    """The sheet of shortcuts."""
    return [(_(sheet), [*_of_menus(sheet), *_of_rooms(sheet)]) for sheet in Sheet]


def _of_menus(sheet: Sheet) -> list[Shortcut]:
    """The keys of places and shares, and the one that opens the Share menu."""
    if sheet == Sheet.GO:
        places = [item for group in groups() for item in group.items if item.key]
        return [Shortcut(item.label, ["g", item.key or ""], then=True) for item in places]
    if sheet == Sheet.ANYWHERE:
        keyed = [Shortcut(item.label, [item.key]) for item in shares() if item.key]
        return [Shortcut(_("Share something"), ["c"]), *keyed]
    return []


def _of_rooms(sheet: Sheet) -> list[Shortcut]:
    return [
        Shortcut(_(shortcut.label), list(shortcut.keys))
        for room in rooms.all_rooms().values()
        for shortcut in room.shortcuts
        if shortcut.sheet == sheet
    ]
