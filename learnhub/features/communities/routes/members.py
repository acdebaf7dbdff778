"""Who is in a community and who facilitates it, through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Ref
from learnhub.core import db
from learnhub.features.communities import service
from learnhub.features.communities.room import COMMUNITIES_FACILITATE, COMMUNITIES_JOIN, COMMUNITIES_START
from learnhub.features.communities.schemas import AskToJoinInput, InvitePeopleInput
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, change

router = APIRouter(tags=["communities"])

Joiner = Annotated[Actor, Depends(may(COMMUNITIES_JOIN))]
Facilitator = Annotated[Actor, Depends(may(COMMUNITIES_FACILITATE))]
Starter = Annotated[Actor, Depends(may(COMMUNITIES_START))]


@router.post("/communities/{space_id}/join", status_code=204)
async def join_community(actor: Joiner, space_id: Ref, key: RepeatKey = None) -> None:
    """Join an open community, or say yes to an invitation."""
    await change(key, service.join, actor, space_id)


@router.post("/communities/{space_id}/decline", status_code=204)
async def decline_community(actor: Joiner, space_id: Ref, key: RepeatKey = None) -> None:
    """Say no to an invitation."""
    await change(key, service.decline, actor, space_id)


@router.post("/communities/{space_id}/ask", status_code=204)
async def ask_to_join(actor: Joiner, space_id: Ref, form: AskToJoinInput, key: RepeatKey = None) -> None:
    """Ask to be let into a closed community."""
    await change(key, service.ask_to_join, actor, space_id, form)


@router.delete("/communities/{space_id}/ask", status_code=204)
async def withdraw_request(actor: Joiner, space_id: Ref) -> None:
    """Ask no more."""
    await db.write(service.withdraw_request, actor, space_id)


@router.post("/communities/{space_id}/leave", status_code=204)
async def leave_community(actor: Joiner, space_id: Ref, key: RepeatKey = None) -> None:
    """Leave a community; whoever facilitates it alone hands over first."""
    await change(key, service.leave, actor, space_id)


@router.post("/communities/{space_id}/invitations", status_code=204)
async def invite_to_community(
    actor: Joiner, space_id: Ref, form: InvitePeopleInput, key: RepeatKey = None
) -> None:
    """Invite colleagues; who has asked to come in is let in."""
    await change(key, service.invite, actor, space_id, form)


@router.post("/communities/{space_id}/members/{person_id}", status_code=204)
async def let_into_community(
    actor: Facilitator, space_id: Ref, person_id: Ref, key: RepeatKey = None
) -> None:
    """Let somebody in who asked."""
    await change(key, service.let_in, actor, space_id, person_id)


@router.post("/communities/{space_id}/requests/{person_id}/decline", status_code=204)
async def turn_away(actor: Facilitator, space_id: Ref, person_id: Ref, key: RepeatKey = None) -> None:
    """Say no to somebody who asked."""
    await change(key, service.turn_away, actor, space_id, person_id)


@router.delete("/communities/{space_id}/members/{person_id}", status_code=204)
async def remove_community_member(actor: Facilitator, space_id: Ref, person_id: Ref) -> None:
    """Take somebody out of a community that one facilitates."""
    await db.write(service.remove_member, actor, space_id, person_id)


@router.post("/communities/{space_id}/take-over", status_code=204)
async def take_over_community(actor: Joiner, space_id: Ref, key: RepeatKey = None) -> None:
    """Say that one would facilitate; who was asked to does so from now on."""
    await change(key, service.take_over, actor, space_id)


@router.delete("/communities/{space_id}/take-over", status_code=204)
async def refuse_to_take_over(actor: Joiner, space_id: Ref) -> None:
    """Say that one would not, or not any more."""
    await db.write(service.refuse_to_take_over, actor, space_id)


@router.post("/communities/{space_id}/hand-over/{person_id}", status_code=204)
async def hand_over_community(
    actor: Facilitator, space_id: Ref, person_id: Ref, key: RepeatKey = None
) -> None:
    """Ask a member to take over from oneself; who said that they would does so at once."""
    await change(key, service.ask_to_take_over, actor, space_id, person_id)


@router.post("/communities/{space_id}/appoint/{person_id}", status_code=204)
async def appoint_facilitator(actor: Starter, space_id: Ref, person_id: Ref, key: RepeatKey = None) -> None:
    """Let somebody facilitate what nobody does any more."""
    await change(key, service.appoint, actor, space_id, person_id)


@router.put("/communities/{space_id}/seeking", status_code=204)
async def seek_facilitator(actor: Facilitator, space_id: Ref, key: RepeatKey = None) -> None:
    """Look for somebody who takes over; the community's page says so."""
    await change(key, service.seek, actor, space_id, on=True)


@router.delete("/communities/{space_id}/seeking", status_code=204)
async def stop_seeking_facilitator(actor: Facilitator, space_id: Ref) -> None:
    """Look for nobody any more."""
    await db.write(service.seek, actor, space_id, on=False)


@router.post("/communities/{space_id}/renew", status_code=204)
async def renew_term(actor: Facilitator, space_id: Ref, key: RepeatKey = None) -> None:
    """Facilitate for another half year."""
    await change(key, service.renew, actor, space_id)


@router.post("/communities/{space_id}/turns/{person_id}", status_code=204)
async def note_turn(actor: Facilitator, space_id: Ref, person_id: Ref, key: RepeatKey = None) -> None:
    """Say that a member opened a meeting, or would rather not: somebody else is next."""
    await change(key, service.note_turn, actor, space_id, person_id)
