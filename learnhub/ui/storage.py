"""What LearnHub keeps in a browser, and whose each thing is; a test fails for what is not listed here.

A person's own things stand under their id (`lh-own:<id>:…`), so that nobody else is shown them, and leave the
browser with the sign-out or when somebody else signs in. Storage of a tab belongs to the person of the tab.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

OWN = "lh-own:"
WHO_COOKIE = "lh_who"
PREFERENCES_COOKIE = "lh_prefs"
FORGET_COOKIE = "lh_forget"
FORM_COOKIE = "lh_form"


class Owner(StrEnum):
    """Whose it is: `BROWSER` stays for whoever uses it next, `PERSON` is shown to nobody else."""

    BROWSER = "browser"
    PERSON = "person"


class Place(StrEnum):
    """Where a browser keeps it."""

    LOCAL = "localStorage"
    TAB = "sessionStorage"
    COOKIE = "cookie"


@dataclass(frozen=True, slots=True)
class Kept:
    """Something kept: its name, where a `*` stands for what is its own in each, its place and its owner."""

    name: str
    place: Place
    owner: Owner
    holds: str


def _own(name: str, holds: str) -> Kept:
    return Kept(f"{OWN}*:{name}", Place.LOCAL, Owner.PERSON, holds)


KEPT = (
    Kept("lh-language", Place.LOCAL, Owner.BROWSER, "the language of the first paint"),
    Kept("lh-theme", Place.LOCAL, Owner.BROWSER, "light, dark or system"),
    Kept("theme", Place.LOCAL, Owner.BROWSER, "the same, for Reflex's own theme provider"),
    Kept("lh-sidebar", Place.LOCAL, Owner.BROWSER, "whether the menu is folded"),
    Kept("lh-keys", Place.LOCAL, Owner.BROWSER, "whether single keys do something"),
    _own("draft:*", "what was typed in a form and not sent"),
    _own("anonymous", "texts without a name, and the secrets by which they are one's own"),
    _own("tab:*", "the place that was chosen today behind a tab of the phone"),
    _own("recent", "the addresses of what was opened last"),
    _own("outgoing:*", "what was done without a connection and has not reached the server"),
    _own("ballot:*", "the random text under which votes for texts without a name are kept"),
    Kept("token", Place.TAB, Owner.PERSON, "the key of the tab's states on the server"),
    Kept("lh-who", Place.TAB, Owner.PERSON, "whose the tab is"),
    Kept(
        "lh-toasts", Place.TAB, Owner.PERSON, "messages that are still shown, and the ids of those that were"
    ),
    Kept("react-router-scroll-positions", Place.TAB, Owner.PERSON, "where pages were left"),
    Kept(WHO_COOKIE, Place.COOKIE, Owner.BROWSER, "the id of who signed in here last, until they sign out"),
    Kept(PREFERENCES_COOKIE, Place.COOKIE, Owner.BROWSER, "for a minute, the account's language and theme"),
    Kept(FORGET_COOKIE, Place.COOKIE, Owner.BROWSER, "until the next page, that somebody signed out"),
    Kept(FORM_COOKIE, Place.COOKIE, Owner.BROWSER, "for a minute, what was wrong in a form, no secrets"),
    Kept("lh", Place.COOKIE, Owner.PERSON, "the secret of the sign-in, read by no script"),
    Kept(
        "lh_known", Place.COOKIE, Owner.BROWSER, "that accounts were signed in here before, read by no script"
    ),
)


def unlisted(names: Iterable[str], place: Place) -> list[str]:
    """Those of the names found in a place of a browser that nothing listed here has."""
    known = [_pattern(kept.name) for kept in KEPT if kept.place == place]
    return [name for name in names if not any(pattern.fullmatch(name) for pattern in known)]


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(f"(?:__Host-)?{re.escape(name)}".replace(r"\*", ".*"))
