"""A company with an author, readers and two moderators."""

import pytest

from learnhub.access.actor import Actor
from learnhub.access.roles import Role


@pytest.fixture
def author(people) -> Actor:
    return people.member("Pieter De Smet")


@pytest.fixture
def readers(people) -> list[Actor]:
    return [people.member(name) for name in ("Ana Petit", "Bob Stone", "Lucie Tran", "Oumar Sy")]


@pytest.fixture
def nadia(people) -> Actor:
    return people.member("Nadia Cherkaoui", roles=(Role.MODERATOR,))


@pytest.fixture
def mona(people) -> Actor:
    return people.member("Mona Dray", roles=(Role.MODERATOR,))
