"""Rows of reactions."""

from learnhub.access.actor import Actor
from learnhub.features.reactions.models import ContentReaction
from tests.web.matrix import Case, Row
from tests.web.matrix.world import World, column


def react(world: World, actor: Actor) -> Case:
    checklist = world.checklist()
    effect = column(ContentReaction, (checklist, "useful", actor.person_id), "content_id")
    return Case(f"/checklists/{checklist}", {"reaction": "useful", "on": True}, effect)


ROWS = (Row("ReactionsState.react", react),)
