"""Thanks: one for each person and piece of content, exact however many thank at once."""

from sqlalchemy import update
from sqlmodel import Session, delete

from learnhub.access import audit, guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.discussion import policy, queries
from learnhub.features.discussion.errors import NoSuchContent, OwnModeration, OwnThanks
from learnhub.features.discussion.events import Thanked
from learnhub.features.discussion.models import Content, Thanks
from learnhub.features.discussion.room import CONTENT_THANK
from learnhub.features.discussion.schemas import ThankInput, ThanksView

_UNSYNCHRONIZED = {"synchronize_session": False}


def thank(session: Session, actor: Actor, form: ThankInput, *, content_id: str) -> ThanksView:
    """Thank whoever wrote something, or say why, or otherwise; raises OwnThanks for what is one's own.

    The counter moves by the number of rows that were really inserted, in the same transaction.
    """
    guard.require_permission(actor, CONTENT_THANK)
    content = queries.get_content(session, actor, content_id)
    if queries.is_author(session, actor, content_id):
        raise OwnThanks
    guard.require(policy.can_thank(actor, content, is_author=False))
    person_id, said = guard.require_person(actor), {"reason": form.reason}
    said["language"] = form.language or actor.language
    row = insert(session, Thanks, content_id=content_id, person_id=person_id, at=utcnow(), **said)
    inserted = session.execute(row.on_conflict_do_nothing().returning(Thanks.content_id)).all()
    if inserted:
        _move(session, content_id, 1)
        bus.record(session, Thanked(content_id, content.root_id, person_id))
    else:
        mine = Thanks.content_id == content_id, Thanks.person_id == person_id
        session.execute(update(Thanks).where(*mine).values(**said), execution_options=_UNSYNCHRONIZED)
    return queries.list_thanks(session, actor, [content_id])[content_id]


def withdraw_thanks(session: Session, actor: Actor, *, content_id: str) -> ThanksView:
    """Thank no more; nothing happens when one did not."""
    guard.require_permission(actor, CONTENT_THANK)
    queries.get_content(session, actor, content_id)
    mine = Thanks.content_id == content_id, Thanks.person_id == guard.require_person(actor)
    gone = delete(Thanks).where(*mine).returning(Thanks.content_id)
    if session.execute(gone, execution_options=_UNSYNCHRONIZED).all():
        _move(session, content_id, -1)
    return queries.list_thanks(session, actor, [content_id])[content_id]


def remove_reason(session: Session, actor: Actor, *, content_id: str, person_id: str) -> ThanksView:
    """Take the words out of somebody's thanks, as a moderator; the thanks stay. Raises NoSuchContent."""
    guard.require(policy.can_moderate(actor))
    content = queries.get_content(session, actor, content_id)
    if person_id == actor.person_id:
        raise OwnModeration
    theirs = Thanks.content_id == content.id, Thanks.person_id == person_id, Thanks.reason != ""
    blanked = update(Thanks).where(*theirs).values(reason="").returning(Thanks.content_id)
    if not session.execute(blanked, execution_options=_UNSYNCHRONIZED).all():
        raise NoSuchContent
    audit.record(session, actor, "content:thanks", content.id)
    return queries.list_thanks(session, actor, [content_id])[content_id]


def _move(session: Session, content_id: str, by: int) -> None:
    moved = update(Content).where(Content.id == content_id)
    session.execute(moved.values(thanks_count=Content.thanks_count + by), execution_options=_UNSYNCHRONIZED)
