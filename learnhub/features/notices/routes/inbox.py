"""One's inbox through the REST interface."""

from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path
from pydantic import BaseModel

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Id, Limit, Listing
from learnhub.core import db, ids
from learnhub.core.inputs import Input, Moment
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.discussion.schemas import ContentLanguage
from learnhub.features.notices import queries, service, wording
from learnhub.features.notices.models import THING_MAX
from learnhub.features.notices.room import NOTICES_CHANGE, NOTICES_READ
from learnhub.features.notices.schemas import InboxRow, NoticeView
from learnhub.features.people.refs import PersonRef
from learnhub.features.people.routes.keys import may
from learnhub.rooms import Reason

router = APIRouter(prefix="/me", tags=["inbox"])

Reader = Annotated[Actor, Depends(may(NOTICES_READ))]
Owner = Annotated[Actor, Depends(may(NOTICES_CHANGE))]
Thing = Annotated[
    str,
    Path(
        pattern=rf"^([a-z_]+:)?[{ids.ALPHABET}]+$|^[a-z_]+$",
        max_length=THING_MAX,
        description="The `thing` of an entry.",
    ),
]


class InboxNotice(BaseModel):
    """One event; `excerpt` is what was written. If not `is_dated`, only the day of `at` counts."""

    kind: str
    what: str
    actor: PersonRef | None
    excerpt: str
    language: ContentLanguage
    at: datetime
    is_dated: bool

    @classmethod
    def of(cls, notice: NoticeView, language: str) -> "InboxNotice":
        """The event of a query."""
        known = {
            "actor": notice.actor if notice.actor.id else None,
            "language": notice.language or language,
        }
        return cls.model_validate({name: getattr(notice, name) for name in cls.model_fields} | known)


class InboxEntry(BaseModel):
    """One thing with what happened to it, the newest of `count` events as `notices`.

    `said` is the newest of them in a sentence and `why` the reason of it, in one's language. `stops` is what
    stopping ends: the thing, the topic that brought it, or nothing.
    """

    thing: str
    title: str
    language: ContentLanguage
    address: str
    waits: bool
    is_seen: bool
    count: int
    said: str
    reason: Reason
    why: str
    topic_id: Id | None
    stops: Literal["thing", "topic", ""]
    last_at: datetime
    is_dated: bool
    notices: list[InboxNotice]

    @classmethod
    def of(cls, row: InboxRow, language: str) -> "InboxEntry":
        """The row of a query, in words."""
        known = {
            "said": wording.sentence_of(row, language),
            "why": wording.why_of(row, language),
            "language": row.language or language,
            "topic_id": row.topic_id or None,
            "notices": [InboxNotice.of(notice, language) for notice in row.notices],
        }
        return cls.model_validate({name: getattr(row, name, None) for name in cls.model_fields} | known)


class StopInput(Input):
    """The topic to stop, where an entry `stops` its topic; null for the thing itself."""

    topic_id: Id | None = None


class ArchivedAt(BaseModel):
    """The moment by which it can be undone."""

    moment: datetime


class UnarchiveInput(Input):
    """The moment that archiving answered."""

    moment: Moment


THE_THING = StopInput()


@router.get("/inbox")
async def list_inbox(
    actor: Reader,
    state: Literal["waiting", "known"] = "waiting",
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Listing[InboxEntry]:
    """What waits for one, or what there is to know, the newest first."""
    asked = {"waiting": state == "waiting", "cursor": cursor, "size": limit}
    found = await db.read(queries.list_inbox, actor, **asked)
    items = [InboxEntry.of(row, actor.language) for row in found.items]
    return Listing[InboxEntry](items=items, next=found.next)


@router.post("/inbox/archive-known")
async def archive_known(actor: Owner) -> ArchivedAt:
    """Put away all that there is to know."""
    return ArchivedAt(moment=await db.write(service.archive_known, actor))


@router.post("/inbox/unarchive-known", status_code=204)
async def unarchive_known(actor: Owner, form: UnarchiveInput) -> None:
    """Undo it."""
    await db.write(service.unarchive_known, actor, form.moment)


@router.put("/inbox/{thing}/archived", status_code=204)
async def archive_in_inbox(actor: Owner, thing: Thing) -> None:
    """Put a thing away until something new happens to it."""
    await db.write(service.archive, actor, thing)


@router.delete("/inbox/{thing}/archived", status_code=204)
async def unarchive_in_inbox(actor: Owner, thing: Thing) -> None:
    """Bring it back."""
    await db.write(service.unarchive, actor, thing)


@router.put("/inbox/{thing}/seen", status_code=204)
async def note_seen_in_inbox(actor: Owner, thing: Thing) -> None:
    """Say that one has opened a thing; no mail of the day tells of it any more."""
    await db.write(service.note_seen, actor, thing)


@router.post("/inbox/{thing}/stop", status_code=204)
async def stop_in_inbox(actor: Owner, thing: Thing, form: StopInput = THE_THING) -> None:
    """Hear no more of a thing, or of the topic that brought it, and put it away."""
    await db.write(service.stop, actor, thing, topic_id=form.topic_id or "")


@router.post("/inbox/{thing}/undo-stop", status_code=204)
async def undo_stop_in_inbox(actor: Owner, thing: Thing, form: StopInput = THE_THING) -> None:
    """Hear of it again, and bring it back."""
    await db.write(service.undo_stop, actor, thing, topic_id=form.topic_id or "")
