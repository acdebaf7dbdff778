"""What the people of the demo company asked to be told, and what they were told."""

from datetime import datetime, timedelta
from functools import partial

from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.demo.cast import Cast
from learnhub.demo.scenes import Scene, ago
from learnhub.features.feedback import service
from learnhub.features.feedback.enums import Step
from learnhub.features.feedback.models import FeedbackAuthor, FeedbackNote
from learnhub.features.feedback.schemas import (
    FeedbackInput,
    FeedbackOfferedInput,
    FeedbackRequestInput,
    FeedbackThanksInput,
)

READ_AFTER = timedelta(hours=16)


def scenes(content: dict, cast: Cast, now: datetime) -> list[Scene]:
    """Each request with what came of it, and what was offered."""
    asked = (
        Scene(ago(now, each["days"], hour=each["hour"]), partial(_ask, each, cast, now))
        for each in content["requests"]
    )
    offered = (
        Scene(ago(now, each["days"], hour=each["hour"]), partial(_offer, each, cast))
        for each in content["offers"]
    )
    return [*asked, *offered]


def _ask(request: dict, cast: Cast, now: datetime) -> list[Scene]:
    people = [str(cast[key].person_id) for key in request["of"]]
    form = FeedbackRequestInput(about=request["about"], people=people)
    request_id = db.write_now(service.ask, cast[request["by"]], form)
    return [
        Scene(
            min(clock.utcnow() + timedelta(hours=each["hours"]), now),
            partial(_answer, each, cast, request_id, cast[request["by"]], now),
        )
        for each in request["answers"]
    ]


def _answer(told: dict, cast: Cast, request_id: str, asker: Actor, now: datetime) -> list[Scene]:
    db.write_now(service.answer, cast[told["by"]], request_id, FeedbackInput.model_validate(_steps(told)))
    if "thanks" not in told:
        return []
    thank = partial(_thank, asker, cast[told["by"]], told["thanks"])
    return [Scene(min(clock.utcnow() + READ_AFTER, now), lambda: db.write_now(thank))]


def _thank(asker: Actor, author: Actor, words: str, session: Session) -> None:
    notes = select(FeedbackNote.id).join(FeedbackAuthor)
    found = notes.where(
        FeedbackNote.recipient_id == asker.person_id, FeedbackAuthor.person_id == author.person_id
    )
    service.thank(session, asker, session.exec(found).one(), FeedbackThanksInput(words=words))


def _offer(told: dict, cast: Cast) -> None:
    whom = {"recipient_id": str(cast[told["to"]].person_id), "about": told["about"]}
    form = FeedbackOfferedInput.model_validate(_steps(told) | whom)
    db.write_now(service.offer, cast[told["by"]], form)


def _steps(told: dict) -> dict[str, str]:
    return {step.value: told[step.value] for step in Step}
