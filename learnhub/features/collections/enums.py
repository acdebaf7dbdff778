"""Words stored in the columns of collections."""

from enum import StrEnum


class Section(StrEnum):
    """The texts of a collection beside its body, which introduces it."""

    ITEMS = "items"
