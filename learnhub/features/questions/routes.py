"""Questions and answers through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Listing, Made, Ref
from learnhub.core import db
from learnhub.core.pagination import Page
from learnhub.features.discussion.schemas import VoteView
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, once
from learnhub.features.questions import queries, service
from learnhub.features.questions.enums import Order
from learnhub.features.questions.room import QUESTIONS_ANSWER, QUESTIONS_ASK, QUESTIONS_READ
from learnhub.features.questions.schemas import (
    AnswerInput,
    AskInput,
    EditAnswerInput,
    EditQuestionInput,
    PostView,
    QuestionRow,
    QuestionView,
)

router = APIRouter(tags=["questions"])

Reader = Annotated[Actor, Depends(may(QUESTIONS_READ))]
Asker = Annotated[Actor, Depends(may(QUESTIONS_ASK))]
Answerer = Annotated[Actor, Depends(may(QUESTIONS_ANSWER))]


class QuestionPage(BaseModel):
    """A question, the first of its answers, and the votes of all of them by id."""

    question: QuestionView
    answers: Listing[PostView]
    votes: dict[str, VoteView]


@router.get("/questions")
async def list_questions(
    actor: Reader, order: Order = Order.NEWEST, topic: str = "", cursor: Cursor = None
) -> Listing[QuestionRow]:
    """Questions, the newest first, those without an answer, or those with the most votes."""
    page: Page[QuestionRow] = await db.read(
        queries.list_questions, actor, order=order, topic_id=topic, cursor=cursor
    )
    return Listing[QuestionRow].of(page)


@router.post("/questions", status_code=201)
async def ask_question(actor: Asker, form: AskInput, key: RepeatKey = None) -> Made:
    """Ask a question."""
    return Made(id=await once(key, service.ask_question, actor, form))


@router.get("/questions/{question_id}")
async def get_question(actor: Reader, question_id: Ref) -> QuestionPage:
    """A question with its answers: the accepted one first, then by votes."""
    question, answers = await db.read(queries.get_question, actor, question_id)
    return QuestionPage(question=question, answers=Listing[PostView].of(answers.posts), votes=answers.votes)


@router.put("/questions/{question_id}", status_code=204)
async def edit_question(actor: Asker, question_id: Ref, form: EditQuestionInput) -> None:
    """Change one's question; `edition` is the one that was read."""
    await db.write(service.edit_question, actor, form, question_id=question_id)


@router.delete("/questions/{question_id}", status_code=204)
async def remove_question(actor: Asker, question_id: Ref) -> None:
    """Take one's question back."""
    await db.write(service.remove_question, actor, question_id=question_id)


@router.post("/questions/{question_id}/answers", status_code=201)
async def answer_question(
    actor: Answerer, question_id: Ref, form: AnswerInput, key: RepeatKey = None
) -> Made:
    """Answer a question."""
    return Made(id=await once(key, service.answer_question, actor, form, question_id=question_id))


@router.put("/answers/{answer_id}", status_code=204)
async def edit_answer(actor: Answerer, answer_id: Ref, form: EditAnswerInput) -> None:
    """Change one's answer; `edition` is the one that was read."""
    await db.write(service.edit_answer, actor, form, answer_id=answer_id)


@router.delete("/answers/{answer_id}", status_code=204)
async def remove_answer(actor: Answerer, answer_id: Ref) -> None:
    """Take one's answer back."""
    await db.write(service.remove_answer, actor, answer_id=answer_id)


@router.put("/questions/{question_id}/accepted/{answer_id}", status_code=204)
async def accept_answer(actor: Asker, question_id: Ref, answer_id: Ref) -> None:
    """Say which answer solved the question."""
    await db.write(service.accept_answer, actor, answer_id=answer_id)


@router.delete("/questions/{question_id}/accepted", status_code=204)
async def withdraw_acceptance(actor: Asker, question_id: Ref) -> None:
    """Open the question again."""
    await db.write(service.withdraw_acceptance, actor, question_id=question_id)
