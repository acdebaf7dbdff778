"""Where a room stands in the frame: its places, what can be shared there, its keys."""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode

from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_


class Wing(StrEnum):
    """The groups of the sidebar, in its order. What is in ACCOUNT has its place in the account menu."""

    TODAY = "today"
    LEARN = "learn"
    SHARE = "share"
    MEET = "meet"
    STEER = "steer"
    ACCOUNT = "account"


class Tab(StrEnum):
    """The tabs of a phone."""

    TODAY = "today"
    LEARN = "learn"
    MEET = "meet"
    ME = "me"


class Sheet(StrEnum):
    """The groups of the sheet of shortcuts, in its order."""

    GO = N_("Go to")
    ANYWHERE = N_("Anywhere")
    LIST = N_("In a list")
    REVIEW = N_("Review")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the menu; `order` sorts it within its wing.

    `section` is the one that its pages name, `key` follows `g`. `figure` names the figure of `Room.figures`
    that stands beside it, `live` the one that lights a dot, `follows` one by which its page sees that
    there is something new to read. `requires` hides it from who may not go there. `on_phone` is where its tab
    and its chip lead, when `to` is a page without them.
    """

    section: str
    label: str
    to: str
    icon: str
    wing: Wing
    order: int
    key: str = ""
    tab: Tab | None = None
    figure: str = ""
    live: str = ""
    follows: str = ""
    requires: Permission | None = None
    on_phone: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """Something that one can share: a line of the Share menu. `key` works anywhere, on its own.

    What can begin with words that somebody looked for says so in `about`, with `{words}` in it, and takes
    them from the address as `field`. What can be made of a piece of content says so in `of` ("Make a card"),
    and takes its id from the address as `from`.
    """

    label: str
    to: str
    icon: str
    order: int
    key: str = ""
    requires: Permission | None = None
    about: str = ""
    field: str = ""
    of: str = ""

    def at(self, words: str) -> str:
        """Where it begins with these words."""
        return f"{self.to}?{urlencode({self.field: words})}"


@dataclass(frozen=True, slots=True)
class Deed:
    """Something else that one can do, which the palette of the search offers by this name."""

    label: str
    to: str
    icon: str
    order: int
    requires: Permission | None = None


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A line of the sheet of shortcuts that no place and no share accounts for; any of `keys` does it."""

    sheet: Sheet
    label: str
    keys: tuple[str, ...]
