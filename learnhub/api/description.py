"""What `/api/openapi.json` says beyond the types of the routes: names, errors, and what is always there."""

import json
import re
from collections.abc import Iterator
from typing import Any

from learnhub.api import errors
from learnhub.core import ids
from learnhub.core.i18n import LANGUAGES
from learnhub.core.views import SHARED
from learnhub.errors import LearnHubError

Json = dict[str, Any]

SCHEMAS = "#/components/schemas/"
EMPTY_OR_ID = rf"^([{ids.ALPHABET}]{{{ids.LENGTH}}})?$"
_LIST = re.compile(r"\bListing[\[_](\w+?)[\]_]")  # `CardRowList` for `Listing[CardRow]`
RESPONSES = {
    400: ("Unreadable", "The body is no text."),
    401: ("Unauthorized", "The request carries no valid key."),
    403: ("Forbidden", "The owner of the key may not do this, or the key has no scope for it."),
    404: ("NotFound", "There is no such thing, or none that the owner of the key may know of."),
    409: ("Conflict", "The thing has changed, or is in a state that does not allow this."),
    413: ("TooLarge", "The body is larger than anything that is taken."),
    421: ("Misdirected", "LearnHub is not reached under this name."),
    422: ("Invalid", "Something that was sent is not right; `fields` says what."),
    429: ("TooMany", "That was a lot in a short time."),
    503: ("Unavailable", "The database does not answer; nothing was changed."),
}
RETRY_AFTER = {
    "description": "After how many seconds to send the request again.",
    "required": True,
    "schema": {"type": "integer", "minimum": 1},
}


def complete(written: Json) -> Json:
    """The description with the errors of each route, and `required` for whatever an answer always holds."""
    written = json.loads(_LIST.sub(r"\1List", json.dumps(written)))
    schemas = written["components"]["schemas"]
    for methods in written["paths"].values():
        for method, operation in methods.items():
            _add_errors(operation, method)
    written["components"]["responses"] = {name: _response(status) for status, (name, _) in RESPONSES.items()}
    schemas["ErrorBody"]["properties"]["code"]["enum"] = _codes()
    for name in _sent(written) - _taken(written):
        _tighten(schemas[name])
    written["paths"] = _with_shared(written["paths"], schemas)
    for name, schema in list(schemas.items()):
        schemas[name] = _with_shared(schema, schemas)
    return written


def _add_errors(operation: Json, method: str) -> None:
    answers = operation["responses"]
    answers.pop("default", None)
    if "security" not in operation:
        return
    for status in _statuses(operation, method):
        answers[str(status)] = {"$ref": f"#/components/responses/{RESPONSES[status][0]}"}


def _statuses(operation: Json, method: str) -> list[int]:
    is_about_one = "404" in operation["responses"] or any(
        parameter["in"] == "path" for parameter in operation.get("parameters", [])
    )
    skipped = (set() if is_about_one else {404}) | ({400, 413} if method == "get" else set())
    if method == "get" and not is_about_one:
        skipped |= {409}  # reading a list is right in any state
    return [status for status in RESPONSES if status not in skipped]


def _response(status: int) -> Json:
    schema = {"$ref": f"{SCHEMAS}{errors.ErrorAnswer.__name__}"}
    response: Json = {
        "description": RESPONSES[status][1],
        "content": {"application/json": {"schema": schema}},
    }
    if status == 429:
        response["headers"] = {"Retry-After": RETRY_AFTER}
    return response


def _codes() -> list[str]:
    waiting, found = [LearnHubError], set(errors.CODES.values()) | set(errors.OTHER_CODES)
    while waiting:
        kind = waiting.pop()
        found.add(kind.code)
        waiting += kind.__subclasses__()
    return sorted(found)


def _tighten(schema: Json) -> None:
    """Say of what is only ever sent that each field is there, and which texts are ids."""
    properties = schema.get("properties", {})
    if properties:
        schema["required"] = list(properties)
    for name, field in properties.items():
        is_empty = field.pop("default", None) == ""
        if name == "language" or name.endswith("_language"):
            field["enum"] = list(LANGUAGES)
        if (name == "id" or name.endswith("_id")) and field.get("type") == "string":
            field["pattern"] = EMPTY_OR_ID if is_empty else ids.PATTERN


def _with_shared(part: Any, schemas: Json) -> Any:
    """The same with a reference to each type that `core.views` shares, which stands among the `schemas`."""
    if isinstance(part, list):
        return [_with_shared(each, schemas) for each in part]
    if not isinstance(part, dict):
        return part
    if name := part.get(SHARED):
        kept = {key: part[key] for key in ("type", "enum", "description")}
        if schemas.setdefault(name, kept | {"title": name})["enum"] != kept["enum"]:
            raise ValueError(f"There are two types called {name}.")
        return {"$ref": f"{SCHEMAS}{name}"}
    return {key: _with_shared(value, schemas) for key, value in part.items()}


def _sent(written: Json) -> set[str]:
    answers = [operation["responses"] for operation in _operations(written)]
    return _reached([answers, written["components"]["responses"]], written)


def _taken(written: Json) -> set[str]:
    asked = [
        [operation.get("requestBody"), operation.get("parameters")] for operation in _operations(written)
    ]
    return _reached(asked, written)


def _operations(written: Json) -> Iterator[Json]:
    for methods in written["paths"].values():
        yield from methods.values()


def _reached(start: Any, written: Json) -> set[str]:
    schemas, found, waiting = written["components"]["schemas"], set[str](), [*_refs(start)]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _refs(schemas[name])
    return found


def _refs(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        target = part.get("$ref", "")
        if isinstance(target, str) and target.startswith(SCHEMAS):
            yield target.removeprefix(SCHEMAS)
        part = list(part.values())
    for value in part if isinstance(part, list) else ():
        yield from _refs(value)
