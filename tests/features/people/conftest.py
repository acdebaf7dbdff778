"""A browser, and people who can sign in."""

import pytest

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.features.people import service
from learnhub.features.people.models import Person
from learnhub.features.people.schemas import Browser, KnownPassword

FIREFOX = Browser("Firefox on Linux", "192.0.2.0/24")
ELSEWHERE = Browser("curl", "198.51.100.0/24")


def give_password(person_id: str, stored: str = "a hash") -> KnownPassword:
    """A stored hash that nobody compares; returns it as the sign-in route knows it."""

    def give(session) -> KnownPassword:
        person = session.get(Person, person_id)
        person.password_hash = stored
        person.password_version += 1
        return KnownPassword(person.id, stored, person.password_version, person.email)

    return db.write_now(give)


def sign_in(actor: Actor, browser: Browser = FIREFOX):
    """Sign a member in; returns what the route gets."""
    return db.write_now(service.open_sign_in, known=give_password(actor.person_id), browser=browser)


@pytest.fixture
def admin(people) -> Actor:
    """Somebody who administers the company."""
    return people.member("Élodie Faure", roles=(Role.ADMINISTRATOR,))


@pytest.fixture
def ana(people) -> Actor:
    """A member."""
    return people.member("Ana Petit")
