"""Render every text again, as the start after an update does when that is needed."""

import argparse

from learnhub.cli import start
from learnhub.config import settings

add_arguments = start.add_data_argument


def run(_arguments: argparse.Namespace) -> int:
    """Store the HTML and the excerpt of all texts anew, also while a server runs."""
    from learnhub.core import db
    from learnhub.features.discussion.service import texts

    start.open_existing_database(settings())
    print(f"{db.write_now(texts.mark_all)} texts are rendered again.", flush=True)
    texts.rebuild()
    return 0
