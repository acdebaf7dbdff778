"""What a change tells those who are connected."""

from collections.abc import Iterator

import pytest

from learnhub.core import bus
from learnhub.core.bus import Hint


@pytest.fixture
def frames() -> Iterator[list[str]]:
    """Whose frames were hinted at, in order; "*" is everybody's."""
    hinted: list[str] = []

    def note(hint: Hint) -> None:
        kind, _, person_id = hint.topic.partition(":")
        if kind == "person":
            hinted.append(person_id)

    end = bus.hints.subscribe(note)
    yield hinted
    end()
