"""People who write, and what they find."""

from collections.abc import Callable

import pytest

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.cards.room import CARD
from learnhub.features.discussion import service
from learnhub.features.discussion.models import Content
from learnhub.features.search import queries
from learnhub.features.search.schemas import Found, Query


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def bo(people) -> Actor:
    return people.member("Bo Moreau")


@pytest.fixture
def write(ana) -> Callable[..., Content]:
    """Writes a card of Ana's."""

    def add(title: str, body: str = "", *, author: Actor = ana, **given) -> Content:
        given = {"kind": CARD, "language": "en", **given}
        return db.write_now(service.create, author, title=title, body=body, **given)

    return add


@pytest.fixture
def search(bo) -> Callable[..., Found]:
    """What somebody finds, Bo unless said."""

    def ask(words: str, actor: Actor = bo, *, cursor=None, size=20, **given) -> Found:
        return db.read_now(queries.search, actor, Query(words, **given), cursor=cursor, size=size)

    return ask


@pytest.fixture
def titles(search) -> Callable[..., list[str]]:
    """The titles of it."""
    return lambda words, *args, **given: [hit.title for hit in search(words, *args, **given).hits]
