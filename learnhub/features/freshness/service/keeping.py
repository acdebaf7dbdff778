"""Who keeps content up to date."""

from sqlmodel import Session, col, delete, select

from learnhub import rooms
from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.events import ContentEvent, ContentRemoved
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.freshness import policy, queries, schedule
from learnhub.features.freshness.enums import Cause, Circle, Standing
from learnhub.features.freshness.errors import NotOffered
from learnhub.features.freshness.events import CheckSettled
from learnhub.features.freshness.models import Freshness
from learnhub.features.freshness.service.rows import FRESH, float_or_sink, get_row


def begin(session: Session, event: ContentEvent) -> None:
    """A recorder: whoever publishes something in the library keeps it up to date. Once."""
    if not rooms.kind(event.kind).in_library:
        return
    session.flush()
    content = session.get_one(Content, event.content_id)
    author = select(Authorship.person_id).where(
        Authorship.content_id == content.id, Authorship.part == Part.AUTHOR
    )
    owner_id = session.exec(author).first()
    if owner_id is None or content.status != Status.PUBLISHED:
        return
    row = Freshness(
        content_id=content.id,
        owner_id=owner_id,
        due_at=schedule.next_check(content.published_at or utcnow(), schedule.DAYS),
    )
    session.execute(insert(session, Freshness, **row.model_dump()).on_conflict_do_nothing())


def forget(session: Session, event: ContentRemoved) -> None:
    """A recorder: what has no words is nobody's to check."""
    if rooms.kind(event.kind).in_library:
        session.execute(
            delete(Freshness).where(col(Freshness.content_id) == event.content_id),
            execution_options={"synchronize_session": False},
        )
        bus.record(session, CheckSettled(event.content_id))


def take(session: Session, actor: Actor, content_id: str) -> None:
    """Become the owner of what one wrote, or of what is offered since its owner left; the first one is it.

    They are a co-author then, who may edit it, and check it within the time of grace. Raises NotOffered.
    """
    _content, row = get_row(session, actor, content_id, _may_ask)
    is_author = discussion.is_author(session, actor, content_id)
    in_team = queries.in_team_of_owner(session, actor, row)
    if not policy.can_take(actor, row, is_author=is_author, in_team=in_team):
        raise NotOffered
    row.owner_id = guard.require_person(actor)
    if row.cause == Cause.LEFT:
        row.due_at = utcnow() + schedule.GRACE
        row.standing, row.cause = Standing.CURRENT, Cause.TIME
    row.circle, row.offered_at = Circle.NOBODY, None
    session.add(row)
    if not is_author:
        session.add(Authorship(content_id=content_id, person_id=row.owner_id, part=Part.CO_AUTHOR))
    float_or_sink(session, [content_id], FRESH)
    bus.record(session, CheckSettled(content_id))


def _may_ask(_actor: Actor, content: Content, _row: Freshness, *, is_author: bool) -> bool:
    return content.status == Status.PUBLISHED
