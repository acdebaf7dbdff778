"""The arguments of the command line, and the way from an error to a sentence and an exit code."""

import argparse
import os
import signal
import sys

from learnhub import __version__
from learnhub.cli import (
    backup,
    build,
    create_admin,
    demo,
    doctor,
    erase_person,
    export_person,
    messages,
    reindex,
    render,
    restore,
    serve,
)
from learnhub.cli.explained import explain
from learnhub.config import Refusal, variable
from learnhub.core.i18n import fill
from learnhub.errors import LearnHubError

COMMANDS = {
    "demo": demo,
    "serve": serve,
    "build": build,
    "doctor": doctor,
    "backup": backup,
    "restore": restore,
    "create-admin": create_admin,
    "export-person": export_person,
    "erase-person": erase_person,
    "render": render,
    "reindex": reindex,
    "messages": messages,
}
OPTIONS = ("data", "host", "port")
REFUSED = 1


def run() -> int:
    """Do what the arguments say; the answer is the exit code."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # stop as Ctrl-C does: tidy up first
    arguments = _parser().parse_args()
    for name in OPTIONS:
        if (given := getattr(arguments, name, None)) is not None:
            os.environ[variable(name)] = str(given)
    try:
        return COMMANDS[arguments.command].run(arguments)
    except Refusal as refusal:
        return _say(str(refusal))
    except LearnHubError as error:
        return _say(_sentence(error))
    except KeyboardInterrupt:
        return _say("Stopped.")
    except Exception as error:
        if sentence := explain(error):
            return _say(sentence)
        raise


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="learnhub", description="A company learns from its own people.")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, module in COMMANDS.items():
        about = (module.__doc__ or "").partition("\n")[0]
        module.add_arguments(commands.add_parser(name, help=about, description=about))
    return parser


def _say(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED


def _sentence(error: LearnHubError) -> str:
    """What a form would show, in English: this is the operator's console."""
    lines = [error.message, *(f"{field}: {message}" for field, message in error.fields.items())]
    return fill("\n".join(dict.fromkeys(lines)), error.params)
