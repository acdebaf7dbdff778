"""Write everything that is kept of a person into one file, for them."""

import argparse
import json
import os
from pathlib import Path

from learnhub.cli import start
from learnhub.config import Refusal, settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("email", help="the address the person signs in with")
    parser.add_argument("file", metavar="FILE", type=Path, help="the JSON file to write")
    start.add_data_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Export from the data folder, which may be served at the same time."""
    from learnhub.core import db
    from learnhub.features.people import service

    start.open_existing_database(settings())
    data = db.write_now(service.export_data, email=arguments.email)
    text = json.dumps(data, ensure_ascii=False, indent=2, default=str)
    try:
        target = os.open(arguments.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Refusal(f"{arguments.file} exists already; choose another name.") from None
    with os.fdopen(target, "w", encoding="utf-8") as file:
        file.write(text + "\n")
    print(f"Wrote {sum(map(len, data.values()))} rows about {arguments.email} to {arguments.file}.")
    return 0
