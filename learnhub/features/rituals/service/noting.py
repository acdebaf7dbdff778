"""What is written down in a meeting, and what is agreed."""

from datetime import date

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.features.actions import service as actions
from learnhub.features.actions.events import ActionChanged
from learnhub.features.actions.schemas import ActionItemInput
from learnhub.features.discussion.errors import EditedMeanwhile
from learnhub.features.rituals.models import RitualMeeting
from learnhub.features.rituals.schemas import NotesInput
from learnhub.features.rituals.service.common import open_row_of, require_attending, say_changed


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
    address = f"/rituals/{ritual_id}/{day.isoformat()}"
    action_id = actions.agree(session, actor, ritual_id, form, address=address, part_id=meeting.id)
    say_changed(session, ritual_id, day)
    return action_id


def follow_action(session: Session, event: ActionChanged) -> None:
    """A recorder: what was agreed in a meeting is done, or is not after all."""
    if event.part_id and (meeting := session.get(RitualMeeting, event.part_id)):
        say_changed(session, meeting.ritual_id, meeting.day)
