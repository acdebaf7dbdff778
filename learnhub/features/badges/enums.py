"""Words stored in the columns of badges."""

from enum import StrEnum


class RevokedBy(StrEnum):
    """Who took a badge back."""

    HOLDER = "holder"
    COMPANY = "company"
