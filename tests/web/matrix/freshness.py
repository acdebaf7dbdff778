"""Rows of freshness."""

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion.models import Authorship
from learnhub.features.freshness import service
from learnhub.features.freshness.models import Freshness
from tests.web.matrix import Case, Row
from tests.web.matrix.world import World, column, content


def confirm(world: World, actor: Actor) -> Case:
    card = world.card(actor)
    return Case(f"/library/{card}", {"content_id": card}, column(Freshness, card, "checked_at"))


def set_rhythm(world: World, actor: Actor) -> Case:
    guide = world.practice(actor)
    form = {"content_id": guide, "every_days": 90}
    return Case(f"/guides/{guide}", {"form": form}, column(Freshness, guide, "every_days"))


def retire(world: World, actor: Actor) -> Case:
    guide = world.practice(actor)
    return Case(f"/guides/{guide}", {"content_id": guide}, content(guide, "status"))


def bring_back(world: World, actor: Actor) -> Case:
    guide = world.practice(actor)
    db.write_now(service.retire, actor, guide)
    return Case(f"/guides/{guide}", {"content_id": guide}, content(guide, "status"))


def take(world: World, actor: Actor) -> Case:
    guide = world.practice()
    part = Authorship(content_id=guide, person_id=actor.person_id or "", part="co_author")
    db.write_now(lambda session: session.add(part))
    return Case(f"/guides/{guide}", {"content_id": guide}, column(Freshness, guide, "owner_id"))


ROWS = (
    Row("FreshnessState.confirm", confirm),
    Row("FreshnessState.set_rhythm", set_rhythm),
    Row("FreshnessState.retire", retire),
    Row("FreshnessState.bring_back", bring_back),
    Row("FreshnessState.take", take),
)
