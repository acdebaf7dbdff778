"""Guides for tests."""

from collections.abc import Callable

import pytest

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.guides import service
from learnhub.features.guides.schemas import PracticeInput

TellPractice = Callable[..., str]


@pytest.fixture
def tell_practice(company: str) -> TellPractice:
    """Publishes a best practice and answers its id."""

    def tell(author: Actor, title: str = "Call the control room before a restart", **told: object) -> str:
        given = {"context": "A pump **trips** at night.", "result": "20 visits, not 31.", "language": "en"}
        form = PracticeInput.model_validate({"title": title, **given, **told})
        return db.write_now(service.publish_practice, author, form)

    return tell
