"""The session every test of this room starts from."""

import pytest

from tests.features.ama.support import Room, make_room


@pytest.fixture
def room(people, noon) -> Room:
    """Eight people at noon; nothing is scheduled yet."""
    return make_room(people)
