"""Rows of the pages of topics."""

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.topics.service import topics_for
from tests.web.matrix import Case, Row
from tests.web.matrix.world import World


def shown(world: World, _actor: Actor) -> Case:
    [pumps] = db.write_now(topics_for, ["Pumps"], "en")
    return Case(f"/topics/{pumps}", meanwhile=lambda: world.question(world.member()))


def topics(_world: World, _actor: Actor) -> Case:
    return Case("/topics", meanwhile=lambda: db.write_now(topics_for, ["Aardvarks"], "en"))


def more_topics(_world: World, _actor: Actor) -> Case:
    db.write_now(topics_for, [f"Topic {number}" for number in range(PAGE_SIZE + 1)], "en")
    return Case("/topics")


ROWS = (
    Row("TopicState.load", shown),
    Row("TopicListState.load", topics),
    Row("TopicListState.show_more", more_topics),
)
