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


class Who(StrEnum):
    """To whom a space leaves something, each with those before; `everybody` is whoever may read there."""

    NOBODY = "nobody"
    FACILITATORS = "facilitators"
    MEMBERS = "members"
    EVERYBODY = "everybody"


class Theme(StrEnum):
    """How the screens are coloured."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class LineOutcome(StrEnum):
    """What becomes of a line."""

    INVITED = "invited"
    CHANGED = "changed"  # a member who gets a role, or another site or team
    KEPT = "kept"  # a member about whom the file says nothing new
    PROBLEM = "problem"
