"""Rows of badges."""

from learnhub.access.actor import Actor
from learnhub.features.badges.models import BadgeAward, BadgeCredential
from tests.api.matrix.badges import REASON
from tests.features.badges.support import award
from tests.web.matrix import ADMINISTRATORS, Case, Row
from tests.web.matrix.world import World, column, number_of


def page_of(holder: Actor) -> str:
    return f"/people/{holder.person_id}/badges"


def open_page(world: World, _actor: Actor) -> Case:
    holder = world.member()
    return Case(page_of(holder), meanwhile=lambda: award(holder))


def hide(_world: World, actor: Actor) -> Case:
    badge = award(actor)
    return Case(page_of(actor), {"award_id": badge, "on": True}, column(BadgeAward, badge, "is_hidden"))


def publish(_world: World, actor: Actor) -> Case:
    form = {"award_id": award(actor), "evidence": []}
    return Case(page_of(actor), {"form": form}, number_of(BadgeCredential))


def give_back(_world: World, actor: Actor) -> Case:
    badge = award(actor)
    return Case(page_of(actor), {"award_id": badge}, column(BadgeAward, badge, "revoked_by"))


def revoke(world: World, _actor: Actor) -> Case:
    holder = world.member()
    badge = award(holder)
    form = {"award_id": badge, "reason": REASON}
    return Case(page_of(holder), {"form": form}, column(BadgeAward, badge, "revoked_by"))


ROWS = (
    Row("BadgesState.load", open_page),
    Row("BadgesState.hide", hide),
    Row("BadgesState.publish", publish),
    Row("BadgesState.give_back", give_back),
    Row("BadgesState.revoke", revoke, ADMINISTRATORS),
)
