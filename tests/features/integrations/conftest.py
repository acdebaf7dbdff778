"""Who connects LearnHub with other programs."""

import pytest

from learnhub.access.actor import Actor
from learnhub.access.roles import Role


@pytest.fixture
def admin(people) -> Actor:
    """An administrator."""
    return people.member("Élodie", roles=(Role.ADMINISTRATOR,))
