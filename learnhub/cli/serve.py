"""Serve a company's LearnHub."""

import argparse

from learnhub.cli import folder, start
from learnhub.config import Settings
from learnhub.core import memory

SETUP_PAGE = "/setup#"  # what follows # stays in the browser: no server and no proxy writes it down

add_arguments = start.add_arguments


def run(arguments: argparse.Namespace) -> int:
    """Serve the data folder; until a company is set up, print the link to the setup page."""
    return start.start(arguments, folder.COMPANY, _invite_first_administrator)


def _invite_first_administrator(current: Settings) -> start.Ready:
    with memory.importing():
        from learnhub.core import db
        from learnhub.features.people import queries, service

    if db.read_now(queries.is_set_up):
        return lambda: None
    link = f"{start.address(current)}{SETUP_PAGE}{db.write_now(service.make_setup_link)}"
    return lambda: print(f"Set up your company within the hour:\n\n  {link}\n", flush=True)
