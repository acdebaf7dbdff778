"""Communities through the REST interface: the directory, one of them, and its life."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing, Made, Ref
from learnhub.core import db
from learnhub.core.inputs import Line
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.communities import queries, service
from learnhub.features.communities.queries.directory import Only
from learnhub.features.communities.room import (
    COMMUNITIES_FACILITATE,
    COMMUNITIES_JOIN,
    COMMUNITIES_READ,
    COMMUNITIES_START,
)
from learnhub.features.communities.schemas import (
    AdmissionRow,
    BridgeView,
    CommunityMember,
    CommunityRow,
    CommunityView,
    EditCommunityInput,
    FeedRow,
    FiguresView,
    HandoverRow,
    KitView,
    MergeInput,
    ProposeInput,
    StartInput,
    WaitingPost,
)
from learnhub.features.discussion.schemas import KIND_MAX, ContentLanguage
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, change, once
from learnhub.features.search.browsing import WORDS_MAX

router = APIRouter(tags=["communities"])

Reader = Annotated[Actor, Depends(may(COMMUNITIES_READ))]
Joiner = Annotated[Actor, Depends(may(COMMUNITIES_JOIN))]
Facilitator = Annotated[Actor, Depends(may(COMMUNITIES_FACILITATE))]
Starter = Annotated[Actor, Depends(may(COMMUNITIES_START))]
KindName = Annotated[str, Line(KIND_MAX)]


class MineView(BaseModel):
    """One's communities, and those one is invited to."""

    items: list[CommunityRow]


class CareView(BaseModel):
    """What is for those who facilitate: who wants to come in, who would take over, what waits, and help."""

    admissions: list[AdmissionRow]
    handovers: list[HandoverRow]
    waiting: list[WaitingPost]
    bridges: list[BridgeView]
    kit: KitView


@router.get("/communities")
async def list_communities(
    actor: Reader,
    words: Annotated[str, Line(WORDS_MAX)] = "",
    only: Only = "",
    language: ContentLanguage | None = None,
    is_over: bool = False,
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Listing[CommunityRow]:
    """Communities that one does not belong to, by name; with `is_over` those that are closed.

    `only` those on what one practises (`trade`), or with members of one's site (`site`).
    """
    found = await db.read(
        queries.list_communities,
        actor,
        words=words,
        only=only,
        language=language or "",
        is_over=is_over,
        cursor=cursor,
        size=limit,
    )
    return Listing[CommunityRow].of(found)


@router.get("/communities/mine")
async def get_my_communities(actor: Reader) -> MineView:
    """One's communities and those one is invited to, also what is proposed."""
    return MineView(items=await db.read(queries.list_mine, actor))


@router.post("/communities", status_code=201)
async def propose_community(actor: Joiner, form: ProposeInput, key: RepeatKey = None) -> Made:
    """Propose a community to colleagues; it opens when two of them say yes within 14 days."""
    return Made(id=await once(key, service.propose, actor, form))


@router.post("/communities/started", status_code=201)
async def start_community(actor: Starter, form: StartInput, key: RepeatKey = None) -> Made:
    """Start a community alone."""
    return Made(id=await once(key, service.start_alone, actor, form))


@router.get("/communities/{space_id}")
async def get_community(actor: Reader, space_id: Ref) -> CommunityView:
    """A community, with what one may do."""
    return await db.read(queries.get_community, actor, space_id)


@router.put("/communities/{space_id}", status_code=204)
async def change_community(
    actor: Facilitator, space_id: Ref, form: EditCommunityInput, key: RepeatKey = None
) -> None:
    """Change what one facilitates; `edition` is the one that was read."""
    await change(key, service.change, actor, space_id, form)


@router.get("/communities/{space_id}/feed")
async def list_feed(
    actor: Reader, space_id: Ref, kind: KindName = "", cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[FeedRow]:
    """What stands in a community or is shown there, the newest first, perhaps of one kind."""
    found = await db.read(queries.list_feed, actor, space_id, kind=kind, cursor=cursor, size=limit)
    return Listing[FeedRow].of(found)


@router.get("/communities/{space_id}/members")
async def list_community_members(
    actor: Reader, space_id: Ref, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[CommunityMember]:
    """Members by name, where one reads."""
    found = await db.read(queries.list_members, actor, space_id, cursor=cursor, size=limit)
    return Listing[CommunityMember].of(found)


@router.get("/communities/{space_id}/figures")
async def get_community_figures(actor: Reader, space_id: Ref) -> FiguresView:
    """The four figures of a community; none for fewer than five people."""
    return await db.read(queries.get_figures, actor, space_id)


@router.get("/communities/{space_id}/care")
async def get_community_care(actor: Facilitator, space_id: Ref) -> CareView:
    """What waits for those who facilitate, and what helps them; empty for others."""
    return CareView(
        admissions=await db.read(queries.list_admissions, actor, space_id),
        handovers=await db.read(queries.list_handovers, actor, space_id),
        waiting=await db.read(queries.list_waiting, actor, space_id),
        bridges=await db.read(queries.list_bridges, actor, space_id),
        kit=await db.read(queries.get_kit, actor, space_id),
    )


@router.post("/communities/{space_id}/end", status_code=204)
async def end_community(actor: Facilitator, space_id: Ref, key: RepeatKey = None) -> None:
    """Close a community: what it holds can be read and found, and nothing is added."""
    await change(key, service.end, actor, space_id)


@router.post("/communities/{space_id}/reopen", status_code=204)
async def reopen_community(actor: Facilitator, space_id: Ref, key: RepeatKey = None) -> None:
    """Go on with a community that was closed."""
    await change(key, service.reopen, actor, space_id)


@router.post("/communities/{space_id}/merge", status_code=204)
async def merge_community(actor: Facilitator, space_id: Ref, form: MergeInput, key: RepeatKey = None) -> None:
    """Let a community go on in another one that one facilitates."""
    await change(key, service.merge, actor, space_id, form.into)
