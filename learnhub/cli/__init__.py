"""The `learnhub` command."""

import sys


def main() -> int:
    """Run the command line; refuse an old Python before anything that it could not read is imported."""
    if sys.version_info < (3, 11):  # noqa: UP036 - reached when a virtual environment is older than the package
        found = ".".join(str(part) for part in sys.version_info[:2])
        sys.stderr.write(f"LearnHub needs Python 3.11 or newer; this is Python {found}.\n")
        return 2
    from learnhub.core import memory

    with memory.importing():
        from learnhub.cli.main import run

    return run()
