"""Build the pages from a checkout."""

import argparse
import sys
from pathlib import Path

from learnhub.cli import frontend


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--force", action="store_true", help="build even when nothing changed")
    parser.add_argument("--wheel", metavar="DIR", type=Path, help="also write a wheel that needs no Node")


def run(arguments: argparse.Namespace) -> int:
    """Build when something changed; with --wheel make a package of it."""
    frontend.build(force=arguments.force)
    if arguments.wheel:
        from learnhub.cli.wheel import make_wheel

        print(make_wheel(arguments.wheel))
    else:
        print("The pages are up to date.", file=sys.stderr)
    return 0
