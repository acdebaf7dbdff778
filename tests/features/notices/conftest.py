"""People who are told of things."""

import pytest

from learnhub.access.actor import Actor


@pytest.fixture
def ana(people) -> Actor:
    """Who asks."""
    return people.member("Ana Petit")


@pytest.fixture
def ben(people) -> Actor:
    """Who answers."""
    return people.member("Ben Okafor")


@pytest.fixture
def eve(people) -> Actor:
    """Somebody else."""
    return people.member("Eve Lund")
