"""Forget a person for good: what describes them is gone, what they wrote for others stays without a name."""

import argparse
import sys

from learnhub.cli import start
from learnhub.config import Refusal, settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("email", help="the address the person signs in with")
    parser.add_argument("--yes", action="store_true", help="do not ask, for scripts")
    start.add_data_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Erase from the data folder, which may be served at the same time; backups keep what they hold."""
    from learnhub.core import db
    from learnhub.features.people import service

    start.open_existing_database(settings())
    if not arguments.yes:
        _ask(arguments.email)
    db.write_now(service.erase_data, email=arguments.email)
    print(f"{arguments.email} is erased. Backups made before still hold the person: delete them in time.")
    return 0


def _ask(email: str) -> None:
    if not sys.stdin.isatty():
        raise Refusal("There is no terminal to ask at; use --yes.")
    if input(f"This cannot be undone. Type {email} to go on: ").strip() != email:
        raise Refusal("Nothing was changed.")
