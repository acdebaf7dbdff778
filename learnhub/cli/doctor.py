"""Check the installation and say what to fix."""

import argparse
from collections.abc import Iterator

from learnhub.cli import try_mail
from learnhub.cli.explained import explain
from learnhub.cli.findings import BAD, Finding
from learnhub.cli.start import add_data_argument
from learnhub.config import Refusal, settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    add_data_argument(parser)
    parser.add_argument("--mail", metavar="ADDRESS", help="send a test there and say what came of each step")


def run(arguments: argparse.Namespace) -> int:
    """Print every finding; the exit code is 1 when something must be fixed."""
    findings = [*examine(), *(try_mail.examine(arguments.mail) if arguments.mail else ())]
    width = max(len(finding.subject) for finding in findings)
    for finding in findings:
        print(f"{finding.state:8} {finding.subject:{width}}  {finding.sentence}")
    return int(any(finding.state == BAD for finding in findings))


def examine() -> Iterator[Finding]:
    """All checks in the order of a start; without a configuration there is nothing more to look at."""
    from learnhub.cli import checks

    try:
        current = settings()
    except Refusal as refusal:
        yield Finding("configuration", BAD, str(refusal))
        return
    for subject, check in checks.CHECKS:
        try:
            for state, sentence in check(current):
                yield Finding(subject, state, sentence)
        except Refusal as refusal:
            yield Finding(subject, BAD, str(refusal))
        except Exception as error:
            if not (sentence := explain(error)):
                raise
            yield Finding(subject, BAD, sentence)
