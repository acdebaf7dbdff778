"""What narrows the audit log, and how its entries are shown."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo, field_validator

from learnhub.core.i18n import N_
from learnhub.core.inputs import Day, Input, Line

ENDS_EARLIER = N_("The period ends before it begins.")


def _none_if_empty(value: object) -> object:
    return None if value == "" else value


class AuditFilters(Input):
    """Who did it, what was done (an action, or `refused` for what was not allowed), and from day to day.

    The days are those of the reader's zone, both of them included.
    """

    who: Annotated[str, Line(32)] = ""
    what: Annotated[str, Line(60)] = ""
    since: Annotated[Day | None, BeforeValidator(_none_if_empty)] = None
    until: Annotated[Day | None, BeforeValidator(_none_if_empty)] = None

    @field_validator("until")
    @classmethod
    def _not_before_since(cls, until: date | None, info: ValidationInfo) -> date | None:
        since = info.data.get("since")
        if since and until and until < since:
            raise ValueError(ENDS_EARLIER)
        return until


@dataclass(frozen=True, slots=True)
class AuditRow:
    """An entry of the log in the reader's language.

    `is_hour`: of its moment only the hour is kept. `who` is an id or "nobody"; `who_to` and `object_to` are
    the addresses of what still exists and may be read, else empty. `object` is its name, else what the log
    has.
    """

    number: int
    at: datetime
    is_hour: bool
    who: str
    who_name: str
    who_to: str
    action: str
    words: str
    object: str
    object_to: str
    result: str
    network: str
