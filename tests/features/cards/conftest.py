"""Cards for tests."""

from collections.abc import Callable

import pytest

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.cards import service
from learnhub.features.cards.schemas import CardInput

AddCard = Callable[..., str]


@pytest.fixture
def add_card(company: str) -> AddCard:
    """Writes a card and answers its id."""

    def add(author: Actor, front: str = "What comes last before opening?", **text: object) -> str:
        given = {"back": "Zero pressure, **zero voltage**.", "language": "en", **text}
        return db.write_now(service.create_card, author, CardInput(front=front, **given))

    return add
