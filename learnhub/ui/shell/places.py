"""What the frame lists: places, things to share, shortcuts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import reflex as rx

from learnhub.ui.vars import Flag, Number, Text

SIDEBAR = "lh-sidebar"
SHARE_MENU = "lh-share"
ACCOUNT_MENU = "lh-account"
SHORTCUTS = "lh-shortcuts"
PALETTE = "lh-palette"
MAIN = "lh-main"


@dataclass(frozen=True)
class NavItem:
    """A place in the sidebar. `count` is a figure Var, `live` a bool Var, `key` follows `g`."""

    section: str
    label: Text
    to: str
    icon: str
    count: Number | None = None
    live: Flag | None = None
    key: str | None = None
    shown: Flag = True


@dataclass(frozen=True)
class NavGroup:
    """Places under one verb; the first group has none."""

    label: Text | None
    items: Sequence[NavItem]
    shown: Flag = True


@dataclass(frozen=True)
class ShareItem:
    """Something one can share, with the kind whose icon it takes."""

    label: Text
    to: str
    icon: str
    key: str | None = None
    shown: Flag = True


@dataclass(frozen=True)
class Shortcut:
    """A line of the shortcuts sheet: `keys` in the order they are pressed."""

    label: Text
    keys: Sequence[str]
    then: bool = False


def when(shown: Flag, component: rx.Component) -> rx.Component:
    if isinstance(shown, rx.Var):
        return rx.cond(shown, component)
    return component if shown else rx.fragment()
