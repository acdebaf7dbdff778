"""What `demo` and `serve` have in common: everything between the arguments and the running server."""

import argparse
import errno
import logging
import os
import socket
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from learnhub import logs
from learnhub.cli import folder, frontend
from learnhub.config import HOPS_UNSET, Refusal, Settings, default_data, settings, variable
from learnhub.core import memory

logger = logging.getLogger(__name__)

Ready = Callable[[], None]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of both commands."""
    parser.add_argument("--host", help="address to listen on (default 127.0.0.1; 0.0.0.0 for the network)")
    parser.add_argument("--port", type=int, help="port to listen on (default 8000)")
    add_data_argument(parser)
    parser.add_argument("--workers", type=int, default=1, help="only 1 for now")


def add_data_argument(parser: argparse.ArgumentParser) -> None:
    """The option of every command that works on a data folder."""
    parser.add_argument("--data", metavar="DIR", help="the data folder")


def start(arguments: argparse.Namespace, kind: str, fill: Callable[[Settings], Ready]) -> int:
    """Refuse what cannot work, build, migrate, fill, and serve until a signal; the answer is the exit code.

    `fill` prepares the content of a migrated database and returns what to print once people can connect.
    """
    if arguments.workers != 1:
        raise Refusal("LearnHub runs in one worker for now; several come with a later version.")
    os.environ.setdefault(variable("data"), str(default_data(kind)))
    current = settings()
    if kind == folder.DEMO and current.database_url:
        raise Refusal("The demo keeps its company in its own folder: unset LEARNHUB_DATABASE_URL.")
    logs.configure(current.log_level)
    probe(current.host, current.port)
    frontend.ensure_built()
    folder.prepare(current.data, kind)
    with folder.kept_alone(current.data), _one_server(current) as is_lost:
        open_database(current)
        render_texts()
        ready = fill(current)
        if not current.database_url:
            folder.note_filled(current.data)
        code = serve_until_signal(current, ready)
        return 1 if is_lost() else code


def _one_server(current: Settings) -> AbstractContextManager[Callable[[], bool]]:
    """Keep the database for this process; the value says whether somebody else has it by now."""
    if not current.database_url:
        return nullcontext(lambda: False)  # the lock of the folder does
    from learnhub.cli import one_server

    return one_server.kept(current.database_url)


def open_database(current: Settings) -> None:
    """Migrate the database and make it the process's own, with everything that listens to its events."""
    with memory.importing():
        from sqlalchemy.exc import OperationalError

        from learnhub import migrations
        from learnhub.cli.copies import copy_before
        from learnhub.core import db
        from learnhub.features import listeners

    if not current.database_url:
        folder.refuse_network_disk(current.data)
        folder.refuse_lost_database(current.data)
        folder.refuse_read_only(current.data)
    try:
        migrations.upgrade(
            current.sqlalchemy_url, copy=lambda step: copy_before(current, step), copies=current.data
        )
    except OperationalError as error:
        raise Refusal(f"The database cannot be opened: {str(error.orig).strip()}") from error
    db.configure(current.sqlalchemy_url)
    listeners.install()


def render_texts() -> None:
    """Render what an older version rendered, before anybody reads it; one look when there is nothing."""
    with memory.importing():
        from learnhub.features.discussion.service import texts

    if done := texts.rebuild():
        logger.info("%d texts were rendered for this version", done)


def open_existing_database(current: Settings) -> None:
    """The same for a command that needs what is there; refuses a folder in which nothing was ever started."""
    if not current.database_url and not current.database_file.exists():
        folder.refuse_lost_database(current.data)
        raise Refusal(f"There is nothing in {current.data}. Name the data folder with --data.")
    open_database(current)


def probe(host: str, port: int) -> None:
    """Refuse a port that cannot be had, before anything is built or migrated."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probing:
            probing.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probing.bind(address)
    except OSError as error:
        raise Refusal(_port_refused(host, port, error)) from error


def _port_refused(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} on {host} is in use. Stop what uses it, or choose another with --port."
    if error.errno == errno.EACCES:
        return f"Port {port} is reserved for the system. Choose one above 1023 with --port."
    return f"LearnHub cannot listen on {host}: {error.strerror}. Choose another address with --host."


def serve_until_signal(current: Settings, ready: Ready) -> int:
    """Serve; SIGINT and SIGTERM end it after the requests that run, with exit code 0."""
    from learnhub.cli.server import run

    probe(current.host, current.port)  # a first build takes long enough for somebody else to take the port

    def announce() -> None:
        print(addresses(current), flush=True)
        ready()

    return run(current, announce)


def addresses(current: Settings) -> str:
    """Where people find LearnHub, and what is not safe about it."""
    lines = [f"LearnHub is running at {address(current)}"]
    if not current.url and current.host in ("0.0.0.0", "::"):  # noqa: S104 - comparing, not listening
        lines.append(f"From a phone in the same network: {_address(_own_address(), current.port)}")
    if current.url.startswith("http://"):
        lines.append("The public address is not https: passwords and cookies travel readable.")
    if current.misses_proxy:
        lines.append(HOPS_UNSET)
    return "\n".join(lines)


def address(current: Settings) -> str:
    """The public address, or the one on this machine."""
    return current.url or _address(current.host, current.port)


def _address(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}"


def _own_address() -> str:
    """The address of this machine in its network; connecting a datagram socket sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probing:
        try:
            probing.connect(("192.0.2.1", 9))
        except OSError:
            return socket.gethostname()
        return probing.getsockname()[0]


def warn(text: str) -> None:
    """Say something to the person at the console without mixing it into output."""
    print(text, file=sys.stderr, flush=True)
