"""The kinds of error a person may read.

A message is an English sentence and at the same time the message id of its translation. Values go into
named places (`"{name} is taken"`) by plain replacement, never by `str.format`: a brace that a reader typed
must neither raise nor reach an attribute. Rooms subclass the kinds in their `errors.py` and declare there
what is always so; whoever raises gives the rest. Everything that is not a LearnHubError is a bug.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from learnhub.core.i18n import N_

CHECK_FORM = N_("Something in the form is not right yet.")


class LearnHubError(Exception):
    """A sentence for the reader, with its values, and perhaps one sentence per field of a form.

    A class declares its stable `code` and the `status` of the REST interface and, when they are always the
    same, the `message` and the sentences of the `fields`. A class without a message is raised with one;
    `field` says which field the message itself is about.
    """

    code: ClassVar[str] = "error"
    status: ClassVar[int] = 500
    message: str
    fields: dict[str, str] = {}

    def __init__(
        self, message: str = "", *, field: str = "", fields: dict[str, str] | None = None, **params: object
    ) -> None:
        self.message = message or self.message
        self.fields = fields or ({field: self.message} if field else dict(self.fields))
        self.params: dict[str, Any] = params
        super().__init__(self.message)  # a pickle makes the error from it and then puts back the rest


def as_json(
    code: str,
    message: str,
    *,
    fields: Mapping[str, str] | None = None,
    params: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The body in which the REST interface says what went wrong; `api.errors` describes it."""
    body = {"code": code, "message": message, "fields": dict(fields or {}), "params": dict(params or {})}
    return {"error": body}


class NotFound(LearnHubError):
    """There is no such thing, or the person may not know that there is."""

    code = "not_found"
    status = 404


class Forbidden(LearnHubError):
    """The person may see the thing but not do this to it."""

    code = "forbidden"
    status = 403


class Invalid(LearnHubError):
    """What was sent does not make sense; `fields` says where."""

    code = "invalid"
    status = 422
    message = CHECK_FORM


class Conflict(LearnHubError):
    """It made sense, but somebody was faster or the thing has changed."""

    code = "conflict"
    status = 409


class TooMany(LearnHubError):
    """A limit in time was reached; trying later works."""

    code = "too_many"
    status = 429
