"""Collections for tests."""

from collections.abc import Callable

import pytest

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.cards import service as cards
from learnhub.features.cards.schemas import CardInput
from learnhub.features.checklists import service as checklists
from learnhub.features.checklists.schemas import ChecklistInput
from learnhub.features.collections import queries, service
from learnhub.features.collections.schemas import CollectionInput, CollectionView, Gathered, ListItemInput
from learnhub.features.people.models import Person, Team


@pytest.fixture
def make_collection(company: str) -> Callable[..., str]:
    """Publishes a collection, and answers its id."""

    def make(author: Actor, title: str = "What a new colleague needs", **given: object) -> str:
        form = CollectionInput.model_validate({"title": title, "language": "en", **given})
        return db.write_now(service.publish_collection, author, form)

    return make


@pytest.fixture
def write_item(company: str) -> Callable[..., str]:
    """Publishes a checklist, and answers its id."""

    def write(author: Actor, title: str = "Restart a pumping station") -> str:
        form = ChecklistInput(title=title, points="Key is out", language="en")
        return db.write_now(checklists.publish_checklist, author, form)

    return write


@pytest.fixture
def write_card(company: str) -> Callable[..., str]:
    """Publishes a card, and answers its id."""

    def write(author: Actor, front: str = "Which valve first?") -> str:
        return db.write_now(cards.create_card, author, CardInput(front=front, back="Red.", language="en"))

    return write


@pytest.fixture
def in_team(company: str) -> Callable[..., str]:
    """Puts people into a new team."""

    def join(name: str, *people: Actor) -> str:
        def write(session) -> str:
            team = Team(name=name)
            session.add(team)
            session.flush()
            for actor in people:
                session.get_one(Person, actor.person_id).team_id = team.id
            return team.id

        return db.write_now(write)

    return join


def gather(actor: Actor, collection_id: str, item_id: str, sentence: str = "") -> Gathered:
    """Bring an item to a collection."""
    form = ListItemInput(item_id=item_id, sentence=sentence)
    return db.write_now(service.gather, actor, collection_id, form)


def seen(actor: Actor, collection_id: str) -> CollectionView:
    """The page of a collection."""
    return db.read_now(queries.get_collection, actor, collection_id)
