"""Where content stands: moving it with all that is under it, and showing it in a second community."""

from sqlalchemy import delete, update
from sqlmodel import Session, func, select

from learnhub import rooms
from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.communities.errors import NotMovable, NotShowable, WrittenInConfidence
from learnhub.features.communities.room import COMMUNITIES_SHARE
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion import service as discussion_service
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.models import OPEN, Authorship, Content, ContentShare
from learnhub.features.discussion.places import Standing
from learnhub.features.discussion.policy import can_moderate


def move(session: Session, actor: Actor, content_id: str, space_id: str) -> None:
    """Move what one wrote, or moderates, to a community that one may post in, or to the company.

    All that is under it moves along, and it waits where it would have waited if it were new. Raises
    NotMovable, what `discussion.service.place` does, and WrittenInConfidence for a wider audience when others
    have written under it for members only.
    """
    guard.require_permission(actor, COMMUNITIES_SHARE)
    content = discussion.get_content_for_update(session, actor, content_id)
    kind = rooms.kind(content.kind)
    if content.parent_id is not None or content.is_anonymous or not kind.is_placed:
        raise NotMovable
    guard.require(discussion.is_author(session, actor, content_id) or can_moderate(actor))
    where = discussion_service.place(session, actor, space_id)
    if where.space == content.space_id:
        return
    if content.audience != OPEN:
        _require_alone(session, actor, content)
    under = update(Content).where(Content.root_id == content.id).values(space_id=where.space)
    session.execute(under, execution_options={"synchronize_session": False})
    session.execute(
        delete(ContentShare).where(
            ContentShare.content_id == content.id, ContentShare.space_id == where.space
        )
    )
    session.refresh(content)
    if where.status == Status.WAITING and content.status == Status.PUBLISHED:
        discussion_service.withhold(session, content)


def _require_alone(session: Session, actor: Actor, content: Content) -> None:
    """Refuse to let others read what was written for the members of one community."""
    others = (
        select(func.count())
        .select_from(Authorship)
        .join(Content, Content.id == Authorship.content_id)
        .where(Content.root_id == content.id, Authorship.person_id != actor.person_id)
        .where(Content.status != Status.REMOVED)
    )
    kind = rooms.kind(content.kind)
    told = kind.in_confidence and rooms.resolve(rooms.room_of(kind), kind.in_confidence)
    if session.exec(others).one() or (told and told(session, content.id)):
        raise WrittenInConfidence


def show_in(session: Session, actor: Actor, content_id: str, space_id: str) -> None:
    """Show in a community what everybody may read and lives elsewhere; once more changes nothing.

    Raises NotShowable, and what `discussion.service.place` does.
    """
    guard.require_permission(actor, COMMUNITIES_SHARE)
    content = discussion.get_published(session, actor, content_id)
    where = discussion_service.place(session, actor, space_id)
    is_root = content.parent_id is None and rooms.kind(content.kind).is_source
    if not space_id or not is_root or content.audience != OPEN or content.space_id == where.space:
        raise NotShowable
    guard.require(where.status == Status.PUBLISHED)
    row = {"space_id": space_id, "content_id": content_id, "at": utcnow()}
    share = insert(session, ContentShare, person_id=guard.require_person(actor), **row)
    session.execute(share.on_conflict_do_nothing())


def take_out(session: Session, actor: Actor, content_id: str, space_id: str) -> None:
    """Show it there no more: whoever showed it, its author, and those who facilitate there.

    Raises NoSuchContent for what is not shown there.
    """
    guard.require_permission(actor, COMMUNITIES_SHARE)
    space = discussion.get_space(session, actor, space_id)
    content = discussion.get_content(session, actor, content_id)
    row = session.get(ContentShare, (space_id, content.id))
    if row is None:
        raise NoSuchContent
    may = row.person_id == actor.person_id or space.standing == Standing.FACILITATOR
    guard.require(may or discussion.is_author(session, actor, content_id))
    session.delete(row)
