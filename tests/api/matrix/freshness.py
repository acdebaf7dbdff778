"""Rows of freshness."""

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion.models import Authorship
from learnhub.features.freshness import service
from learnhub.features.freshness.models import Freshness
from tests.api.matrix import Call, Row
from tests.web.matrix.world import World, column, content


def get(world: World, _actor: Actor) -> Call:
    return Call((world.practice(),), shows='"standing":"current"')


def set_rhythm(world: World, actor: Actor) -> Call:
    guide = world.practice(actor)
    return Call((guide,), {"every_days": 90}, column(Freshness, guide, "every_days"))


def confirm(world: World, actor: Actor) -> Call:
    guide = world.practice(actor)
    return Call((guide,), None, column(Freshness, guide, "checked_at"))


def retire(world: World, actor: Actor) -> Call:
    guide = world.practice(actor)
    return Call((guide,), None, content(guide, "status"))


def bring_back(world: World, actor: Actor) -> Call:
    guide = world.practice(actor)
    db.write_now(service.retire, actor, guide)
    return Call((guide,), None, content(guide, "status"))


def take(world: World, actor: Actor) -> Call:
    guide = world.practice()
    part = Authorship(content_id=guide, person_id=actor.person_id or "", part="co_author")
    db.write_now(lambda session: session.add(part))
    return Call((guide,), None, column(Freshness, guide, "owner_id"))


ROWS = (
    Row("GET /api/v1/content/{}/freshness", get),
    Row("PUT /api/v1/content/{}/freshness", set_rhythm, others=()),
    Row("POST /api/v1/content/{}/confirm", confirm, others=()),
    Row("POST /api/v1/content/{}/retire", retire, others=()),
    Row("POST /api/v1/content/{}/bring-back", bring_back, others=()),
    Row("POST /api/v1/content/{}/take", take, others=()),
)
