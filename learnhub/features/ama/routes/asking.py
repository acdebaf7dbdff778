"""Questions of a session: reading them, asking by name, and votes."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing, Made, Ref
from learnhub.core import db, pagination
from learnhub.core.inputs import Edition
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.ama import queries, service
from learnhub.features.ama.enums import QuestionState
from learnhub.features.ama.room import AMA_ASK, AMA_READ, AMA_VOTE
from learnhub.features.ama.schemas import AskInput, OwnQuestion, SessionQuestion
from learnhub.features.discussion.schemas import VoteInput, VoteView
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, change, once

router = APIRouter(prefix="/amas/{ama_id}/questions", tags=["ama"])

Reader = Annotated[Actor, Depends(may(AMA_READ))]
Asker = Annotated[Actor, Depends(may(AMA_ASK))]
Voter = Annotated[Actor, Depends(may(AMA_VOTE))]


class AmaQuestionInput(AskInput):
    """A question for a session."""


class AmaRewordInput(AskInput):
    """Other words for one's question, and the edition that one has read."""

    edition: Edition


@router.get("")
async def list_ama_questions(
    actor: Reader,
    ama_id: Ref,
    state: QuestionState = QuestionState.APPROVED,
    order: Literal["votes", "newest"] = "votes",
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Listing[SessionQuestion]:
    """The questions of a session in one state: `waiting` and `dismissed` are for its hosts.

    Those that are to be answered come by votes or by age, those that were answered the latest first, those
    that wait the oldest first.
    """
    wanted = {"state": state, "by_age": order == "newest", "cursor": cursor, "size": limit}
    return Listing[SessionQuestion].of(await db.read(queries.list_in_state, actor, ama_id, **wanted))


@router.get("/mine")
async def list_own_ama_questions(
    actor: Reader, ama_id: Ref, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[OwnQuestion]:
    """What one asked by name, and what became of it; `raw` is what was typed."""
    found = await db.read(queries.list_own_questions, actor, ama_id)
    return Listing[OwnQuestion].of(pagination.part(found, limit, cursor))


@router.post("", status_code=201)
async def ask_in_ama(actor: Asker, ama_id: Ref, form: AmaQuestionInput, key: RepeatKey = None) -> Made:
    """Ask by name."""
    return Made(id=await once(key, service.ask_question, actor, ama_id, form))


@router.put("/{question_id}", status_code=204)
async def reword_ama_question(
    actor: Asker, ama_id: Ref, question_id: Ref, form: AmaRewordInput, key: RepeatKey = None
) -> None:
    """Say one's question in other words; `edition` is the one that was read."""
    words = AskInput(text=form.text, language=form.language)
    asked = {"edition": form.edition, "ama_id": ama_id}
    await change(key, service.reword_question, actor, question_id, words, **asked)


@router.delete("/{question_id}", status_code=204)
async def withdraw_ama_question(actor: Asker, ama_id: Ref, question_id: Ref) -> None:
    """Take one's question back."""
    await db.write(service.withdraw_question, actor, question_id, ama_id=ama_id)


@router.put("/{question_id}/vote")
async def vote_for_ama_question(actor: Voter, ama_id: Ref, question_id: Ref, form: VoteInput) -> VoteView:
    """Vote for a question, or withdraw the vote."""
    return await db.write(service.vote_question, actor, question_id, on=form.on, ama_id=ama_id)
