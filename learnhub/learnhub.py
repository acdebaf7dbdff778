"""The composition root: the one app, its pages, the layers around it and what runs beside it."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

import reflex as rx
from starlette.types import ASGIApp

from learnhub import _run, rooms, ui
from learnhub.api import FirstUse
from learnhub.config import settings
from learnhub.features import listeners
from learnhub.features.discussion import requests
from learnhub.features.discussion.waiting import waiting
from learnhub.features.home import shell
from learnhub.features.home.state import ShellState
from learnhub.features.people import queries as people
from learnhub.features.people import service as people_service
from learnhub.jobs import registry, scheduler
from learnhub.web import (
    closed_tabs,
    faults,
    files,
    gate,
    layers,
    pages,
    rate_limits,
    routes,
    session,
    sockets,
)
from learnhub.web import reflex_internals as internals
from learnhub.web.live import hub
from learnhub.web.pages import Page

PAGES: tuple[Page, ...] = tuple(page for _room, found in rooms.modules("pages") for page in found.PAGES)
STATES = tuple(rooms.modules("state"))  # a State around items of others is known once its module is imported
FORMS = tuple(rooms.modules("forms"))  # a form is known to `web.routes` once its module is imported
FILES = tuple(rooms.modules("files"))  # a file likewise to `web.files`
GC_THRESHOLDS = (50_000, 50, 100)

__all__ = ["app"]


def make_interface() -> ASGIApp:
    """The REST interface; importing its routes is most of what it costs."""
    from learnhub.api import app as api

    return api.create()


def surround(inner: ASGIApp) -> ASGIApp:
    """Reflex, the forms, the files and the REST interface inside the layers that every request passes."""
    served = FirstUse(make_interface, routes.beside(files.beside(inner)))
    limits = routes.body_limits()
    built, all_pages = _run.pages_folder(), pages.all_pages()
    open_paths = routes.open_paths()
    return layers.surround(served, settings(), built, limits, all_pages, requests.answer, open_paths)


def forget_socket(sid: str) -> None:
    """Keep nothing of a socket that closed, and of its tab what its owner may come back for."""
    closed_tabs.note(app, sid)
    hub.leave(sid)
    sockets.forget(sid)


@asynccontextmanager
async def running() -> AsyncIterator[None]:
    """What every worker does while it serves."""
    listeners.install()
    rate_limits.guard_queue(app, on_gone=forget_socket)
    hub.start(app, on_leave=partial(gate.empty_tabs, app))
    gc.set_threshold(*GC_THRESHOLDS)
    with waiting.kept_in(settings().data):
        async with scheduler.running(registry.all_jobs()):
            yield
    hub.stop()


internals.keep_states_small()
app = rx.App(
    stylesheets=ui.STYLESHEETS,
    head_components=ui.head_components(),
    hydrate_fallback=ui.waiting,
    html_lang="en",
    toaster=None,
    extra_app_wraps=ui.WRAPS,
    api_transformer=surround,
    frontend_exception_handler=faults.note_browser_fault,
    backend_exception_handler=faults.note_server_fault,
)
app.add_middleware(gate.Gate())
session.look_up_with(people.find_actor, people_service.note_seen)
pages.add_pages(
    app,
    PAGES,
    dress=shell.dress,
    after=ShellState.load,
    waiting=ShellState.shell.figures["inbox_waiting"].to(int),
)
app.register_lifespan_task(running)
