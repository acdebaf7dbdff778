"""Short ways to growth feedback."""

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.feedback import service
from learnhub.features.feedback.schemas import FeedbackInput, FeedbackOfferedInput, FeedbackRequestInput

ABOUT = "how I hand over a machine to the night shift"
WORDS = {
    "situation": "Tuesday at 17:00, the hand-over of P-204.",
    "behaviour": "You walked Oumar round the pump before you said what you suspected.",
    "impact": "He told me it was the first time he understood that leak.",
    "ahead": "Could the reading stand on the sheet next time?",
}


def ask(actor: Actor, *people: Actor, about: str = ABOUT) -> str:
    """Somebody would like to hear about something."""
    form = FeedbackRequestInput(about=about, people=[str(each.person_id) for each in people])
    return db.write_now(service.ask, actor, form)


def answer(actor: Actor, request_id: str) -> None:
    """Somebody tells them."""
    db.write_now(service.answer, actor, request_id, FeedbackInput.model_validate(WORDS))


def offer(actor: Actor, recipient: Actor, about: str = ABOUT) -> None:
    """Somebody tells them without being asked."""
    form = FeedbackOfferedInput.model_validate(
        WORDS | {"recipient_id": str(recipient.person_id), "about": about}
    )
    db.write_now(service.offer, actor, form)
