"""Running a session: opening and ending it, and keeping its questions in order."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from learnhub.access.actor import Actor
from learnhub.api.shapes import Id, Ref
from learnhub.core import db
from learnhub.core.inputs import Edition, Input, Text
from learnhub.features.ama import service
from learnhub.features.ama.enums import DismissReason, Moderation, Outcome
from learnhub.features.ama.room import AMA_HOST
from learnhub.features.ama.schemas import DismissInput, QuestionText, RephraseInput
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, change

router = APIRouter(prefix="/amas/{ama_id}", tags=["ama"])

Host = Annotated[Actor, Depends(may(AMA_HOST))]


class ModerationInput(Input):
    """Whether hosts read questions before everybody sees them."""

    moderation: Moderation


class RephrasingInput(Input):
    """Other words for a question; `edition` is the one that was read."""

    text: QuestionText
    edition: Edition


class DismissalInput(Input):
    """Why a host does not take a question."""

    reason: DismissReason
    note: Annotated[str, Text(300)] = ""


class OnAirInput(Input):
    """The question that the host sees on air, null when none is, and what becomes of it."""

    instead_of: Id | None = None
    outcome: Outcome = Outcome.BACK


class NextInput(OnAirInput):
    """The same, for going on: the question on air was answered, unless the host says otherwise."""

    outcome: Outcome = Outcome.ANSWERED


class EndInput(Input):
    """What becomes of the question on air; null leaves it to how long it has been there."""

    outcome: Outcome | None = None


NOTHING_ON_AIR, AS_IT_IS = OnAirInput(), EndInput()


class Next(BaseModel):
    """The question that is on air now; null when none was left."""

    question: Id | None


@router.post("/open", status_code=204)
async def open_ama(actor: Host, ama_id: Ref, key: RepeatKey = None) -> None:
    """Go live."""
    await change(key, service.open_session, actor, ama_id)


@router.post("/end", status_code=204)
async def end_ama(actor: Host, ama_id: Ref, form: EndInput = AS_IT_IS, key: RepeatKey = None) -> None:
    """End a live session."""
    await change(key, service.end_session, actor, ama_id, outcome=form.outcome)


@router.put("/moderation", status_code=204)
async def set_ama_moderation(actor: Host, ama_id: Ref, form: ModerationInput) -> None:
    """Say whether questions show at once or are read first."""
    await db.write(service.set_moderation, actor, ama_id, form.moderation)


@router.post("/next")
async def take_next_ama_question(actor: Host, ama_id: Ref, form: NextInput, key: RepeatKey = None) -> Next:
    """Close the question on air, and put the one with the most votes on air."""
    leave = {"answered": form.instead_of or "", "outcome": form.outcome}
    following = await change(key, service.answer_and_next, actor, ama_id, **leave)
    return Next(question=following or None)


@router.post("/questions/{question_id}/approve", status_code=204)
async def approve_ama_question(actor: Host, ama_id: Ref, question_id: Ref, key: RepeatKey = None) -> None:
    """Show a question to everybody, also one that was dismissed."""
    await change(key, service.approve, actor, ama_id, question_id)


@router.post("/questions/{question_id}/rephrase", status_code=204)
async def rephrase_ama_question(
    actor: Host, ama_id: Ref, question_id: Ref, form: RephrasingInput, key: RepeatKey = None
) -> None:
    """Put a question that waits in other words; its asker is told, and keeps their own."""
    words = RephraseInput(question=question_id, text=form.text, edition=form.edition)
    await change(key, service.rephrase, actor, ama_id, words)


@router.post("/questions/{question_id}/dismiss", status_code=204)
async def dismiss_ama_question(
    actor: Host, ama_id: Ref, question_id: Ref, form: DismissalInput, key: RepeatKey = None
) -> None:
    """Take a question away, with a reason for its asker."""
    reason = DismissInput(question=question_id, reason=form.reason, note=form.note)
    await change(key, service.dismiss, actor, ama_id, reason)


@router.post("/questions/{question_id}/on-air", status_code=204)
async def put_ama_question_on_air(
    actor: Host, ama_id: Ref, question_id: Ref, form: OnAirInput = NOTHING_ON_AIR, key: RepeatKey = None
) -> None:
    """Answer a question now."""
    leave = {"instead_of": form.instead_of or "", "outcome": form.outcome}
    await change(key, service.put_on_air, actor, ama_id, question_id, **leave)


@router.post("/questions/{question_id}/answered", status_code=204)
async def mark_ama_question_answered(
    actor: Host, ama_id: Ref, question_id: Ref, key: RepeatKey = None
) -> None:
    """Note that a question was answered, on air or together with another one."""
    await change(key, service.mark_answered, actor, ama_id, question_id)


@router.post("/questions/{question_id}/put-back", status_code=204)
async def put_ama_question_back(actor: Host, ama_id: Ref, question_id: Ref, key: RepeatKey = None) -> None:
    """Return a question to the list: it is not answered now, or was marked by mistake."""
    await change(key, service.put_back, actor, ama_id, question_id)
