"""Rows of what is done with content of any kind."""

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion import service
from learnhub.features.notices.models import Follow
from tests.web.matrix import MODERATORS, Case, Row
from tests.web.matrix.world import World, content, number_of, votes


def vote(world: World, _actor: Actor) -> Case:
    question = world.question(world.member())
    return Case(f"/questions/{question}", {"content_id": question, "on": True}, votes(question))


def hide(world: World, _actor: Actor) -> Case:
    card = world.card()
    form = {"content_id": card, "reason": "Names a customer"}
    return Case(f"/library/{card}", {"form": form}, content(card, "status"))


def unhide(world: World, _actor: Actor) -> Case:
    question = world.question(world.member())
    db.write_now(service.hide, world.person("moderator"), question, "Names a customer")
    return Case(f"/questions/{question}", {"content_id": question}, content(question, "status"))


def follow(world: World, _actor: Actor) -> Case:
    question = world.question(world.member())
    return Case(f"/questions/{question}", {"content_id": question, "on": True}, number_of(Follow))


ROWS = (
    Row("VoteState.vote", vote),
    Row("FollowState.follow", follow),
    Row("ModerationState.hide", hide, MODERATORS),
    Row("ModerationState.unhide", unhide, MODERATORS),
)
