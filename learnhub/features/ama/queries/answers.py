"""What is written under questions so far, who has promised to write, and what is owed in all sessions."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import Row, bindparam, func, text
from sqlalchemy import select as select_columns
from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import clock, db, pagination
from learnhub.core.markdown import typeset
from learnhub.core.pagination import Keyset, Page
from learnhub.features.ama import policy, promises
from learnhub.features.ama.enums import AnswerPart
from learnhub.features.ama.errors import NoSuchQuestion
from learnhub.features.ama.models import OWED, AmaAnswer, AmaPromise, AmaQuestion
from learnhub.features.ama.queries.board import UP
from learnhub.features.ama.queries.sessions import get_phase, is_host, open_ama
from learnhub.features.ama.schemas import AnswerText, OwedRow, Promise, PromiseText, TodayOwed
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.people.refs import PersonRef, person_refs, ref_in, with_person

OWED_MAX = 20

_TEXT = with_person(
    select_columns(Content.body, Content.edition)
    .join(AmaAnswer, AmaAnswer.content_id == Content.id)
    .join(Authorship, Authorship.content_id == Content.id),
    Authorship.person_id,
).where(
    AmaAnswer.question_id == bindparam("question_id"),
    AmaAnswer.part == bindparam("part"),
    Authorship.part == Part.AUTHOR,
)
_QUESTION = (
    select(Content)
    .join(AmaQuestion, AmaQuestion.content_id == Content.id)
    .where(
        Content.id == bindparam("question_id"),
        AmaQuestion.ama_id == bindparam("ama_id"),
        AmaQuestion.state.in_(policy.SHOWN),
        Content.status.in_(UP),
    )
)
_MOST_OVERDUE = Keyset(AmaPromise.due_on, AmaPromise.question_id, descending=False)
_OWED = (
    with_person(
        select_columns(
            *(AmaPromise.question_id, AmaPromise.due_on, AmaPromise.first_due_on, AmaPromise.kept_at),
            *(Content.root_id, Content.title, Content.language),
        ).join(Content, Content.id == AmaPromise.question_id),
        AmaPromise.owed_by,
    )
    .where(text(f"ama_promise.{OWED}"), Content.status == Status.PUBLISHED, VISIBLE)
    .order_by(*_MOST_OVERDUE.order())
)
_OWN_OWED = _OWED.where(AmaPromise.owed_by == bindparam("reader_id"))
_FIRST_OWN = _OWN_OWED.add_columns(func.count().over().label("owed")).limit(1)


def get_answer_text(
    session: Session, actor: Actor, ama_id: str, question_id: str, *, part: AnswerPart
) -> AnswerText:
    """What is written under a question so far, for who may go on with it; raises Forbidden for others."""
    get_phase(session, actor, ama_id)
    _question(session, ama_id, question_id)
    can_host = policy.can_host(actor, is_host=is_host(session, actor, ama_id))
    owes = find_owing(session, question_id) == actor.person_id
    guard.require(policy.can_answer(actor, part, can_host=can_host, owes=owes))
    for row in db.rows(session, _TEXT, question_id=question_id, part=part):
        return AnswerText(question_id, part, row.body, row.edition, ref_in(row))
    return AnswerText(question_id, part)


def get_promise(session: Session, actor: Actor, ama_id: str, question_id: str) -> PromiseText:
    """The form of a promise, by default of the leader within five working days; for hosts."""
    ama = open_ama(session, actor, ama_id)
    guard.require(ama.can_host)
    content = _question(session, ama_id, question_id)
    promise = session.get(AmaPromise, question_id)
    people = [ama.leader, *ama.hosts]
    if promise and promise.owed_by not in {ref.id for ref in people}:
        people += person_refs(session, [promise.owed_by]).values()
    day = promise.due_on if promise else promises.default_day(clock.today(actor.zone))
    return PromiseText(
        question=question_id,
        text=typeset(content.title, content.language),
        language=content.language,
        owed_by=promise.owed_by if promise else ama.leader.id,
        due_on=day.isoformat(),
        people=tuple((ref.id, ref.name) for ref in people),
        may_move=promise is None or not promises.is_moved(promise.due_on, promise.first_due_on),
    )


def find_owing(session: Session, question_id: str) -> str | None:
    """Who has promised the answer in writing to a question."""
    promise = session.get(AmaPromise, question_id)
    return promise.owed_by if promise else None


def list_owed(
    session: Session, actor: Actor, *, mine: bool = False, after: str | None = None, size: int = OWED_MAX
) -> Page[OwedRow]:
    """The answers in writing that are owed in all sessions, the most overdue first, for everybody.

    `mine` are those that the reader owes.
    """
    statement, values = (_OWN_OWED if mine else _OWED).limit(size + 1), reader(actor)
    if after:
        statement, values = statement.where(_MOST_OVERDUE.behind()), values | _MOST_OVERDUE.values(after)
    found = pagination.page(
        db.rows(session, statement, **values),
        size,
        lambda row: pagination.encode(row.due_on, row.question_id),
    )
    return Page([_owed(row, actor) for row in found.items], found.next)


def today_owed(session: Session, actor: Actor) -> TodayOwed:
    """What the reader owes, for Today."""
    for row in db.rows(session, _FIRST_OWN, **reader(actor)):
        return TodayOwed(row.owed, _owed(row, actor))
    return TodayOwed()


def promise_of(
    owed_by: PersonRef, due_on: date, first_due_on: date, kept_at: datetime | None, *, zone: str
) -> Promise:
    """A promise as a reader in this zone sees it."""
    until = (kept_at or clock.utcnow()).astimezone(ZoneInfo(zone)).date()
    is_moved = promises.is_moved(due_on, first_due_on)
    return Promise(
        owed_by=owed_by,
        due_on=due_on.isoformat(),
        due_at=_noon(due_on, zone),
        first_due_on=first_due_on.isoformat() if is_moved else "",
        first_due_at=_noon(first_due_on, zone) if is_moved else None,
        late_days=(until - due_on).days,
        is_kept=kept_at is not None,
    )


def _question(session: Session, ama_id: str, question_id: str) -> Content:
    found = session.exec(_QUESTION, params={"question_id": question_id, "ama_id": ama_id}).first()
    if found is None:
        raise NoSuchQuestion
    return found


def _owed(row: Row, actor: Actor) -> OwedRow:
    return OwedRow(
        id=row.question_id,
        ama_id=row.root_id,
        text=typeset(row.title, row.language),
        raw=row.title,
        language=row.language,
        promise=promise_of(ref_in(row), row.due_on, row.first_due_on, row.kept_at, zone=actor.zone),
        is_mine=row.ref_id == actor.person_id,
    )


def _noon(day: date, zone: str) -> datetime:
    """A moment at which it is this day for the reader."""
    return datetime.combine(day, time(12), ZoneInfo(zone)).astimezone(UTC)
