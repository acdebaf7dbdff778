"""A session that is over, read as questions and answers.

What is anonymous has neither author nor moment here, and stands in an order in which everybody has voted.
"""

from collections.abc import Sequence
from functools import cache
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Select, and_, bindparam, case, func
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db, pagination
from learnhub.core.pagination import Page
from learnhub.features.ama import policy
from learnhub.features.ama.enums import AnswerPart, FileFormat, Phase, QuestionState, Section
from learnhub.features.ama.errors import WrongPhase
from learnhub.features.ama.exports import Document, as_csv, as_markdown
from learnhub.features.ama.models import AmaAnswer, AmaPromise, AmaQuestion
from learnhub.features.ama.queries.answers import promise_of
from learnhub.features.ama.queries.board import MOST_VOTES, UP, behind_votes, lines, question_rows
from learnhub.features.ama.queries.sessions import get_phase, is_host, open_ama
from learnhub.features.ama.schemas import (
    NO_ANSWER,
    NO_PROMISE,
    NOBODY,
    Answer,
    AnsweredRow,
    EndedView,
    ExportFile,
    Figures,
    Promise,
    QuestionRow,
)
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.models import Authorship, Content, ContentHtml
from learnhub.features.discussion.queries import made_of, with_html
from learnhub.features.discussion.schemas import MadeView
from learnhub.features.people.refs import PersonRef, person_refs, ref_in, with_person

SECTION = 20
IN_WRITING_MAX = 200  # each was promised or written by a host
WHOLE = 10_000  # questions of a session in one file

_ANSWERS = with_html(
    with_person(
        select_columns(
            *(AmaAnswer.question_id, AmaAnswer.part),
            *(Content.id, Content.body, Content.edition, Content.published_at, ContentHtml.html),
        )
        .join(Content, Content.id == AmaAnswer.content_id)
        .join(Authorship, Authorship.content_id == Content.id),
        Authorship.person_id,
    )
).where(
    AmaAnswer.question_id.in_(bindparam("question_ids", expanding=True)),
    Authorship.part == Part.AUTHOR,
    Content.status == Status.PUBLISHED,
    Content.body != "",
)
_HAS_NOTE = (
    select_columns(AmaAnswer.question_id)
    .join(Content, Content.id == AmaAnswer.content_id)
    .where(
        AmaAnswer.question_id == AmaQuestion.content_id,
        AmaAnswer.part == AnswerPart.NOTE,
        Content.body != "",
        Content.status == Status.PUBLISHED,
    )
    .correlate(AmaQuestion)
    .exists()
)
_FIGURES = (
    select_columns(
        AmaQuestion.state,
        AmaQuestion.reason,
        func.count().label("asked"),
        func.sum(case((Content.is_anonymous, 1), else_=0)).label("anonymous"),
        func.sum(case((AmaQuestion.answered_at.is_not(None), 1), else_=0)).label("answered"),
        func.sum(case((_HAS_NOTE, 1), else_=0)).label("noted"),
    )
    .join(Content, Content.id == AmaQuestion.content_id)
    .where(AmaQuestion.ama_id == bindparam("ama_id"), Content.status.in_(UP))
    .group_by(AmaQuestion.state, AmaQuestion.reason)
)
_IS_ANSWERED = case((AmaQuestion.answered_at.is_(None), 0), else_=1)
_IS_OWED = and_(AmaPromise.question_id.is_not(None), AmaQuestion.answered_at.is_(None))
_STATES = {Section.LIVE: QuestionState.ANSWERED, Section.OPEN: QuestionState.APPROVED}


def open_ended(session: Session, actor: Actor, ama_id: str, *, size: int = SECTION) -> EndedView:
    """The document of a session that is over; raises WrongPhase before."""
    _require_ended(session, actor, ama_id)
    found = {section: _read(session, ama_id, section, size + 1) for section in _STATES}
    writing = _read_writing(session, ama_id)
    shown = [*found[Section.LIVE][:size], *found[Section.OPEN][:size], *writing]
    rows = {row.id: row for row in _answered(session, actor, ama_id, shown)}
    counts = db.rows(session, _FIGURES, ama_id=ama_id)
    live, following = _page(found[Section.LIVE], rows, size), _page(found[Section.OPEN], rows, size)
    return EndedView(
        figures=_figures(counts),
        live=live.items,
        live_next=live.next,
        writing=[rows[line.id] for line in writing],
        open=following.items,
        open_next=following.next,
        reasons=_reasons(counts),
        anonymous={
            key: QuestionRow(id=key, tag=row.question.tag) for key, row in rows.items() if row.question.tag
        },
    )


def list_section(
    session: Session,
    actor: Actor,
    ama_id: str,
    *,
    section: Section,
    after: str | None = None,
    size: int = SECTION,
) -> Page[AnsweredRow]:
    """A section of this document, most votes first; what is in writing as a part of the whole."""
    _require_ended(session, actor, ama_id)
    if section == Section.WRITING:
        return Page(_answered(session, actor, ama_id, _read_writing(session, ama_id)))
    found = _read(session, ama_id, section, size + 1, after)
    rows = {row.id: row for row in _answered(session, actor, ama_id, found[:size])}
    return _page(found, rows, size)


