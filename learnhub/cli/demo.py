"""Try LearnHub with a demo company."""

import argparse
import secrets

from learnhub.cli import folder, start
from learnhub.config import Refusal, Settings
from learnhub.core import memory

add_arguments = start.add_arguments


def run(arguments: argparse.Namespace) -> int:
    """Serve the demo company, made at the first start of its folder."""
    return start.start(arguments, folder.DEMO, _load_company)


def _load_company(current: Settings) -> start.Ready:
    with memory.importing():
        from learnhub import demo

    if current.database_url:
        raise Refusal("The demo keeps its company in its own folder: unset LEARNHUB_DATABASE_URL.")
    facts = folder.about(current.data)
    if facts.get("loaded"):
        demo.refresh()
    else:
        facts["password"] = secrets.token_urlsafe(9)
        _start_over(current)
        start.warn("Making the demo company...")
        demo.load(password=facts["password"])
        folder.describe(current.data, password=facts["password"], loaded=True)

    def ready() -> None:
        print(f"\nSign in with one of these addresses and the password {facts['password']}\n")
        for email, what in demo.ACCOUNTS:
            print(f"  {email:40} {what}")
        print(flush=True)

    return ready


def _start_over(current: Settings) -> None:
    """Drop what an interrupted first start left behind."""
    from learnhub.core import db

    db.dispose()
    for ending in ("", "-wal", "-shm"):
        current.database_file.with_name(current.database_file.name + ending).unlink(missing_ok=True)
    start.open_database(current)
