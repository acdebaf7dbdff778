"""Files that a browser or a calendar fetches by an address of their own.

They are made when they are asked for, so they never lag behind a page, and nobody keeps them. Who is not
signed in is led to the sign-in page and from there to the file.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from math import ceil

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route, Router
from starlette.types import ASGIApp

from learnhub.access import allowances
from learnhub.access.actor import Actor
from learnhub.access.allowances import CLICK, TooFast
from learnhub.access.guard import NOT_ALLOWED
from learnhub.access.permissions import Permission
from learnhub.core import i18n
from learnhub.errors import LearnHubError
from learnhub.web import redirects, session
from learnhub.web.addresses import source_of
from learnhub.web.routes import see_other

Handler = Callable[[Request, Actor], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class FileRoute:
    """One address of a file; without a permission the address itself is the secret that opens it."""

    path: str
    handler: Handler
    permission: Permission | None
    cost: float


ROUTES: dict[str, FileRoute] = {}


def file_route(
    path: str, *, permission: Permission | None, cost: float = CLICK
) -> Callable[[Handler], Handler]:
    """Answer a file at an address to those with the permission, or to whoever has the address."""

    def keep(handler: Handler) -> Handler:
        ROUTES[path] = FileRoute(path, handler, permission, cost)
        return handler

    return keep


def beside(others: ASGIApp) -> ASGIApp:
    """The app that answers these files and leaves every other request to `others`."""
    files = [Route(route.path, _endpoint(route), methods=["GET"]) for route in ROUTES.values()]
    return Router([*files, Mount("", others)])


def _endpoint(route: FileRoute) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        actor = await session.identify(request.scope.get(session.SCOPE_KEY), _language(request))
        if route.permission and not actor.is_signed_in:
            return see_other(redirects.sign_in_path(request.url.path))
        if route.permission and not actor.may(route.permission):
            return _sentence(403, actor, NOT_ALLOWED)
        try:
            key = actor.person_id or source_of(request.scope)
            await allowances.keep_pace(key, route.cost, is_person=actor.is_signed_in)
            answer = await route.handler(request, actor)
        except LearnHubError as problem:
            return _refusal(problem, actor)
        answer.headers.setdefault("cache-control", "no-store")
        return answer

    return endpoint


def _refusal(problem: LearnHubError, actor: Actor) -> Response:
    answer = _sentence(problem.status, actor, problem.message, **problem.params)
    if isinstance(problem, TooFast):
        answer.headers["retry-after"] = str(ceil(problem.params["seconds"]))
    return answer


def _sentence(status: int, actor: Actor, sentence: str, **params: object) -> Response:
    return PlainTextResponse(i18n.translate(actor.language, sentence, **params), status)


def _language(request: Request) -> str:
    return session.preferred_language(request.headers.get("accept-language", ""))
