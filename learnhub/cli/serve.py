"""Serve a company's LearnHub."""

import argparse

from learnhub.cli import folder, start
from learnhub.config import Settings

add_arguments = start.add_arguments


def run(arguments: argparse.Namespace) -> int:
    """Serve the data folder; without accounts, print the link to the setup page."""
    return start.start(arguments, folder.COMPANY, _invite_first_administrator)


def _invite_first_administrator(current: Settings) -> start.Ready:
    from learnhub.core import db
    from learnhub.features.people import service

    link = db.write_now(service.make_setup_link)

    def ready() -> None:
        if link:
            print(f"Set up your company within the hour: {start.address(current)}{link}", flush=True)

    return ready
