"""Try LearnHub with a demo company."""

import argparse
import secrets
from functools import partial

from learnhub.cli import folder, start
from learnhub.cli.copies import sqlite_leftovers
from learnhub.config import Refusal, Settings
from learnhub.core import memory

PEOPLE = range(20, 5_001)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of every server, and the size of a company to try it with."""
    start.add_arguments(parser)
    size = "invent a company of so many people, to see how much LearnHub bears (20 to 5000)"
    parser.add_argument("--people", type=int, metavar="N", help=size)


def run(arguments: argparse.Namespace) -> int:
    """Serve the demo company, made at the first start of its folder."""
    people = arguments.people
    if people is not None and people not in PEOPLE:
        raise Refusal(f"--people takes a number from {PEOPLE[0]} to {PEOPLE[-1]}.")
    return start.start(arguments, folder.DEMO, partial(_load_company, people=people))


def _load_company(current: Settings, people: int | None) -> start.Ready:
    with memory.importing():
        from learnhub import demo

    facts = folder.about(current.data)
    if facts.get("loaded"):
        _refuse_other_size(current, facts.get("people"), people)
        if not facts.get("people"):
            demo.refresh()
    else:
        facts |= {"password": secrets.token_urlsafe(9), "people": people}
        _start_over(current)
        start.warn("Making the demo company...")
        demo.load(password=facts["password"], people=people)
        folder.describe(current.data, password=facts["password"], people=people, loaded=True)
    accounts = demo.accounts(facts.get("people"))

    def ready() -> None:
        print(f"\nSign in with one of these addresses and the password {facts['password']}\n")
        for email, what in accounts:
            print(f"  {email:40} {what}")
        print(flush=True)

    return ready


def _refuse_other_size(current: Settings, held: int | None, asked: int | None) -> None:
    """A folder keeps its company; `None` is the small one, or that nobody asked for a size."""
    if asked not in (None, held):
        found = f"a demo company of {held} people" if held else "the small demo company"
        raise Refusal(
            f"{current.data} holds {found}. Choose another folder with --data, or leave out --people."
        )


def _start_over(current: Settings) -> None:
    """Drop what an interrupted first start left behind."""
    from learnhub.core import db

    db.dispose()
    for path in (current.database_file, *sqlite_leftovers(current.database_file)):
        path.unlink(missing_ok=True)
    start.open_database(current)
