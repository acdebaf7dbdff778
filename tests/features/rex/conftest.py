"""People of REX for tests. It is a Wednesday at noon, UTC."""

from datetime import datetime

import pytest

from learnhub.access.actor import Actor


@pytest.fixture
def ana(people, noon: datetime) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def ben(people, noon: datetime) -> Actor:
    return people.member("Ben Stone")


@pytest.fixture
def stranger(people, noon: datetime) -> Actor:
    return people.member("Iris Kim")
