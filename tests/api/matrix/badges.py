"""Rows of badges."""

from learnhub.access.actor import Actor
from learnhub.features.badges.models import BadgeAward, BadgeCredential
from tests.api.matrix import Call, Row, read
from tests.features.badges.support import award
from tests.web.matrix import ADMINISTRATORS, SIGNED_IN
from tests.web.matrix.world import World, column, number_of

REASON = "The evidence was copied."


def badge_of(world: World, actor: Actor) -> str:
    """A badge of somebody, or of a colleague where nobody can have one."""
    return award(actor if actor.is_signed_in else world.member())


def listed(world: World, _actor: Actor) -> Call:
    holder = world.member()
    return Call((holder.person_id,), shows=award(holder))


def hide(world: World, actor: Actor) -> Call:
    badge = badge_of(world, actor)
    return Call((badge,), {"is_hidden": True}, column(BadgeAward, badge, "is_hidden"))


def publish(world: World, actor: Actor) -> Call:
    badge = badge_of(world, actor)
    return Call((badge,), {"evidence": []}, number_of(BadgeCredential))


def give_back(world: World, actor: Actor) -> Call:
    badge = badge_of(world, actor)
    return Call((badge,), None, column(BadgeAward, badge, "revoked_by"))


def revoke(world: World, _actor: Actor) -> Call:
    badge = award(world.member())
    return Call((badge,), {"reason": REASON}, column(BadgeAward, badge, "revoked_by"))


ROWS = (
    Row("GET /api/v1/badges", read("first")),
    Row("GET /api/v1/people/{}/badges", listed),
    Row("PUT /api/v1/badges/{}/hidden", hide, SIGNED_IN, others=()),
    Row("PUT /api/v1/badges/{}/public", publish, SIGNED_IN, others=()),
    Row("DELETE /api/v1/badges/{}", give_back, SIGNED_IN, others=()),
    Row("POST /api/v1/badges/{}/revoke", revoke, ADMINISTRATORS),
)
