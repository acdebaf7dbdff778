"""Badges through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing, Ref
from learnhub.core import db
from learnhub.core.pagination import PAGE_SIZE, part
from learnhub.features.badges import issuing, queries, service
from learnhub.features.badges.credentials import page_address
from learnhub.features.badges.room import BADGES_KEEP, BADGES_READ, BADGES_REVOKE
from learnhub.features.badges.schemas import (
    BadgeView,
    HideBadgeInput,
    PublicPage,
    PublishInput,
    RevokeInput,
    RuleView,
)
from learnhub.features.people.routes.keys import may

router = APIRouter(tags=["badges"])

Reader = Annotated[Actor, Depends(may(BADGES_READ))]
Holder = Annotated[Actor, Depends(may(BADGES_KEEP))]
Administrator = Annotated[Actor, Depends(may(BADGES_REVOKE))]


@router.get("/badges")
async def list_badge_rules(
    _actor: Reader, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[RuleView]:
    """What badges are given for. Who holds one is read on their own page, and counted nowhere."""
    return Listing[RuleView].of(part(queries.list_rules(), limit, cursor, key=lambda rule: rule.key))


@router.get("/people/{person_id}/badges")
async def list_badges_held(
    actor: Reader, person_id: Ref, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[BadgeView]:
    """The badges of a colleague, and what each was given for."""
    found = await db.read(queries.list_badges, actor, person_id)
    return Listing[BadgeView].of(part(found.rows, limit, cursor))


@router.put("/badges/{award_id}/hidden", status_code=204)
async def hide_badge(actor: Holder, award_id: Ref, form: HideBadgeInput) -> None:
    """Keep a badge of one's own from everybody else, or show it again."""
    await db.write(service.hide, actor, award_id, on=form.is_hidden)


@router.put("/badges/{award_id}/public")
async def publish_badge(actor: Holder, award_id: Ref, form: PublishInput) -> PublicPage:
    """Sign a badge of one's own and make a public page of it, with the titles that one chooses."""
    public_id = await db.write(issuing.publish, actor, award_id, form.evidence)
    return PublicPage(page_address(issuing.base_address(), public_id))


@router.delete("/badges/{award_id}", status_code=204)
async def give_back_badge(actor: Holder, award_id: Ref) -> None:
    """Give a badge of one's own back; it is not given again."""
    await db.write(service.give_back, actor, award_id)


@router.post("/badges/{award_id}/revoke", status_code=204)
async def revoke_badge(actor: Administrator, award_id: Ref, form: RevokeInput) -> None:
    """Take a badge back for the company, with a reason that is kept for the audit."""
    await db.write(service.revoke, actor, award_id, form)
