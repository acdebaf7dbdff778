"""Notes, answers in writing and promises, and a session that is over as questions and answers."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel, Field

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Id, Limit, Listing, Ref
from learnhub.core import db, pagination
from learnhub.core.inputs import Day, Input
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.ama import queries, service
from learnhub.features.ama.enums import AnswerPart, DismissReason, FileFormat, QuestionState, Section
from learnhub.features.ama.room import AMA_HOST, AMA_READ
from learnhub.features.ama.schemas import (
    Answer,
    AnsweredRow,
    AnswerInput,
    AnswerText,
    AnswerWords,
    Figures,
    OwedRow,
    Promise,
    PromiseInput,
    PromiseText,
)
from learnhub.features.people.refs import PersonRef
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, change

router = APIRouter(prefix="/amas", tags=["ama"])

Reader = Annotated[Actor, Depends(may(AMA_READ))]
Host = Annotated[Actor, Depends(may(AMA_HOST))]
Format = Annotated[FileFormat, Query(alias="format")]


class WrittenInput(Input):
    """What is written under a question, and the edition that was read: 0 when there was none."""

    text: AnswerWords
    edition: Annotated[int, Field(ge=0, lt=2**31)]


class Written(BaseModel):
    """The edition that is there now."""

    edition: int


class OwedInput(Input):
    """Who answers a question in writing, and by which day."""

    owed_by: Id
    due_on: Day


class AnsweredQuestion(BaseModel):
    """A question of a session that is over, with its answers or the promise of one.

    An anonymous one has neither author nor moment.
    """

    id: Id
    text: str
    language: str
    state: QuestionState
    votes: int
    is_anonymous: bool
    author: PersonRef
    note: Answer
    written: Answer
    promise: Promise
    is_owed: bool
    can_write: bool

    @classmethod
    def of(cls, row: AnsweredRow) -> "AnsweredQuestion":
        """What the page shows, with the question as it was typed."""
        asked = row.question
        return cls(
            **{name: getattr(row, name) for name in ("id", "votes", "note", "written", "promise")},
            text=row.raw,
            language=asked.language,
            state=QuestionState(asked.state),
            is_anonymous=asked.is_anonymous,
            author=asked.author,
            is_owed=row.is_owed,
            can_write=row.can_write,
        )


class Dismissed(BaseModel):
    """How many questions were dismissed for a reason."""

    reason: DismissReason
    questions: int


class Summary(BaseModel):
    """What became of the questions of a session that is over."""

    figures: Figures
    dismissed: list[Dismissed]


@router.get("/owed")
async def list_owed(
    actor: Reader, mine: bool = False, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[OwedRow]:
    """The answers in writing that are owed in all sessions, the most overdue first; `mine` are one's own."""
    return Listing[OwedRow].of(await db.read(queries.list_owed, actor, mine=mine, after=cursor, size=limit))


@router.get("/{ama_id}/summary")
async def get_summary(actor: Reader, ama_id: Ref) -> Summary:
    """What became of the questions of a session that is over."""
    ended = await db.read(queries.open_ended, actor, ama_id, size=1)
    reasons = [Dismissed(reason=DismissReason(reason), questions=n) for reason, n in ended.reasons]
    return Summary(figures=ended.figures, dismissed=reasons)


@router.get("/{ama_id}/answers")
async def list_answered_questions(
    actor: Reader,
    ama_id: Ref,
    section: Section = Section.LIVE,
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Listing[AnsweredQuestion]:
    """Questions of a session that is over with their answers, most votes first; what is owed before that."""
    if section == Section.WRITING:
        whole = await db.read(queries.list_section, actor, ama_id, section=section)
        found = pagination.part(whole.items, limit, cursor)
    else:
        asked = {"section": section, "after": cursor, "size": limit}
        found = await db.read(queries.list_section, actor, ama_id, **asked)
    items = [AnsweredQuestion.of(row) for row in found.items]
    return Listing[AnsweredQuestion](items=items, next=found.next)


@router.get(
    "/{ama_id}/export",
    response_class=Response,
    responses={200: {"content": {"text/markdown": {}, "text/csv": {}}}},
)
async def export_session(
    actor: Reader,
    ama_id: Ref,
    file_format: Annotated[FileFormat, Query(alias="format")] = FileFormat.MARKDOWN,
) -> Response:
    """A session that is over as a file, in one's own language."""
    file = await db.read(queries.get_file, actor, ama_id, file_format, slow=True)
    return Response(file.content, media_type=file.media_type)


@router.get("/{ama_id}/questions/{question_id}/answers/{part}")
async def get_answer(actor: Host, ama_id: Ref, question_id: Ref, part: AnswerPart) -> AnswerText:
    """What is written under a question so far, for who may go on with it."""
    return await db.read(queries.get_answer_text, actor, ama_id, question_id, part=part)


@router.put("/{ama_id}/questions/{question_id}/answers/{part}")
async def save_answer(
    actor: Host, ama_id: Ref, question_id: Ref, part: AnswerPart, form: WrittenInput, key: RepeatKey = None
) -> Written:
    """Write a note or an answer in writing; everybody reads it once the session is over."""
    words = AnswerInput(question=question_id, part=part, text=form.text, edition=form.edition)
    return Written(edition=await change(key, service.save_answer, actor, ama_id, words))


@router.get("/{ama_id}/questions/{question_id}/promise")
async def get_promise(actor: Host, ama_id: Ref, question_id: Ref) -> PromiseText:
    """Who answers a question in writing and by when, or what is proposed."""
    return await db.read(queries.get_promise, actor, ama_id, question_id)


@router.put("/{ama_id}/questions/{question_id}/promise", status_code=204)
async def promise(actor: Host, ama_id: Ref, question_id: Ref, form: OwedInput, key: RepeatKey = None) -> None:
    """Leave a question to be answered in writing, by somebody and by a day, which moves once."""
    wanted = PromiseInput(question=question_id, owed_by=form.owed_by, due_on=form.due_on)
    await change(key, service.promise, actor, ama_id, wanted)
