"""What a moderator does where content stands, without its queue: a decision like any other."""

from sqlmodel import Session

from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.events import ContentModerated
from learnhub.features.discussion.models import Content
from learnhub.features.moderation.enums import Decision, FlagReason
from learnhub.features.moderation.errors import LeftToOthers
from learnhub.features.moderation.events import CaseChanged, CaseDecided
from learnhub.features.moderation.models import ModerationPass
from learnhub.features.moderation.service.flagging import open_case


def note_decision(session: Session, event: ContentModerated) -> None:
    """A recorder: decide the open case about it, or a new one, so that its author and the log are told.

    What is shown again was hidden, so its case waits again when this is undone. Raises LeftToOthers.
    """
    content = session.get_one(Content, event.content_id)
    case = open_case(session, content)
    if session.get(ModerationPass, (case.id, event.moderator_id)) is not None:
        raise LeftToOthers
    if content.status == Status.HIDDEN:
        case.decision, case.reason, case.note = Decision.HIDE, FlagReason.OTHER, content.hidden_reason
    else:
        case.decision, case.is_held = Decision.KEEP, True
    case.decided_at, case.decided_by = utcnow(), event.moderator_id
    case.reader_id = case.read_at = None
    session.add(case)
    bus.record(session, CaseChanged(case.id))
    bus.record(session, CaseDecided(case.id))
