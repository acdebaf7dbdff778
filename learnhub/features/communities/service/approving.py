"""Looking at what waits in a community before it is shown."""

from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.ids import is_id
from learnhub.features.communities.errors import NothingWaits, OwnApproval
from learnhub.features.communities.events import PostSettled, PostWaits
from learnhub.features.communities.room import COMMUNITIES_JOIN
from learnhub.features.communities.schemas import SendBackInput
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion import service as discussion_service
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.events import ContentCreated, ContentWithheld
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.places import Doing
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Space


def approve(session: Session, actor: Actor, content_id: str) -> None:
    """Show what waits in a community that leaves this to one. Raises NothingWaits, OwnApproval."""
    content = _waiting(session, actor, content_id)
    discussion_service.publish(session, content)
    _settle(session, actor, content, is_approved=True)


def send_back(session: Session, actor: Actor, content_id: str, form: SendBackInput) -> None:
    """Give it back to its author with a reason: they change it and send it again, or leave it."""
    content = _waiting(session, actor, content_id)
    content.status, content.hidden_reason = Status.DRAFT, form.reason
    session.add(content)
    _settle(session, actor, content, is_approved=False)


def send_again(session: Session, actor: Actor, content_id: str) -> None:
    """Let wait once more what was sent back to oneself."""
    guard.require_permission(actor, COMMUNITIES_JOIN)
    content = discussion.get_content_for_update(session, actor, content_id)
    is_sent_back = content.status == Status.DRAFT and content.parent_id is None and content.hidden_reason
    if not is_sent_back or not discussion.is_author(session, actor, content_id):
        raise NothingWaits
    where = discussion_service.place(session, actor, content.space_id)
    content.hidden_reason = ""
    session.add(content)
    if where.status == Status.PUBLISHED:  # nobody looks any more, or they facilitate by now
        discussion_service.publish(session, content)
        return
    content.status = Status.WAITING
    bus.record(session, PostWaits(content.space_id, content.id))


def note_waiting(session: Session, event: ContentCreated | ContentWithheld) -> None:
    """A recorder: something new waits in a community."""
    content = session.get_one(Content, event.content_id)
    if content.status != Status.WAITING or content.parent_id is not None or content.is_anonymous:
        return
    if session.get_one(Space, content.space_id).kind == SpaceKind.COMMUNITY:
        bus.record(session, PostWaits(content.space_id, content.id))


def _waiting(session: Session, actor: Actor, content_id: str) -> Content:
    """What waits, locked; who may not know of it is told that nothing does."""
    guard.require_permission(actor, COMMUNITIES_JOIN)
    locked = select(Content).where(Content.id == content_id, Content.status == Status.WAITING)
    content = session.exec(locked.with_for_update(key_share=True)).first() if is_id(content_id) else None
    space = discussion.find_space(session, actor, content.space_id) if content else None
    if content is None or space is None or space.kind != SpaceKind.COMMUNITY:
        raise NothingWaits
    if content.parent_id is not None or not space.may(Doing.APPROVE):
        raise NothingWaits
    if discussion.is_author(session, actor, content_id):
        raise OwnApproval
    return content


def _settle(session: Session, actor: Actor, content: Content, *, is_approved: bool) -> None:
    session.flush()
    by_id = guard.require_person(actor)
    bus.record(session, PostSettled(content.space_id, content.id, by_id, int(is_approved)))
