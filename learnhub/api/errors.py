"""The one shape in which the REST interface says what went wrong.

`{"error": {"code", "message", "fields", "params"}}`: the code is stable, the message is an English sentence
with its values in place, `params` are those values, and `fields` has a sentence for each wrong field.
"""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException

from learnhub.core.i18n import translate
from learnhub.errors import LearnHubError, TooMany, as_json

CODES = {
    HTTPStatus.BAD_REQUEST: "bad_request",
    HTTPStatus.UNAUTHORIZED: "unauthorized",
    HTTPStatus.FORBIDDEN: "forbidden",
    HTTPStatus.NOT_FOUND: "not_found",
    HTTPStatus.METHOD_NOT_ALLOWED: "method_not_allowed",
    HTTPStatus.TOO_MANY_REQUESTS: "too_many",
}
NO_KEY, ASK_FOR_KEY = "Send a valid key.", {"WWW-Authenticate": "Bearer"}
OTHER_CODES = ("error", "invalid", "unavailable", "too_large", "misdirected")

logger = logging.getLogger(__name__)


class ErrorBody(BaseModel):
    """What went wrong."""

    code: str
    message: str
    fields: dict[str, str] = {}
    params: dict[str, Any] = {}


class ErrorAnswer(BaseModel):
    """The body of every answer that is not a success."""

    error: ErrorBody


def answer(
    status: int,
    code: str,
    message: str,
    *,
    fields: Mapping[str, str] | None = None,
    params: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """An error as a response."""
    body = as_json(code, message, fields=fields, params=params)
    return JSONResponse(body, status, headers=dict(headers or {}))


def install(app: FastAPI) -> None:
    """Answer every error of this app in the one shape."""
    app.exception_handler(LearnHubError)(_for_reader)
    app.exception_handler(RequestValidationError)(_for_fields)
    app.exception_handler(HTTPException)(_for_http)
    app.exception_handler(OperationalError)(_for_database)
    app.exception_handler(Exception)(_for_bug)


def _for_reader(_request: Request, error: LearnHubError) -> JSONResponse:
    message = translate("en", error.message, **error.params)
    headers = _when_to_return(error)
    return answer(
        error.status, error.code, message, fields=error.fields, params=error.params, headers=headers
    )


def _when_to_return(error: LearnHubError) -> dict[str, str]:
    if not isinstance(error, TooMany):
        return {}
    seconds = error.params.get("seconds") or 60 * error.params.get("minutes", 1)
    return {"Retry-After": str(seconds)}


def _for_fields(request: Request, error: RequestValidationError) -> JSONResponse:
    if _lacks_key(request):
        return _no_key()
    fields = {".".join(str(part) for part in item["loc"][1:]): item["msg"] for item in error.errors()}
    return answer(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid", "Some fields are not right.", fields=fields)


def _for_http(request: Request, error: HTTPException) -> JSONResponse:
    if error.status_code == HTTPStatus.BAD_REQUEST and _lacks_key(request):
        return _no_key()
    code = CODES.get(HTTPStatus(error.status_code), "error")
    return answer(error.status_code, code, str(error.detail), headers=error.headers)


def _lacks_key(request: Request) -> bool:
    """Whether a request comes without any key: its body is read before a route asks for one."""
    has_key = request.headers.get("authorization", "").lower().startswith("bearer ")
    return request.url.path.startswith("/api/v1/") and not has_key


def _no_key() -> JSONResponse:
    return answer(HTTPStatus.UNAUTHORIZED, "unauthorized", NO_KEY, headers=ASK_FOR_KEY)


def _for_database(_request: Request, error: OperationalError) -> JSONResponse:
    logger.error("the database did not answer", exc_info=error)
    status = HTTPStatus.SERVICE_UNAVAILABLE
    return answer(status, "unavailable", "The database does not answer. Nothing was changed; try again.")


def _for_bug(_request: Request, error: Exception) -> JSONResponse:
    logger.error("a request failed", exc_info=error)
    return answer(HTTPStatus.INTERNAL_SERVER_ERROR, "error", "LearnHub has a fault here.")
