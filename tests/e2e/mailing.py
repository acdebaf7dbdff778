"""The demo company with a mail server, and the mails that people there receive."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path
from shutil import copytree

from playwright.sync_api import Page

from tests.postboxes import Postbox, serving
from tests.servers import Server

TRIES = 150  # of a tenth of a second


@contextmanager
def mailing(
    demo_folder: Path, folder: Path, change: Callable[[Path], None] = lambda _data: None
) -> Iterator[tuple[Server, Postbox]]:
    """A server that hands its mail to a postbox; `change` is called with its data before it starts."""
    data = copytree(demo_folder, folder / "data")
    change(data)
    box, server = Postbox(), Server("demo", data)
    controller = serving(box)
    named = {
        "SMTP_URL": f"smtp://127.0.0.1:{box.port}",
        "MAIL_FROM": "learn@ardelle.example",
        "URL": server.url,
    }
    server.environment = {**os.environ, **{f"LEARNHUB_{name}": value for name, value in named.items()}}
    server.start()
    try:
        yield server, box
        assert server.stop() == 0
        assert server.errors() == []
    finally:
        server.kill()
        controller.stop()


def arrives(page: Page, box: Postbox, fits: Callable[[EmailMessage], object]) -> EmailMessage:
    """The mail that fits, which comes within seconds."""
    for _try in range(TRIES):
        for mail in tuple(box.taken):
            if fits(mail):
                return mail
        page.wait_for_timeout(100)
    raise AssertionError([(str(mail["To"]), mail["Subject"]) for mail in box.taken])
