"""Update the translations from the code and report what is missing."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("rooms", nargs="*", help="catalogues to update, such as `questions`; all by default")
    parser.add_argument("--check", action="store_true", help="change nothing, only report")


def run(arguments: argparse.Namespace) -> int:
    """Extract, update, report; the exit code tells whether a sentence lacks its translation."""
    from learnhub.locales import catalogues

    if not arguments.check:
        catalogues.update(*arguments.rooms)
    problems = catalogues.problems()
    print("\n".join(problems) or "Every sentence is translated, and every translation is used.")
    return 1 if problems else 0
