"""Collections through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing, Made, Ref
from learnhub.core import db
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.collections import queries, service
from learnhub.features.collections.room import COLLECTIONS_READ, COLLECTIONS_WRITE
from learnhub.features.collections.schemas import (
    ArrangeInput,
    CollectionInput,
    CollectionSource,
    EditCollectionInput,
    Gathered,
    ListItemInput,
)
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, change, once
from learnhub.features.search.browsing import FoundRow
from learnhub.features.search.routes import Searched

router = APIRouter(tags=["collections"])

Reader = Annotated[Actor, Depends(may(COLLECTIONS_READ))]
Writer = Annotated[Actor, Depends(may(COLLECTIONS_WRITE))]


@router.get("/collections")
async def list_collections(
    actor: Reader,
    search: Searched,
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Listing[FoundRow]:
    """Published collections that have every word, in one of the languages and topics.

    With words, the newest that have them are sorted.
    """
    found = await db.read(queries.list_collections, actor, search=search, cursor=cursor, size=limit)
    return Listing[FoundRow].of(found)


@router.post("/collections", status_code=201)
async def publish_collection(actor: Writer, form: CollectionInput, key: RepeatKey = None) -> Made:
    """Publish a collection for everybody, or for a team or another space of one's own."""
    return Made(id=await once(key, service.publish_collection, actor, form))


@router.get("/collections/{collection_id}")
async def get_collection(actor: Reader, collection_id: Ref) -> CollectionSource:
    """A collection with its items in order, also as it was typed."""
    return await db.read(queries.get_source, actor, collection_id)


@router.put("/collections/{collection_id}", status_code=204)
async def edit_collection(
    actor: Writer, collection_id: Ref, form: EditCollectionInput, key: RepeatKey = None
) -> None:
    """Change what one's collection says of itself; `edition` is the one that was read."""
    await change(key, service.edit_collection, actor, collection_id, form)


@router.delete("/collections/{collection_id}", status_code=204)
async def remove_collection(actor: Writer, collection_id: Ref) -> None:
    """Take one's collection back; what it listed stays."""
    await db.write(service.remove_collection, actor, collection_id)


@router.post("/collections/{collection_id}/items", status_code=200)
async def gather(actor: Writer, collection_id: Ref, form: ListItemInput) -> Gathered:
    """Bring an item to the end of a collection, or propose it to those who arrange the collection."""
    return await db.write(service.gather, actor, collection_id, form)


@router.patch("/collections/{collection_id}/items/{item_id}", status_code=204)
async def arrange(actor: Writer, collection_id: Ref, item_id: Ref, form: ArrangeInput) -> None:
    """Say something else about an item, or put it at another place."""
    await db.write(service.arrange, actor, collection_id, item_id, form)


@router.delete("/collections/{collection_id}/items/{item_id}", status_code=204)
async def take_out(actor: Writer, collection_id: Ref, item_id: Ref) -> None:
    """Take an item out of a collection."""
    await db.write(service.take_out, actor, collection_id, item_id)


@router.post("/collections/{collection_id}/clear", status_code=204)
async def clear_gone(actor: Writer, collection_id: Ref) -> None:
    """Take out of a collection all that is retired or deleted."""
    await db.write(service.clear_gone, actor, collection_id)


@router.post("/collections/{collection_id}/items/{item_id}/check", status_code=204)
async def check_item(actor: Writer, collection_id: Ref, item_id: Ref) -> None:
    """Say that an item may stand in a collection as it is now; neither its authors do, nor who added it."""
    await db.write(service.check_item, actor, collection_id, item_id)


@router.post("/collections/{collection_id}/proposals/{proposal_id}/accept", status_code=204)
async def take_proposal(actor: Writer, collection_id: Ref, proposal_id: Ref) -> None:
    """List what a colleague proposed."""
    await db.write(service.take_proposal, actor, collection_id, proposal_id)


@router.delete("/collections/{collection_id}/proposals/{proposal_id}", status_code=204)
async def decline_proposal(actor: Writer, collection_id: Ref, proposal_id: Ref) -> None:
    """Leave a proposal out, or withdraw one's own."""
    await db.write(service.decline_proposal, actor, collection_id, proposal_id)
