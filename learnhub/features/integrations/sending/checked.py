"""What apprise has in place of `requests`: whatever it asks is asked by `core.safe_http`.

`requests` would look a name up a second time after it was checked, and follow redirects with everything that
an address keeps secret. Here each connection goes to the very address that was checked.
"""

import io
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from types import SimpleNamespace
from typing import Any

from learnhub.core import safe_http
from learnhub.core.safe_http import NoAnswer, RequestFailed, TooLarge

LIMIT = 1024 * 1024
KEPT = ("ConnectionError", "RequestException", "Timeout", "TooManyRedirects", "codes", "exceptions")
ASKING = ("get", "post", "put")


@dataclass
class Talk:
    """What is asked until `end` of the monotonic clock.

    `failure` is why the last request had no answer. `is_unknown` says that one which changes something left
    and had no whole answer.
    """

    end: float
    internal: tuple[safe_http.Network, ...]
    failure: RequestFailed | None = None
    is_unknown: bool = False


class Checked(SimpleNamespace):
    """What is left of the library; a plugin that wants more of it fails and has asked nothing."""


_talk: ContextVar[Talk | None] = ContextVar("talk", default=None)


@contextmanager
def talking(seconds: float, internal: Iterable[safe_http.Network]) -> Iterator[Talk]:
    """Let requests leave, all of them within so many seconds; outside of this block none does."""
    talk = Talk(time.monotonic() + seconds, tuple(internal))
    token = _talk.set(talk)
    try:
        yield talk
    finally:
        _talk.reset(token)


def guard(module: Any) -> None:
    """Give a module of apprise this for its `requests`, once."""
    library = module.requests
    if not isinstance(library, Checked):
        kept = {name: getattr(library, name) for name in KEPT}
        asking = {name: partial(_ask, library, name.upper()) for name in ASKING}
        module.requests = Checked(**kept, **asking, request=partial(_ask, library))


def _ask(
    library: Any,
    method: str,
    url: str,
    *,
    params: Any = None,
    data: Any = None,
    json: Any = None,
    headers: Any = None,
    auth: Any = None,
    **_how: Any,
) -> Any:
    """Ask, and answer as the library would; how to check, to wait and to follow is not for apprise to say."""
    talk = _talk.get()
    if talk is None:
        raise library.ConnectionError("nothing is asked now")
    asked = library.Request(method, url, headers, None, data, params, auth, json=json).prepare()
    body = asked.body.encode() if isinstance(asked.body, str) else asked.body
    headers = {name: value for name, value in asked.headers.items() if name.lower() != "content-length"}
    left, internal = talk.end - time.monotonic(), talk.internal
    try:
        answer = safe_http.request(
            method, asked.url, headers=headers, body=body, limit=LIMIT, seconds=left, internal=internal
        )
    except RequestFailed as failure:
        talk.failure = failure
        talk.is_unknown |= method != "GET" and isinstance(failure, NoAnswer | TooLarge)
        raise library.ConnectionError(failure.reason) from failure
    talk.failure = None
    return _answered(library, asked, answer)


def _answered(library: Any, asked: Any, answer: safe_http.Answer) -> Any:
    response = library.Response()
    response.request, response.url, response.status_code = asked, asked.url, answer.status
    response.headers.update(answer.headers)
    response.raw = io.BytesIO(answer.body)
    return response
