"""Agreeing on what somebody does by a day, saying that it is done, and reminding of it."""

from sqlalchemy import bindparam, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.actions import policy, reminding
from learnhub.features.actions.errors import NoSuchAction
from learnhub.features.actions.events import ActionAgreed, ActionChanged, ActionDue
from learnhub.features.actions.models import ActionItem
from learnhub.features.actions.schemas import ActionItemInput
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import readable_to
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.errors import NoSuchPerson
from learnhub.features.people.models import Person

BATCH = 200
_OWNER = (
    select_columns(Person.id)
    .join(Content, Content.id == bindparam("content_id"))
    .where(Person.id == bindparam("owner_id"), Person.status == PersonStatus.ACTIVE)
    .where(readable_to(Content, Person.id))
)


def agree(
    session: Session,
    actor: Actor,
    content_id: str,
    form: ActionItemInput,
    *,
    address: str,
    part_id: str | None = None,
) -> str:
    """Note that somebody who reads content does something by a day, and answer its id; they are told.

    The caller's room has asked its own policy before. Raises NoSuchPerson.
    """
    owner_id = session.execute(_OWNER, {"content_id": content_id, "owner_id": form.owner_id}).scalar()
    if owner_id is None:
        raise NoSuchPerson
    before_due, *_after = reminding.TURNS
    action = ActionItem(
        content_id=content_id,
        part_id=part_id,
        address=address,
        words=form.words,
        owner_id=owner_id,
        due_on=form.due_on,
        reminded=int(form.due_on + before_due <= utcnow().date()),  # they are told of it today
    )
    session.add(action)
    session.flush()
    bus.record(session, ActionAgreed(content_id, action.id, guard.require_person(actor)))
    return action.id


def finish_action(session: Session, actor: Actor, action_id: str, *, is_done: bool = True) -> None:
    """Say that something is done, or is not after all: its owner, or who wrote what it was agreed around.

    Raises NoSuchAction.
    """
    action = _action(session, actor, action_id)
    action.done_at = (action.done_at or utcnow()) if is_done else None
    session.add(action)
    session.flush()
    bus.record(session, ActionChanged(action.content_id, action.part_id or ""))


def remove_action(session: Session, actor: Actor, action_id: str) -> None:
    """Take something back that is not to be done: the same people. Raises NoSuchAction."""
    action = _action(session, actor, action_id)
    session.delete(action)
    session.flush()
    bus.record(session, ActionChanged(action.content_id, action.part_id or ""))


def remind(session: Session) -> int:
    """A job: remind of what is due soon or late, three times at most; answers of how many.

    Whoever could not be reminded in time, because nothing ran, is reminded once and not three times in a row.
    """
    today = utcnow().date()
    turns = [
        (col(ActionItem.reminded) == turn) & (col(ActionItem.due_on) <= reminding.due_before(turn, today))
        for turn in range(len(reminding.TURNS))
    ]
    due = (
        select(ActionItem)
        .join(Content, col(Content.id) == ActionItem.content_id)
        .where(col(ActionItem.done_at).is_(None), or_(*turns))
        .where(Content.status.in_((Status.DRAFT, Status.PUBLISHED, Status.RETIRED)))
        .order_by(ActionItem.due_on, ActionItem.id)
        .limit(BATCH)
        .with_for_update(of=ActionItem)
    )
    found = session.exec(due).all()
    for action in found:
        action.reminded = reminding.turns_until(action.due_on, today)
        session.add(action)
        bus.record(session, ActionDue(action.content_id, action.id, action.reminded))
    return len(found)


def _action(session: Session, actor: Actor, action_id: str) -> ActionItem:
    action = session.get(ActionItem, action_id)
    if action is None:
        raise NoSuchAction
    try:
        content = discussion.get_content(session, actor, action.content_id)
    except NoSuchContent:
        raise NoSuchAction from None
    is_author = discussion.is_author(session, actor, content.id)
    guard.require(policy.can_finish(actor, content.status, action.owner_id, is_author=is_author))
    return action
