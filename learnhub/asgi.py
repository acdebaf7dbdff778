"""What uvicorn calls: LearnHub as one ASGI app with pages, sockets and the REST interface on one port."""

import os
from typing import Any

from learnhub import _run, logs
from learnhub.config import settings
from learnhub.core import db, memory


def create() -> Any:
    """The app, in Reflex's own folder and environment; refuses to run under an empty configuration."""
    os.environ.update(_run.serving())
    os.chdir(_run.HERE)
    logs.configure(settings().log_level)
    db.configure(settings().sqlalchemy_url)
    with memory.importing():
        from learnhub._run.rxconfig import is_in_use
        from learnhub.learnhub import app

        if not is_in_use():
            raise RuntimeError("Reflex did not load LearnHub's configuration")
        return logs.RequestLog(app())
