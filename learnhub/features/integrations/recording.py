"""What happened becomes a message for each webhook that wants to know, in the transaction of its cause.

A message holds ids only. Nothing is left for content that is anonymous, of a closed space or not shown to
everybody; whether it still may be told is asked again when it is sent.
"""

from sqlmodel import Session, select

from learnhub.core import clock, ids, outbox
from learnhub.features.ama.events import AmaChanged, AmaEnded, AmaEvent, AmaOpened, AmaScheduled
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.events import ContentEvent
from learnhub.features.discussion.models import OPEN, Content
from learnhub.features.integrations.enums import HookEvent
from learnhub.features.integrations.models import Webhook
from learnhub.features.questions.events import AcceptanceWithdrawn, AnswerAccepted

CHANNEL = "webhooks"
OF_AMA = {
    AmaScheduled: HookEvent.AMA_ANNOUNCED,
    AmaChanged: HookEvent.AMA_CHANGED,
    AmaOpened: HookEvent.AMA_OPENED,
    AmaEnded: HookEvent.AMA_ENDED,
}
OF_QUESTION = {
    AnswerAccepted: HookEvent.QUESTION_SOLVED,
    AcceptanceWithdrawn: HookEvent.QUESTION_REOPENED,
}


def note_created(session: Session, event: ContentEvent) -> None:
    """Something was written, or what waited is shown."""
    _note(session, HookEvent.CONTENT_CREATED, event.content_id)


def note_edited(session: Session, event: ContentEvent) -> None:
    """Words or tags changed."""
    _note(session, HookEvent.CONTENT_EDITED, event.content_id)


def note_removed(session: Session, event: ContentEvent) -> None:
    """Something was taken away."""
    _note(session, HookEvent.CONTENT_REMOVED, event.content_id, Status.REMOVED)


def note_hidden(session: Session, event: ContentEvent) -> None:
    """A moderator hid something, which is as if it were removed, or showed it again."""
    _note(session, HookEvent.CONTENT_REMOVED, event.content_id, Status.HIDDEN)
    _note(session, HookEvent.CONTENT_CREATED, event.content_id)


def note_question(session: Session, event: AnswerAccepted | AcceptanceWithdrawn) -> None:
    """A question was solved, or is open again."""
    _note(session, OF_QUESTION[type(event)], event.question_id)


def note_ama(session: Session, event: AmaEvent) -> None:
    """Something happened to a live session."""
    _note(session, OF_AMA[type(event)], event.ama_id)


def _note(session: Session, event: HookEvent, content_id: str, status: Status = Status.PUBLISHED) -> None:
    wanting = [
        webhook_id
        for webhook_id, events in session.exec(
            select(Webhook.id, Webhook.events).where(Webhook.stopped_at.is_(None))
        )
        if event in events
    ]
    content = session.get(Content, content_id) if wanting else None
    if content is None or content.is_anonymous or content.status != status or content.audience != OPEN:
        return
    payload = {
        "event": event,
        "content_id": content_id,
        "kind": content.kind,
        "root_id": content.root_id,
        "at": int(clock.utcnow().timestamp()),
    }
    for webhook_id in wanting:
        key = f"{webhook_id}:{ids.new_id()}"
        outbox.put(session, CHANNEL, dedupe=key, payload={**payload, "webhook_id": webhook_id})
