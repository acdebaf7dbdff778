"""What is written down in a meeting, and what is agreed."""

from datetime import date

from sqlalchemy import bindparam
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.discussion.errors import EditedMeanwhile, NoSuchContent
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import readable_to
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.errors import NoSuchPerson
from learnhub.features.people.models import Person
from learnhub.features.rituals import policy
from learnhub.features.rituals.errors import (
    NoSuchAction,
)
from learnhub.features.rituals.events import ActionAgreed
from learnhub.features.rituals.models import (
    ActionItem,
    RitualMeeting,
)
from learnhub.features.rituals.room import RITUAL
from learnhub.features.rituals.schemas import (
    ActionItemInput,
    NotesInput,
)
from learnhub.features.rituals.service.common import open_row_of, require_attending, say_changed

_OWNER = (
    select_columns(Person.id)
    .join(Content, Content.id == bindparam("ritual_id"))
    .where(Person.id == bindparam("owner_id"), Person.status == PersonStatus.ACTIVE)
    .where(readable_to(Content, Person.id))
)


def write_notes(session: Session, actor: Actor, ritual_id: str, day: date, form: NotesInput) -> int:
    """Keep the notes of a meeting and answer their edition; raises EditedMeanwhile, which keeps both."""
    require_attending(session, actor, ritual_id)
    meeting = open_row_of(session, ritual_id, day)
    if form.edition != meeting.notes_edition:
        raise EditedMeanwhile
    if form.notes != meeting.notes:
        meeting.notes, meeting.notes_edition = form.notes, form.edition + 1
        session.add(meeting)
        session.flush()
        say_changed(session, ritual_id, day)
    return meeting.notes_edition


def add_action(session: Session, actor: Actor, ritual_id: str, day: date, form: ActionItemInput) -> str:
    """Agree that somebody who reads there does something by a day, and answer its id; raises NoSuchPerson."""
    require_attending(session, actor, ritual_id)
    meeting = open_row_of(session, ritual_id, day)
    owner_id = session.execute(_OWNER, {"ritual_id": ritual_id, "owner_id": form.owner_id}).scalar()
    if owner_id is None:
        raise NoSuchPerson
    action = ActionItem(
        content_id=ritual_id, part_id=meeting.id, words=form.words, owner_id=owner_id, due_on=form.due_on
    )
    session.add(action)
    session.flush()
    bus.record(session, ActionAgreed(ritual_id, action.id, guard.require_person(actor)))
    say_changed(session, ritual_id, day)
    return action.id


def finish_action(session: Session, actor: Actor, action_id: str, *, is_done: bool = True) -> None:
    """Say that something is done, or is not after all: its owner, or a host. Raises NoSuchAction."""
    action = session.get(ActionItem, action_id)
    if action is None:
        raise NoSuchAction
    try:
        content = discussion_queries.get_content(session, actor, action.content_id, RITUAL)
    except NoSuchContent:
        raise NoSuchAction from None
    is_host = discussion_queries.is_author(session, actor, content.id)
    is_owner = action.owner_id == actor.person_id and policy.can_attend(actor, content)
    guard.require(is_owner or policy.can_host(actor, content, is_host=is_host))
    action.done_at = (action.done_at or utcnow()) if is_done else None
    session.add(action)
    session.flush()
    if meeting := session.get(RitualMeeting, action.part_id):
        say_changed(session, meeting.ritual_id, meeting.day)
