"""Communities for tests."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.features.communities import service
from learnhub.features.communities.enums import Openness
from learnhub.features.communities.schemas import ProposeInput
from learnhub.features.people.models import Space, SpaceMember
from learnhub.features.topics.service import topics_for

Start = Callable[..., str]

WORDS = {"name": "Rotating machines", "purpose": "What we hear, and what we measure.", "language": "en"}


def inside(actor: Actor, *space_ids: str) -> Actor:
    """Somebody as their next request finds them: with the closed spaces that they belong to."""
    return replace(actor, spaces=frozenset(space_ids))


def join(space_id: str, *people: Actor) -> None:
    """Make people members, whatever the rules say."""

    def add(session) -> None:
        for each in people:
            session.add(SpaceMember(space_id=space_id, person_id=each.person_id, joined_at=clock.utcnow()))

    db.write_now(add)


def rule(space_id: str, **rules: str) -> None:
    """Let a space leave something to others."""

    def change(session) -> None:
        space = session.get_one(Space, space_id)
        for name, who in rules.items():
            setattr(space, name, who)

    db.write_now(change)


@pytest.fixture
def start(people) -> Start:
    """Starts a community of somebody and two others, and answers its id."""

    def begin(actor: Actor, openness: Openness = Openness.OPEN, *members: Actor, **given) -> str:
        others = members or (people.member(), people.member())
        db.write_now(topics_for, given.get("topics", ()), "en")
        form = ProposeInput.model_validate(
            WORDS | {"openness": openness, "people": [each.person_id for each in others]} | given
        )
        space_id = db.write_now(service.propose, actor, form)
        for each in others:
            db.write_now(service.join, each, space_id)
        return space_id

    return begin
