"""What the frame lists: places, things to share, shortcuts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import reflex as rx

SIDEBAR = "lh-sidebar"
SHARE_MENU = "lh-share"
ACCOUNT_MENU = "lh-account"
SHORTCUTS = "lh-shortcuts"
MAIN = "lh-main"


@dataclass(frozen=True)
class NavItem:
    """A place in the sidebar. `count` is a figure Var, `live` a bool Var, `key` follows `g`."""

    section: str
    label: Any
    to: str
    icon: str
    count: Any = None
    live: Any = None
    key: str | None = None
    shown: Any = True


@dataclass(frozen=True)
class NavGroup:
    """Places under one verb; the first group has none."""

    label: Any
    items: Sequence[NavItem]
    shown: Any = True


@dataclass(frozen=True)
class ShareItem:
    """Something one can share, with the kind whose icon it takes."""

    label: Any
    to: str
    icon: str
    key: str | None = None
    shown: Any = True


@dataclass(frozen=True)
class Shortcut:
    """A line of the shortcuts sheet: `keys` in the order they are pressed."""

    label: Any
    keys: Sequence[str]
    then: bool = False


def when(shown: Any, component: rx.Component) -> rx.Component:
    if isinstance(shown, rx.Var):
        return rx.cond(shown, component)
    return component if shown else rx.fragment()
