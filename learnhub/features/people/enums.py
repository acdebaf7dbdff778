"""Words stored in the columns of the people room."""

from enum import StrEnum

DEFAULT_ZONE = "Europe/Paris"  # of a company that has not chosen one


class PersonStatus(StrEnum):
    """Where an account is in its life; only an active one can sign in."""

    INVITED = "invited"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    FORMER = "former"


class LinkPurpose(StrEnum):
    """What a one-time link is good for."""

    INVITE = "invite"
    RESET = "reset"
    SETUP = "setup"


class SpaceKind(StrEnum):
    """What a space stands for; there is one company space."""

    COMPANY = "company"
    COMMUNITY = "community"
    TEAM = "team"
    SITE = "site"


class Theme(StrEnum):
    """How the screens are coloured."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"
