"""Build the index of the search again, while people work."""

import argparse
from time import monotonic

from learnhub.cli import start
from learnhub.config import settings

add_arguments = start.add_data_argument
SAY_EVERY_SECONDS = 2


def run(_arguments: argparse.Namespace) -> int:
    """Index all content anew, also while a server runs; stopped, the server goes on with it."""
    from learnhub.core import db
    from learnhub.features.search import service

    start.open_existing_database(settings())
    number = db.write_now(service.begin_anew)
    said = monotonic()

    def say(done: int) -> None:
        nonlocal said
        if monotonic() - said >= SAY_EVERY_SECONDS:
            said = monotonic()
            print(f"{done:,} of {number:,} are indexed.", flush=True)

    print(f"{service.rebuild(say):,} pieces of content are indexed.", flush=True)
    return 0
