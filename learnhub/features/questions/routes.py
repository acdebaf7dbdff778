"""Questions and answers through the REST interface."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Id, Limit, Listing, Made, Ref
from learnhub.core import db
from learnhub.core.inputs import Line
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.discussion.schemas import ContentLanguage, VoteView
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, change, once
from learnhub.features.questions import queries, service
from learnhub.features.questions.asked import QuestionSearch
from learnhub.features.questions.enums import Order
from learnhub.features.questions.queries.similar import count_spared
from learnhub.features.questions.room import (
    QUESTIONS_ANSWER,
    QUESTIONS_ASK,
    QUESTIONS_READ,
    QUESTIONS_VOTE,
)
from learnhub.features.questions.schemas import (
    AnswerInput,
    AskInput,
    EditAnswerInput,
    EditQuestionInput,
    PostSource,
    QuestionRow,
    QuestionSource,
    SpareInput,
    WorkedInput,
    WorkedView,
)
from learnhub.features.search.browsing import WORDS_MAX, tidy

router = APIRouter(tags=["questions"])

Reader = Annotated[Actor, Depends(may(QUESTIONS_READ))]
Asker = Annotated[Actor, Depends(may(QUESTIONS_ASK))]
Answerer = Annotated[Actor, Depends(may(QUESTIONS_ANSWER))]
Voter = Annotated[Actor, Depends(may(QUESTIONS_VOTE))]


class QuestionPage(BaseModel):
    """A question, the first of its answers, and the votes of all of them by id."""

    question: QuestionSource
    answers: Listing[PostSource]
    votes: dict[str, VoteView]


class Spared(BaseModel):
    """A figure about everybody and nobody."""

    number: int


@router.get("/questions")
async def list_questions(
    actor: Reader,
    order: Literal["newest", "unanswered", "followed", "votes", "helped", "hot"] = "newest",
    topic: Id | None = None,
    site: Id | None = None,
    status: Literal["unanswered", "answered", "solved"] | None = None,
    language: ContentLanguage | None = None,
    words: Annotated[str, Line(WORDS_MAX)] = "",
    space: Id | None = None,
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Listing[QuestionRow]:
    """Questions: the newest first, those that wait for an answer, those one follows, by votes, by how many
    people they helped, or hot ones.

    Of those that wait, what one practises comes first; of those one follows, single questions come before
    what is new in topics. Hot is ln(1 + people who opened it) + ln(1 + answers) - age in weeks. With filters
    a page may be short, or empty, and still have a next one. With words, the newest that have them are
    sorted. `space` is the id of a community: what is in it, and what it shows.
    """
    asked = (Order(order), tidy(words), topic or "", site or "", status or "", language or "", space or "")
    search = QuestionSearch(*asked)
    found = await db.read(queries.list_questions, actor, search=search, cursor=cursor, size=limit)
    items: list[QuestionRow] = [*found.items]
    return Listing[QuestionRow](items=items, next=found.next)


@router.post("/questions", status_code=201)
async def ask_question(actor: Asker, form: AskInput, key: RepeatKey = None) -> Made:
    """Ask a question."""
    return Made(id=await once(key, service.ask_question, actor, form))


@router.get("/questions/spared")
async def count_spared_questions(actor: Reader) -> Spared:
    """How many questions of the last 30 days were answered before they were asked."""
    return Spared(number=await db.read(count_spared, actor))


@router.post("/questions/spared", status_code=204, responses={404: {}})
async def spare_question(actor: Asker, form: SpareInput) -> None:
    """Say that something answers what one was about to ask. Nobody is named beside it."""
    await db.write(service.spare_question, actor, content_id=form.content)


@router.get("/questions/{question_id}")
async def get_question(actor: Reader, question_id: Ref) -> QuestionPage:
    """A question with the first of its answers: the accepted one first, then by votes."""
    found = await db.read(queries.get_question_source, actor, question_id, size=PAGE_SIZE)
    question, answers, votes = found
    return QuestionPage(question=question, answers=Listing[PostSource].of(answers), votes=votes)


@router.put("/questions/{question_id}", status_code=204)
async def edit_question(
    actor: Asker, question_id: Ref, form: EditQuestionInput, key: RepeatKey = None
) -> None:
    """Change one's question; `edition` is the one that was read."""
    await change(key, service.edit_question, actor, form, question_id=question_id)


