"""Members through the REST interface: the list, invitations, roles, and who is shut out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.api.shapes import Cursor, Id, Limit, Listing, Ref
from learnhub.config import settings
from learnhub.core import db
from learnhub.core.inputs import Line
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.people import links, queries, service
from learnhub.features.people.enums import LinkPurpose
from learnhub.features.people.room import MEMBERS_MANAGE
from learnhub.features.people.routes.keys import may
from learnhub.features.people.schemas import (
    InviteMemberInput,
    MemberFilters,
    MemberInput,
    MemberRow,
    NewLink,
    RolesInput,
)

router = APIRouter(prefix="/members", tags=["administration"])

Administrator = Annotated[Actor, Depends(may(MEMBERS_MANAGE))]
Status = Literal["active", "invited", "suspended"]


class Invitation(BaseModel):
    """Whom it is for, and the link with which they join. The link is not kept and not told again."""

    id: Id
    email: str
    link: str


@router.get("")
async def list_members(
    actor: Administrator,
    search: Annotated[str, Line(200)] = "",
    role: Role | Literal["member"] | None = None,
    site: Id | None = None,
    team: Id | None = None,
    status: Status | None = None,
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Listing[MemberRow]:
    """Members by name; `role=member` are those without an added role."""
    filters = MemberFilters(search, role or "", site or "", team or "", status or "")
    found = await db.read(queries.list_members, actor, filters=filters, cursor=cursor, size=limit)
    return Listing[MemberRow].of(found)


@router.post("", status_code=201)
async def invite_member(actor: Administrator, form: InviteMemberInput, request: Request) -> Invitation:
    """Invite somebody. Sent again it is refused, as the e-mail is taken: then make them a fresh link."""
    return told(request, await db.write(service.invite_member, actor, form=form))


@router.put("/{person_id}", status_code=204)
async def correct_member(actor: Administrator, person_id: Ref, form: MemberInput) -> None:
    """Put right somebody's name, e-mail, site and team. With another e-mail, links handed over end."""
    await db.write(service.correct_member, actor, person_id=person_id, form=form)


@router.post("/{person_id}/invitation", status_code=201)
async def renew_invitation(actor: Administrator, person_id: Ref, request: Request) -> Invitation:
    """Make a fresh link for somebody who has not joined; the former one stops working."""
    return told(request, await db.write(service.make_invite_link, actor, person_id=person_id))


@router.delete("/{person_id}/invitation", status_code=204)
async def withdraw_invitation(actor: Administrator, person_id: Ref) -> None:
    """Take an invitation back, and the account with it."""
    await db.write(service.withdraw_invite, actor, person_id=person_id)


@router.put("/{person_id}/roles", status_code=204)
async def set_member_roles(actor: Administrator, person_id: Ref, form: RolesInput) -> None:
    """Give somebody exactly these roles."""
    await db.write(service.set_roles, actor, person_id=person_id, roles=form.roles)


@router.put("/{person_id}/suspension", status_code=204)
async def suspend_member(actor: Administrator, person_id: Ref) -> None:
    """Shut somebody out; what they wrote stays."""
    await db.write(service.suspend_member, actor, person_id=person_id)


@router.delete("/{person_id}/suspension", status_code=204)
async def reactivate_member(actor: Administrator, person_id: Ref) -> None:
    """Let somebody in again."""
    await db.write(service.reactivate_member, actor, person_id=person_id)


def told(request: Request, made: NewLink) -> Invitation:
    """An invitation with the address of its link."""
    origin = settings().url or str(request.base_url).rstrip("/")
    return Invitation(
        id=made.person_id, email=made.email, link=links.address(origin, LinkPurpose.INVITE, made)
    )
