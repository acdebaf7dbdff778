"""Words stored in columns of the room."""

from enum import StrEnum


class Openness(StrEnum):
    """Who knows of a community, and who reads there."""

    OPEN = "open"  # everybody reads, anybody joins
    CLOSED = "closed"  # everybody sees its name and purpose, members read, a facilitator lets in
    HIDDEN = "hidden"  # members alone know that there is one


class Stage(StrEnum):
    """Where a community is in its life."""

    PROPOSED = "proposed"  # by one; two more have to say yes
    ACTIVE = "active"
    ENDED = "ended"  # read and found, and nothing is added
    MERGED = "merged"  # the same, and what it held is in another one


class Side(StrEnum):
    """Who has said yes first: whoever wants to come in, or those who want them to."""

    ASKED = "asked"
    INVITED = "invited"


class Narrowing(StrEnum):
    """To which communities the directory can be narrowed."""

    TRADE = "trade"  # about what one practises
    SITE = "site"  # with members of one's site
