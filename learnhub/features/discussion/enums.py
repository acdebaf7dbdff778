"""Words stored in the columns of content."""

from enum import StrEnum


class Status(StrEnum):
    """Who can see it: a draft its authors, waiting also those who decide, hidden authors and moderators.

    What is retired is read by everybody at its address, and is in no list.
    """

    DRAFT = "draft"
    WAITING = "waiting"
    PUBLISHED = "published"
    HIDDEN = "hidden"
    RETIRED = "retired"
    REMOVED = "removed"


class Part(StrEnum):
    """What somebody has to do with a piece of content."""

    AUTHOR = "author"
    CO_AUTHOR = "co_author"
    SOURCE = "source"


class Origin(StrEnum):
    """How an edition of content came to be."""

    WRITTEN = "written"
    EDITED = "edited"
    SUGGESTED = "suggested"
    RESTORED = "restored"
    REDACTED = "redacted"


class SuggestionStatus(StrEnum):
    """What became of a suggested edit."""

    OPEN = "open"
    ACCEPTED = "accepted"
    ANSWERED = "answered"


class Device(StrEnum):
    """On what a draft was typed, as its screen tells."""

    PHONE = "phone"
    COMPUTER = "computer"
