"""Make an administrator, as the other way into a new LearnHub.

The password is asked for twice without being shown, or read from standard input for scripts; it is never an
argument, which other users of the machine could see.
"""

import argparse
import sys
from getpass import getpass
from typing import TYPE_CHECKING

from learnhub.cli import folder, start
from learnhub.config import Refusal, settings

if TYPE_CHECKING:
    from learnhub.features.people.schemas import SetUpInput


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("email", help="the address to sign in with")
    parser.add_argument("--name", required=True, help="first and last name")
    parser.add_argument("--company", help="the company's name, when it is not set up yet")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    start.add_data_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Create the account in the data folder, which may be served at the same time."""
    from learnhub.core import db
    from learnhub.features.people import passwords, service

    current = settings()
    folder.prepare(current.data, folder.about(current.data).get("kind", folder.COMPANY))
    start.open_database(current)
    company = _company(arguments.company)
    form = _checked(company=company, name=arguments.name, email=arguments.email)
    password = _from_standard_input() if arguments.password_stdin else _asked()
    passwords.check(password, email=form.email, name=form.name, company=form.company)
    db.write_now(
        service.create_administrator,
        email=arguments.email,
        name=form.name,
        password_hash=passwords.make_hash(password),
        company=form.company,
    )
    if not current.database_url:
        folder.note_filled(current.data)
    print(f"{arguments.email} is an administrator and can sign in.")
    return 0


def _company(given: str | None) -> str:
    """The company's name, which a new LearnHub cannot do without."""
    from learnhub.core import db
    from learnhub.features.people import queries

    if db.read_now(queries.is_set_up):
        return db.read_now(queries.get_company).name
    if not given:
        raise Refusal("No company is set up yet. Name it with --company.")
    return given


def _checked(**given: str) -> "SetUpInput":
    """What was given, as the form of the first administrator takes it."""
    from pydantic import ValidationError

    from learnhub.features.people.schemas import SetUpInput

    try:
        return SetUpInput.model_validate(given)
    except ValidationError as error:
        wrong = (
            f"{each['loc'][0]}: {each['msg'].removeprefix('Value error, ')}"
            for each in error.errors(include_url=False)
        )
        raise Refusal("\n".join(wrong)) from None


def _from_standard_input() -> str:
    return sys.stdin.readline().rstrip("\n")


def _asked() -> str:
    if not sys.stdin.isatty():
        raise Refusal("There is no terminal to ask for a password; use --password-stdin.")
    password = getpass("Password: ")
    if getpass("Once more: ") != password:
        raise Refusal("The two passwords differ; nothing was changed.")
    return password