@router.delete("/questions/{question_id}", status_code=204)
async def remove_question(actor: Asker, question_id: Ref) -> None:
    """Take one's question back."""
    await db.write(service.remove_question, actor, question_id=question_id)


@router.delete("/questions/{question_id}/request", status_code=204)
async def decline_question(actor: Answerer, question_id: Ref) -> None:
    """Have a question that was sent to oneself sent to somebody else."""
    await db.write(service.decline_question, actor, question_id=question_id)


@router.get("/questions/{question_id}/answers")
async def list_answers(
    actor: Reader, question_id: Ref, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[PostSource]:
    """The answers of a question: the accepted one first, then by votes."""
    found = await db.read(queries.list_answer_sources, actor, question_id, cursor=cursor, size=limit)
    return Listing[PostSource].of(found)


@router.post("/questions/{question_id}/answers", status_code=201)
async def answer_question(
    actor: Answerer, question_id: Ref, form: AnswerInput, key: RepeatKey = None
) -> Made:
    """Answer a question."""
    return Made(id=await once(key, service.answer_question, actor, form, question_id=question_id))


@router.put("/answers/{answer_id}", status_code=204)
async def edit_answer(actor: Answerer, answer_id: Ref, form: EditAnswerInput, key: RepeatKey = None) -> None:
    """Change one's answer; `edition` is the one that was read."""
    await change(key, service.edit_answer, actor, form, answer_id=answer_id)


@router.delete("/answers/{answer_id}", status_code=204)
async def remove_answer(actor: Answerer, answer_id: Ref) -> None:
    """Take one's answer back."""
    await db.write(service.remove_answer, actor, answer_id=answer_id)


@router.put("/questions/{question_id}/accepted/{answer_id}", status_code=204)
async def accept_answer(actor: Asker, question_id: Ref, answer_id: Ref) -> None:
    """Say which answer solved the question."""
    await db.write(service.accept_answer, actor, answer_id=answer_id, question_id=question_id)


@router.delete("/questions/{question_id}/accepted", status_code=204)
async def withdraw_acceptance(actor: Asker, question_id: Ref) -> None:
    """Open the question again."""
    await db.write(service.withdraw_acceptance, actor, question_id=question_id)


@router.put("/answers/{answer_id}/wiki", status_code=204)
async def open_wiki(actor: Answerer, answer_id: Ref) -> None:
    """Let everybody who answers edit one's answer."""
    await db.write(service.open_wiki, actor, answer_id=answer_id)


@router.delete("/answers/{answer_id}/wiki", status_code=204)
async def end_wiki(actor: Answerer, answer_id: Ref) -> None:
    """Edit one's answer alone again."""
    await db.write(service.end_wiki, actor, answer_id=answer_id)


@router.get("/answers/{answer_id}/worked")
async def get_worked(actor: Reader, answer_id: Ref) -> WorkedView:
    """For how many an answer worked besides the asker, and under which conditions."""
    return await db.read(queries.get_worked, actor, answer_id)


@router.put("/answers/{answer_id}/worked")
async def say_worked(actor: Voter, answer_id: Ref, form: WorkedInput) -> WorkedView:
    """Say that an answer worked for oneself; again, under another condition."""
    return await db.write(service.say_worked, actor, form, answer_id=answer_id)


@router.delete("/answers/{answer_id}/worked")
async def withdraw_worked(actor: Voter, answer_id: Ref) -> WorkedView:
    """Say so no more."""
    return await db.write(service.withdraw_worked, actor, answer_id=answer_id)
