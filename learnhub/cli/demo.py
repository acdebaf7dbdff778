"""Try LearnHub with a demo company."""

import argparse
import secrets

from learnhub.cli import folder, start
from learnhub.cli.copies import sqlite_leftovers
from learnhub.config import Settings
from learnhub.core import memory

add_arguments = start.add_arguments


def run(arguments: argparse.Namespace) -> int:
    """Serve the demo company, made at the first start of its folder."""
    return start.start(arguments, folder.DEMO, _load_company)


def _load_company(current: Settings) -> start.Ready:
    with memory.importing():
        from learnhub import demo

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
    for path in (current.database_file, *sqlite_leftovers(current.database_file)):
        path.unlink(missing_ok=True)
    start.open_database(current)
