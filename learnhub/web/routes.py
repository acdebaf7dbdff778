"""Forms that the browser posts itself: those that begin or end a session, and those that carry files.

A form answers with 303 to a page. When something was wrong it leads back to the form's page, and a cookie
that lives for a minute and that scripts may read brings the sentences and what was typed, but no secrets.
"""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, urlencode

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route, Router
from starlette.types import ASGIApp

from learnhub.access import audit
from learnhub.access.actor import Actor
from learnhub.access.guard import NOT_ALLOWED
from learnhub.access.permissions import Permission
from learnhub.config import settings
from learnhub.core import db, i18n
from learnhub.core.inputs import UNSOUND
from learnhub.core.text import is_sound
from learnhub.errors import Invalid, LearnHubError
from learnhub.ui.storage import FORM_COOKIE
from learnhub.web import addresses, faults, redirects, session
from learnhub.web.forms import MISSING

SHORT_SECONDS = 60
COOKIE_MAX = 3_000
FIELD_MAX = 20_000
FORM_BYTES = 64_000
SECRET_WORDS = ("password", "current", "token", "secret")
AGENT_MAX = 200


@dataclass(frozen=True)
class Post:
    """One posted form: the request, who sent it and its texts."""

    request: Request
    actor: Actor
    fields: Mapping[str, str]

    def text(self, name: str) -> str:
        """A field's text, empty when it was not sent."""
        return self.fields.get(name, "")

    def require(self, *names: str) -> None:
        """Refuse a form in which one of these fields is empty, with a message under each."""
        missing = {name: MISSING for name in names if not self.text(name)}
        if missing:
            raise Invalid(fields=missing)

    @cached_property
    def language(self) -> str:
        """The language in which to answer: the account's, else the one the page was shown in."""
        return self.actor.language if self.actor.is_signed_in else language_of(self.request, self.fields)

    @property
    def agent(self) -> str:
        """The browser as it calls itself."""
        return self.request.headers.get("user-agent", "")[:AGENT_MAX]

    @property
    def network(self) -> str:
        """The part of the visitor's address that is kept."""
        return addresses.prefix(self.request.client.host if self.request.client else "")


Handler = Callable[[Post], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class PostRoute:
    """One address that takes a form."""

    path: str
    handler: Handler
    permission: Permission
    page: str
    max_bytes: int
    from_anywhere: bool


ROUTES: dict[str, PostRoute] = {}
LARGE: dict[str, int] = {}  # how many bytes an address outside of these forms takes, if more than usual


def post_route(
    path: str,
    *,
    permission: Permission,
    page: str,
    max_bytes: int = FORM_BYTES,
    from_anywhere: bool = False,
) -> Callable[[Handler], Handler]:
    """Take a form at an address from those with the permission; `page` is where the form stands.

    One `from_anywhere` proves itself, by a signature; no cookie is looked at, so nobody is signed in there.
    """

    def keep(handler: Handler) -> Handler:
        ROUTES[path] = PostRoute(path, handler, permission, page, max_bytes, from_anywhere)
        return handler

    return keep


def beside(others: ASGIApp) -> ASGIApp:
    """The app that answers these forms and leaves every other request to `others`."""
    forms = [Route(route.path, _endpoint(route), methods=["POST"]) for route in ROUTES.values()]
    return Router([*forms, Mount("", others)])


def body_limits() -> dict[str, int]:
    """How many bytes each route takes."""
    return LARGE | {route.path: route.max_bytes for route in ROUTES.values()}


def open_paths() -> frozenset[str]:
    """Where what comes from anywhere is taken."""
    return frozenset(route.path for route in ROUTES.values() if route.from_anywhere)


def _endpoint(route: PostRoute) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        token = None if route.from_anywhere else request.scope.get(session.SCOPE_KEY)
        actor = await session.identify(token)
        if not actor.may(route.permission):
            return await _refuse(route, request, actor)
        sent = await _texts(request)
        post = Post(request, actor, {name: text for name, text in sent.items() if is_sound(text)})
        try:
            if unsound := dict.fromkeys(sent.keys() - post.fields.keys(), UNSOUND):
                raise Invalid(fields=unsound)
            return await route.handler(post)
        except LearnHubError as problem:
            return back_to(post, route.page, problem)
        except ClientDisconnect:
            raise
        except Exception as fault:
            return back_to(post, route.page, faults.explained(fault, route.path))

    return endpoint


async def _texts(request: Request) -> dict[str, str]:
    """The texts of a plain form; a route that takes files reads the request itself."""
    if request.headers.get("content-type", "").startswith("multipart/"):
        return {}
    form = await request.form()
    return {
        name: value
        for name, value in form.items()
        if isinstance(value, str) and len(value) <= FIELD_MAX and is_sound(name)
    }


async def _refuse(route: PostRoute, request: Request, actor: Actor) -> Response:
    if not actor.is_signed_in:
        return see_other(redirects.sign_in_path(route.page))
    await db.write(audit.record, actor, route.permission, route.path, result="refused")
    return PlainTextResponse(i18n.translate(actor.language, NOT_ALLOWED), 403)


def see_other(path: str) -> RedirectResponse:
    """Lead the browser to a page after a form."""
    return RedirectResponse(path, 303)


def back_to(post: Post, page: str, problem: LearnHubError) -> Response:
    """Lead back to the form's page with what was wrong and what was typed, except secrets."""
    answer = see_other(_address_of(post, page))
    say = {
        name: i18n.translate(post.language, text, **problem.params) for name, text in problem.fields.items()
    }
    shown = {
        "action": post.request.url.path,
        "problem": i18n.translate(post.language, problem.message, **problem.params),
        "errors": say,
        "values": {name: value for name, value in post.fields.items() if not _is_secret(name)},
    }
    text = _cookie_text(shown)
    set_readable(
        answer, FORM_COOKIE, text if len(text) <= COOKIE_MAX else _cookie_text(shown | {"values": {}})
    )
    return answer


def _address_of(post: Post, page: str) -> str:
    """The page's address as it was: where the form leads to, and behind # what a one-time link carries."""
    back = post.text("next")
    query = f"?{urlencode({'next': back}, safe='/')}" if redirects.is_safe_path(back) else ""
    kept = {name: post.text(name) for name in ("token", "email") if post.text("token") and post.text(name)}
    return f"{page}{query}#{urlencode(kept)}" if kept else f"{page}{query}"


def _cookie_text(shown: Mapping[str, object]) -> str:
    return quote(json.dumps(shown, ensure_ascii=False), safe="")


def _is_secret(name: str) -> bool:
    return any(word in name.lower() for word in SECRET_WORDS)


def set_readable(answer: Response, name: str, value: str, *, seconds: int = SHORT_SECONDS) -> None:
    """A cookie for our own script, mostly gone after a minute."""
    answer.set_cookie(name, value, max_age=seconds, path="/", samesite="lax", secure=settings().is_secure)


def language_of(request: Request, fields: Mapping[str, str]) -> str:
    """The language a form says its page was shown in, else the browser's."""
    if fields.get("language") in i18n.LANGUAGES:
        return fields["language"]
    return session.preferred_language(request.headers.get("accept-language", ""))