def get_file(session: Session, actor: Actor, ama_id: str, file_format: FileFormat) -> ExportFile:
    """The whole of this document as a file, for the reader; raises WrongPhase before the session is over."""
    ended = open_ended(session, actor, ama_id, size=WHOLE)
    ama = open_ama(session, actor, ama_id)
    document = Document(ama, ended, actor.language, actor.zone)
    name = f"ama-{ama.ended_at.astimezone(ZoneInfo(actor.zone)):%Y-%m-%d}" if ama.ended_at else "ama"
    if file_format == FileFormat.CSV:
        return ExportFile(f"{name}.csv", "text/csv; charset=utf-8", as_csv(document))
    return ExportFile(f"{name}.md", "text/markdown; charset=utf-8", as_markdown(document).encode())


def _require_ended(session: Session, actor: Actor, ama_id: str) -> None:
    if get_phase(session, actor, ama_id) != Phase.ENDED:
        raise WrongPhase


@cache
def _section(states: tuple[QuestionState, ...]) -> Select:
    return (
        lines(bindparam("ama_id"), states)
        .join(AmaPromise, AmaPromise.question_id == AmaQuestion.content_id, isouter=True)
        .add_columns(AmaPromise.owed_by, AmaPromise.due_on, AmaPromise.first_due_on, AmaPromise.kept_at)
    )


@cache
def _in_writing() -> Select:
    """What is owed first, by its day; then what was written, by votes."""
    order = (_IS_ANSWERED, case((_IS_OWED, AmaPromise.due_on)), *MOST_VOTES)
    return _section((QuestionState.IN_WRITING,)).order_by(*order).limit(IN_WRITING_MAX)


def _read_writing(session: Session, ama_id: str) -> Sequence[Row]:
    return session.execute(_in_writing(), {"ama_id": ama_id}).all()


def _read(
    session: Session, ama_id: str, section: Section, size: int, after: str | None = None
) -> Sequence[Row]:
    statement = _section((_STATES[section],))
    if after:
        statement = statement.where(behind_votes(after))
    return session.execute(statement.order_by(*MOST_VOTES).limit(size), {"ama_id": ama_id}).all()


def _page(found: Sequence[Row], rows: dict[str, AnsweredRow], size: int) -> Page[AnsweredRow]:
    page = pagination.page(found, size, lambda line: pagination.encode(line.vote_count, line.id))
    return Page([rows[line.id] for line in page.items], page.next)


def _answered(session: Session, actor: Actor, ama_id: str, found: Sequence[Row]) -> list[AnsweredRow]:
    """These questions with everything that is read under them, in five statements."""
    questions = question_rows(session, found)
    written = db.rows(session, _ANSWERS, question_ids=list(questions))
    made = made_of(session, actor, [row.id for row in written])
    answers = {(row.question_id, row.part): _answer(row, made.get(row.id, ())) for row in written}
    people = person_refs(session, [line.owed_by for line in found if line.owed_by])
    can_host = policy.can_host(actor, is_host=is_host(session, actor, ama_id))
    return [
        AnsweredRow(
            id=line.id,
            question=questions[line.id],
            raw=line.title,
            votes=line.vote_count,
            note=answers.get((line.id, AnswerPart.NOTE), NO_ANSWER),
            written=answers.get((line.id, AnswerPart.WRITTEN), NO_ANSWER),
            promise=_promise(line, people, actor.zone),
            is_owed=line.due_on is not None and line.answered_at is None,
            can_write=policy.can_answer(
                actor, AnswerPart.WRITTEN, can_host=can_host, owes=line.owed_by == actor.person_id
            ),
        )
        for line in found
    ]


def _answer(row: Row, made: tuple[MadeView, ...]) -> Answer:
    return Answer(
        id=row.id,
        author=ref_in(row),
        at=row.published_at,
        html=row.html or "",
        text=row.body,
        edition=row.edition,
        made=made,
    )


def _promise(line: Row, people: dict[str, PersonRef], zone: str) -> Promise:
    if line.due_on is None:
        return NO_PROMISE
    owed_by = people.get(line.owed_by, NOBODY)
    return promise_of(owed_by, line.due_on, line.first_due_on, line.kept_at, zone=zone)


def _figures(counts: Sequence[Row]) -> Figures:
    def total(column: str, *states: QuestionState) -> int:
        wanted = states or tuple(QuestionState)
        return sum(int(getattr(row, column) or 0) for row in counts if row.state in wanted)

    asked, anonymous = total("asked"), total("anonymous")
    writing = total("asked", QuestionState.IN_WRITING)
    written = total("answered", QuestionState.IN_WRITING)
    return Figures(
        asked=asked,
        named=asked - anonymous,
        anonymous=anonymous,
        live=total("asked", QuestionState.ANSWERED),
        noted=total("noted", QuestionState.ANSWERED),
        writing=writing,
        written=written,
        owed=writing - written,
        dismissed=total("asked", QuestionState.DISMISSED),
        open=total("asked", QuestionState.APPROVED),
        waiting=total("asked", QuestionState.WAITING),
    )


def _reasons(counts: Sequence[Row]) -> list[tuple[str, int]]:
    found = [(row.reason, row.asked) for row in counts if row.state == QuestionState.DISMISSED]
    return sorted(found, key=lambda reason: (-reason[1], reason[0]))
