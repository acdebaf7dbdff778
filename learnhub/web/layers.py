"""What stands around the app: every request and socket passes these layers from the outside in."""

from collections.abc import Container, Iterable, Mapping
from pathlib import Path

from starlette.types import ASGIApp

from learnhub.config import Settings
from learnhub.web.addresses import ClientAddress
from learnhub.web.channel import Answer, Channel
from learnhub.web.first_look import PagesWithWords
from learnhub.web.pages import Page
from learnhub.web.rate_limits import SocketGuard
from learnhub.web.security.csp import inline_script_hashes
from learnhub.web.security.headers import Headers
from learnhub.web.security.hosts import HostGuard
from learnhub.web.security.limits import BodyLimit
from learnhub.web.security.origins import OriginGuard
from learnhub.web.security.static_files import StaticFiles
from learnhub.web.session import SessionScope


def surround(
    app: ASGIApp,
    settings: Settings,
    built: Path,
    body_limits: Mapping[str, int] | None = None,
    pages: Iterable[Page] = (),
    answer: Answer | None = None,
    open_paths: Container[str] = (),
) -> ASGIApp:
    """The app with all layers; `built` is the folder of the built pages, `body_limits` bytes by path.

    `answer` answers the requests that come on sockets (`web.channel`); `open_paths` take what comes from
    anywhere (`web.security.origins`).
    """
    app = SocketGuard(app)
    if answer:
        app = Channel(app, answer)
    app = StaticFiles(app, built)
    app = PagesWithWords(app, built, pages)
    app = SessionScope(app, https=settings.is_secure)
    app = BodyLimit(app, body_limits or {})
    app = OriginGuard(app, url=settings.url, open_paths=open_paths)
    app = HostGuard(app, url=settings.url, listens_on=settings.host)
    app = Headers(app, url=settings.url, hashes=inline_script_hashes(built))
    return ClientAddress(app, hops=settings.proxy_hops)
