"""Charters through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing, Made, Ref
from learnhub.core import db, ids
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.charters import queries, service
from learnhub.features.charters.room import (
    CHARTERS_ANSWER,
    CHARTERS_PROPOSE,
    CHARTERS_READ,
    CHARTERS_WRITE,
)
from learnhub.features.charters.schemas import (
    AmendmentInput,
    AmendmentSource,
    AmendmentView,
    CharterInput,
    CharterRow,
    CharterView,
    PlaceView,
    RewordInput,
    SignatureInput,
    SignatureView,
    VersionRow,
    VersionView,
    VoiceInput,
)
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, change, once

router = APIRouter(tags=["charters"])

Reader = Annotated[Actor, Depends(may(CHARTERS_READ))]
Writer = Annotated[Actor, Depends(may(CHARTERS_WRITE))]
Proposer = Annotated[Actor, Depends(may(CHARTERS_PROPOSE))]
Member = Annotated[Actor, Depends(may(CHARTERS_ANSWER))]
Number = Annotated[int, Path(ge=1, le=2_147_483_646, description="The number of a version.")]
InSpace = Annotated[
    str | None, Query(pattern=ids.PATTERN, description="A community by its id; without it the company.")
]


@router.get("/charters")
async def list_charters(
    actor: Reader, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[CharterRow]:
    """The charters that one reads: the company's, and those of communities."""
    return Listing[CharterRow].of(await db.read(queries.list_charters, actor, cursor=cursor, size=limit))


@router.get("/charters/place")
async def get_charter_place(actor: Reader, space: InSpace = None) -> PlaceView:
    """Whether the company or a community has a charter, and which."""
    return await db.read(queries.get_place, actor, space or "")


@router.post("/charters", status_code=201)
async def write_charter(actor: Writer, form: CharterInput, key: RepeatKey = None) -> Made:
    """Write the first version: for the company as an administrator, for a community that one facilitates."""
    return Made(id=await once(key, service.write_charter, actor, form))


@router.get("/charters/{charter_id}")
async def get_charter(actor: Reader, charter_id: Ref) -> CharterView:
    """A charter with its articles and the amendments that are open."""
    return await db.read(queries.get_charter, actor, charter_id)


@router.delete("/charters/{charter_id}", status_code=204)
async def remove_charter(actor: Writer, charter_id: Ref) -> None:
    """Take back a charter of one's own in which nobody else has a part yet."""
    await db.write(service.remove_charter, actor, charter_id)


@router.get("/charters/{charter_id}/versions")
async def list_charter_versions(
    actor: Reader, charter_id: Ref, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[VersionRow]:
    """The versions of a charter, the present one first."""
    found = await db.read(queries.list_versions, actor, charter_id, cursor=cursor, size=limit)
    return Listing[VersionRow].of(found)


@router.get("/charters/{charter_id}/versions/{number}")
async def get_charter_version(actor: Reader, charter_id: Ref, number: Number) -> VersionView:
    """A version as a whole, with who took part in it."""
    return await db.read(queries.get_version, actor, charter_id, number)


@router.get("/charters/{charter_id}/versions/{number}/signatures")
async def list_signatures(
    actor: Reader, charter_id: Ref, number: Number, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[SignatureView]:
    """Who has signed a version, the latest first."""
    found = await db.read(queries.list_signatures, actor, charter_id, number, cursor=cursor, size=limit)
    return Listing[SignatureView].of(found)


@router.put("/charters/{charter_id}/signature", status_code=204)
async def sign_charter(actor: Member, charter_id: Ref, form: SignatureInput) -> None:
    """Sign the present version under one's name; `version` is the one that was read."""
    await db.write(service.sign, actor, charter_id, form.version)


@router.delete("/charters/{charter_id}/signature", status_code=204)
async def unsign_charter(actor: Member, charter_id: Ref) -> None:
    """Take one's signature under the present version back."""
    await db.write(service.unsign, actor, charter_id)


@router.post("/charters/{charter_id}/reread", status_code=204)
async def keep_charter(actor: Writer, charter_id: Ref) -> None:
    """Say that the charter was read again and is still right, as one who looks after it."""
    await db.write(service.keep, actor, charter_id)


@router.get("/charters/{charter_id}/amendments")
async def list_closed_amendments(
    actor: Reader, charter_id: Ref, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[AmendmentView]:
    """The amendments that are over, adopted or not; those that are open stand in the charter."""
    found = await db.read(queries.list_closed, actor, charter_id, cursor=cursor, size=limit)
    return Listing[AmendmentView].of(found)


@router.post("/charters/{charter_id}/amendments", status_code=201)
async def propose_amendment(
    actor: Proposer, charter_id: Ref, form: AmendmentInput, key: RepeatKey = None
) -> Made:
    """Propose other words for an article, or, without a number, a new article."""
    return Made(id=await once(key, service.propose, actor, charter_id, form))


@router.get("/amendments/{amendment_id}")
async def get_amendment(actor: Reader, amendment_id: Ref) -> AmendmentSource:
    """An amendment, also as it was typed. It is supported by voting for it."""
    return await db.read(queries.get_amendment, actor, amendment_id)


@router.put("/amendments/{amendment_id}", status_code=204)
async def reword_amendment(
    actor: Proposer, amendment_id: Ref, form: RewordInput, key: RepeatKey = None
) -> None:
    """Word one's amendment anew; in a consent round that answers the objections."""
    await change(key, service.reword, actor, amendment_id, form)


@router.delete("/amendments/{amendment_id}", status_code=204)
async def remove_amendment(actor: Proposer, amendment_id: Ref) -> None:
    """Take the words of one's amendment back, unless it was adopted."""
    await db.write(service.remove_amendment, actor, amendment_id)


@router.post("/amendments/{amendment_id}/withdraw", status_code=204)
async def withdraw_amendment(actor: Proposer, amendment_id: Ref) -> None:
    """Let one's amendment go; it stays among those that are over."""
    await db.write(service.withdraw, actor, amendment_id)


@router.put("/amendments/{amendment_id}/voice", status_code=204)
async def answer_amendment(actor: Member, amendment_id: Ref, form: VoiceInput) -> None:
    """Agree, say that one can live with it, or object with a reason, when one is asked."""
    await db.write(service.answer, actor, amendment_id, form)
