"""A file of the store as an answer: piece by piece, as a whole or from a byte on, and never as a page.

A browser that plays a video asks for ranges of it. One range at a time is answered; more at once are refused,
because a few bytes of request would cost as many readings of the file. What is sent may be anybody's bytes:
no type is guessed, nothing in it runs, and no page shows it in a frame.
"""

import re
from collections.abc import AsyncIterator, Iterator, Mapping

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from learnhub.core.file_store import Store

NOTHING_RUNS = "default-src 'none'; sandbox; frame-ancestors 'none'"
UNSATISFIABLE = 416
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


async def stored_answer(
    request: Request, store: Store, name: str, media_type: str, headers: Mapping[str, str] | None = None
) -> Response:
    """Answer a file, which never changes under its name; raises FileNotFoundError when it is not there.

    A browser keeps it and asks each time whether its reader may still have it.
    """
    shown = name.rpartition("/")[2]
    told = {
        "etag": f'"{shown.partition(".")[0]}"',
        "accept-ranges": "bytes",
        "cache-control": "private, no-cache",
        "content-security-policy": NOTHING_RUNS,
        "content-disposition": f'inline; filename="{shown}"',
        "x-content-type-options": "nosniff",
        **(headers or {}),
    }
    if request.headers.get("if-none-match") == told["etag"]:
        return Response(status_code=304, headers=told)
    size = await to_thread.run_sync(store.size, name)
    asked = _asked(request, told["etag"], size)
    if asked is None:
        return Response(status_code=UNSATISFIABLE, headers={**told, "content-range": f"bytes */{size}"})
    start, end = asked
    whole = (start, end) == (0, size) and "range" not in request.headers
    told["content-length"] = str(end - start)
    if not whole and _is_meant(request, told["etag"]):
        told["content-range"] = f"bytes {start}-{end - 1}/{size}"
    status = 206 if "content-range" in told else 200
    if request.method == "HEAD":
        return Response(status_code=status, headers=told, media_type=media_type)
    pieces = store.read(name, start, end - start)
    return StreamingResponse(_pieces(pieces), status, told, media_type)


def _is_meant(request: Request, etag: str) -> bool:
    """Whether a range is of this very file: a browser that goes on with another one gets the whole."""
    return "range" in request.headers and request.headers.get("if-range", etag) == etag


def _asked(request: Request, etag: str, size: int) -> tuple[int, int] | None:
    """From which byte up to which, the last not included; None for what this file does not have."""
    if not _is_meant(request, etag):
        return 0, size
    found = _RANGE.fullmatch(request.headers["range"].replace(" ", ""))
    if not found or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:  # the last so many bytes
        start, end = max(0, size - int(last)), size
    else:
        start, end = int(first), min(int(last) + 1, size) if last else size
    return (start, end) if start < end else None


async def _pieces(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    while (piece := await to_thread.run_sync(next, pieces, None)) is not None:
        yield piece
