"""The kinds of error a person may read.

A message is an English sentence and at the same time the message id of its translation. Values go into
named places (`"{name} is taken"`) by plain replacement, never by `str.format`: a brace that a reader typed
must neither raise nor reach an attribute. Every class has a stable `code` for the REST interface; rooms
subclass the kinds in their `errors.py`. Everything that is not a LearnHubError is a bug.
"""

from typing import ClassVar


class LearnHubError(Exception):
    """A sentence for the reader, with its values, and perhaps one sentence per field of a form."""

    code: ClassVar[str] = "error"
    status: ClassVar[int] = 500

    def __init__(self, message: str, *, fields: dict[str, str] | None = None, **params: object) -> None:
        super().__init__(message)
        self.message = message
        self.fields = fields or {}
        self.params = params

    def __reduce__(self):
        return _rebuild, (type(self), self.message, self.fields, self.params)


def _rebuild(kind: type[LearnHubError], message: str, fields: dict[str, str], params: dict[str, object]):
    return kind(message, fields=fields, **params)


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


class Conflict(LearnHubError):
    """It made sense, but somebody was faster or the thing has changed."""

    code = "conflict"
    status = 409


class TooMany(LearnHubError):
    """A limit in time was reached; trying later works."""

    code = "too_many"
    status = 429
