"""Live sessions through the REST interface, by name: asking without one is left to browsers."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Listing, Made, Ref
from learnhub.core import db
from learnhub.core.inputs import Input
from learnhub.features.ama import queries, service
from learnhub.features.ama.enums import Moderation, Tab
from learnhub.features.ama.room import AMA_ASK, AMA_HOST, AMA_READ, AMA_SCHEDULE, AMA_VOTE
from learnhub.features.ama.schemas import (
    AmaRow,
    AmaView,
    AskInput,
    BoardPage,
    DismissInput,
    OwnQuestion,
    RewordInput,
    ScheduleInput,
)
from learnhub.features.discussion.schemas import VoteInput, VoteView
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, once

router = APIRouter(prefix="/amas", tags=["ama"])

Reader = Annotated[Actor, Depends(may(AMA_READ))]
Asker = Annotated[Actor, Depends(may(AMA_ASK))]
Voter = Annotated[Actor, Depends(may(AMA_VOTE))]
Host = Annotated[Actor, Depends(may(AMA_HOST))]
Scheduler = Annotated[Actor, Depends(may(AMA_SCHEDULE))]


class ModerationInput(Input):
    """Whether hosts read questions before everybody sees them."""

    moderation: Moderation


@router.get("")
async def list_upcoming(actor: Reader) -> list[AmaRow]:
    """Sessions that are live or announced."""
    return await db.read(queries.list_upcoming, actor)


@router.get("/ended")
async def list_ended(actor: Reader, cursor: Cursor = None) -> Listing[AmaRow]:
    """Sessions that are over, the latest first."""
    return Listing[AmaRow].of(await db.read(queries.list_ended, actor, after=cursor))


@router.post("", status_code=201)
async def schedule_session(actor: Scheduler, form: ScheduleInput, key: RepeatKey = None) -> Made:
    """Announce a session; its hours are in one's own zone."""
    return Made(id=await once(key, service.schedule_session, actor, form))


@router.get("/{ama_id}")
async def get_session(actor: Reader, ama_id: Ref) -> AmaView:
    """A session."""
    return await db.read(queries.open_ama, actor, ama_id)


@router.put("/{ama_id}", status_code=204)
async def change_session(actor: Host, ama_id: Ref, form: ScheduleInput) -> None:
    """Change a session that is not open yet."""
    await db.write(service.change_session, actor, ama_id, form)


@router.delete("/{ama_id}", status_code=204)
async def call_off(actor: Host, ama_id: Ref) -> None:
    """Take an announcement back."""
    await db.write(service.call_off, actor, ama_id)


@router.post("/{ama_id}/open", status_code=204)
async def open_session(actor: Host, ama_id: Ref) -> None:
    """Go live."""
    await db.write(service.open_session, actor, ama_id)


@router.post("/{ama_id}/end", status_code=204)
async def end_session(actor: Host, ama_id: Ref) -> None:
    """End a live session."""
    await db.write(service.end_session, actor, ama_id)


@router.put("/{ama_id}/moderation", status_code=204)
async def set_moderation(actor: Host, ama_id: Ref, form: ModerationInput) -> None:
    """Say whether questions show at once or are read first."""
    await db.write(service.set_moderation, actor, ama_id, form.moderation)


@router.get("/{ama_id}/questions")
async def list_questions(
    actor: Reader, ama_id: Ref, order: Literal["next", "newest", "answered"] = "next", cursor: Cursor = None
) -> BoardPage:
    """The questions that everybody sees: those to come by votes or by age, or those that were answered."""
    return await db.read(queries.list_questions, actor, ama_id, tab=Tab(order), after=cursor)


@router.get("/{ama_id}/questions/mine")
async def list_own_questions(actor: Reader, ama_id: Ref) -> list[OwnQuestion]:
    """What one asked by name, and what became of it."""
    return await db.read(queries.list_own_questions, actor, ama_id)


@router.post("/{ama_id}/questions", status_code=201)
async def ask_question(actor: Asker, ama_id: Ref, form: AskInput, key: RepeatKey = None) -> Made:
    """Ask by name."""
    return Made(id=await once(key, service.ask_question, actor, ama_id, form))


@router.put("/{ama_id}/questions", status_code=204)
async def reword_question(actor: Asker, ama_id: Ref, form: RewordInput) -> None:
    """Say one's question in other words; `edition` is the one that was read."""
    words = AskInput(text=form.text, language=form.language)
    await db.write(service.reword_question, actor, form.question, words, edition=form.edition)


@router.delete("/{ama_id}/questions/{question_id}", status_code=204)
async def withdraw_question(actor: Asker, ama_id: Ref, question_id: Ref) -> None:
    """Take one's question back."""
    await db.write(service.withdraw_question, actor, question_id)


@router.put("/{ama_id}/questions/{question_id}/vote")
async def vote(actor: Voter, ama_id: Ref, question_id: Ref, form: VoteInput) -> VoteView:
    """Vote for a question, or withdraw the vote."""
    return await db.write(service.vote_question, actor, question_id, on=form.on)


@router.post("/{ama_id}/questions/{question_id}/approve", status_code=204)
async def approve(actor: Host, ama_id: Ref, question_id: Ref) -> None:
    """Show a question to everybody."""
    await db.write(service.approve, actor, ama_id, question_id)


@router.post("/{ama_id}/dismissed", status_code=204)
async def dismiss(actor: Host, ama_id: Ref, form: DismissInput) -> None:
    """Take a question away, with a reason for its asker."""
    await db.write(service.dismiss, actor, ama_id, form)


@router.post("/{ama_id}/questions/{question_id}/on-air", status_code=204)
async def put_on_air(actor: Host, ama_id: Ref, question_id: Ref) -> None:
    """Answer a question now."""
    await db.write(service.put_on_air, actor, ama_id, question_id)


@router.delete("/{ama_id}/questions/{question_id}/on-air", status_code=204)
async def put_back(actor: Host, ama_id: Ref, question_id: Ref) -> None:
    """Return a question to the list."""
    await db.write(service.put_back, actor, ama_id, question_id)


@router.post("/{ama_id}/questions/{question_id}/answered", status_code=204)
async def mark_answered(actor: Host, ama_id: Ref, question_id: Ref) -> None:
    """Note that a question was answered."""
    await db.write(service.mark_answered, actor, ama_id, question_id)
