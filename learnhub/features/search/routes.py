"""Searching through the REST interface."""

from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends
from fastapi import Query as Parameter
from pydantic import BaseModel

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Id, Limit, Listing
from learnhub.core import db
from learnhub.core.i18n import LANGUAGES
from learnhub.core.inputs import Line
from learnhub.core.pagination import PAGE_SIZE, Page
from learnhub.features.discussion.schemas import KIND_MAX, ContentLanguage
from learnhub.features.people.refs import PersonRef
from learnhub.features.people.routes.keys import may
from learnhub.features.search import queries
from learnhub.features.search.browsing import TOPICS_MAX, WORDS_MAX, Order, Search
from learnhub.features.search.room import SEARCH_READ
from learnhub.features.search.schemas import Correction, Hit, PersonHit, Query, Words
from learnhub.features.topics.schemas import TopicRef

router = APIRouter(prefix="/search", tags=["search"])

Reader = Annotated[Actor, Depends(may(SEARCH_READ))]
PERSON = "person"
KindName = Annotated[str, Line(KIND_MAX)]


def _search(
    words: Annotated[str, Line(WORDS_MAX)] = "",
    topic: Annotated[list[Id] | None, Parameter(max_length=TOPICS_MAX)] = None,
    language: Annotated[list[ContentLanguage] | None, Parameter(max_length=len(LANGUAGES))] = None,
    order: Literal["newest", "most_used"] = "newest",
    space: Id | None = None,
) -> Search:
    asked = (words, tuple(topic or ()), tuple(language or ()), Order(order))
    return Search(*asked, space_id=space or "")


Searched = Annotated[Search, Depends(_search)]  # what a route that lists content of some kinds is asked


class HitView(BaseModel):
    """Something that was found; of what is anonymous neither author nor moment is told."""

    id: Id
    kind: str
    title: str
    address: str
    excerpt: str
    language: str
    topics: list[TopicRef]
    author: PersonRef | None
    published_at: datetime | None


class FoundView(Listing[HitView]):
    """A page of what was found.

    `count` is how much there is, of colleagues on this page; when `is_more`, at least so much. `corrections`
    are words that nothing has, and those that were looked for in their place. `is_behind` says that the index
    is still being built.
    """

    count: int
    is_more: bool
    corrections: list[Correction]
    is_behind: bool


class SimilarView(BaseModel):
    """What is about the same, the closest first."""

    items: list[HitView]


class PeopleView(BaseModel):
    """Colleagues to whom every word fits."""

    items: list[PersonHit]


@router.get("")
async def search(
    actor: Reader,
    q: Words = "",
    kind: KindName = "",
    space: Id | None = None,
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> FoundView:
    """Everything that one may read and that has these words, the best first, perhaps of one kind.

    With `space`, the id of a community, what is in it or shown there.

    Quotes keep words together. What has every word comes first. Colleagues are a kind of their own, `person`,
    by name: they are found when it is asked for.
    """
    if kind == PERSON:
        return _people_view(await db.read(queries.page_people, actor, q, cursor=cursor, size=limit))
    found = await db.read(
        queries.search, actor, Query(q, kind, spaces=(space,) if space else ()), cursor=cursor, size=limit
    )
    return FoundView(
        items=[_view(hit) for hit in found.hits],
        next=found.next,
        count=found.count,
        is_more=found.is_more,
        corrections=found.corrections,
        is_behind=found.is_behind,
    )


@router.get("/similar")
async def find_similar(actor: Reader, q: Words = "", kind: KindName = "") -> SimilarView:
    """What is about the same as a title that is being written."""
    kinds = [kind] if kind else []
    return SimilarView(items=[_view(hit) for hit in await db.read(queries.similar, actor, q, kinds=kinds)])


@router.get("/people")
async def find_people(actor: Reader, q: Words = "", limit: Limit = PAGE_SIZE) -> PeopleView:
    """Colleagues by name, work, team, site, and what they practise or help with."""
    return PeopleView(items=await db.read(queries.find_people, actor, q, size=limit))


def _people_view(found: Page[PersonHit]) -> FoundView:
    return FoundView(
        items=[_person_view(hit) for hit in found.items],
        next=found.next,
        count=len(found.items),
        is_more=found.next is not None,
        corrections=[],
        is_behind=False,
    )


def _person_view(hit: PersonHit) -> HitView:
    person = hit.person
    return HitView(
        id=person.id,
        kind=PERSON,
        title=person.name,
        address=f"/people/{person.id}",
        excerpt=", ".join(filter(None, (person.job, hit.team, person.site))),
        language="",
        topics=[skill.topic for skill in hit.skills],
        author=None,
        published_at=None,
    )


def _view(hit: Hit) -> HitView:
    return HitView(
        id=hit.id,
        kind=hit.kind,
        title=hit.title,
        address=hit.address,
        excerpt=hit.excerpt,
        language=hit.language,
        topics=hit.topics,
        author=hit.author if hit.author.id else None,
        published_at=hit.published_at,
    )
