"""Addresses of pages without the detour over a trailing slash."""

from pathlib import Path

from starlette.types import ASGIApp, Receive, Scope, Send


class PrettyPaths:
    """ASGI: answer `/questions`, a folder and a page, at once instead of sending to `/questions/`."""

    def __init__(self, app: ASGIApp, built: Path) -> None:
        self.app = app
        pages = {f"/{page.relative_to(built).with_suffix('').as_posix()}" for page in built.rglob("*.html")}
        self.pages = pages - {"/index", "/404", "/__spa-fallback"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].rstrip("/") in self.pages:
            path = scope["path"].rstrip("/") + ".html"
            scope = {**scope, "path": path, "raw_path": path.encode()}
        await self.app(scope, receive, send)
