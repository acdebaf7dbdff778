"""Sessions and their questions for programs: with what was typed, and one state of questions at a time."""

from dataclasses import fields
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, literal
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.pagination import Keyset, Page, encode, page
from learnhub.features.ama import policy
from learnhub.features.ama.enums import QuestionState
from learnhub.features.ama.models import AmaQuestion
from learnhub.features.ama.queries.board import may_host
from learnhub.features.ama.queries.sessions import get_phase, open_ama
from learnhub.features.ama.schemas import NOBODY, AmaSource, SessionQuestion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.queries import authors_of, sources_of

UNDATED = datetime(9000, 1, 1, tzinfo=UTC)  # what has no moment comes last
_WRITTEN = func.coalesce(Content.activity_at, literal(UNDATED, db.Utc))
_BY_VOTES = Keyset(-Content.vote_count, Content.id, descending=False)
_BY_AGE = Keyset(~Content.is_anonymous, Content.published_at, Content.id)
_ANSWERED = Keyset(AmaQuestion.answered_at, Content.id)
_OLDEST = Keyset(Content.is_anonymous, _WRITTEN, Content.id, descending=False)
_LINES = select_columns(
    *(Content.id, Content.title, Content.language, Content.vote_count),
    *(Content.is_anonymous, Content.published_at, Content.activity_at),
    *(AmaQuestion.state, AmaQuestion.on_air_at, AmaQuestion.answered_at),
    *(Content.edition, (AmaQuestion.original != "").label("is_rephrased")),
).join(AmaQuestion, AmaQuestion.content_id == Content.id)


def get_ama_source(session: Session, actor: Actor, ama_id: str) -> AmaSource:
    """A session with what changing it asks for; raises NoSuchAma."""
    view, zone = open_ama(session, actor, ama_id), ZoneInfo(actor.zone)
    start, end = (at.astimezone(zone) if at else UNDATED for at in (view.starts_at, view.ends_at))
    return AmaSource(
        **{field.name: getattr(view, field.name) for field in fields(view)},
        edition=sources_of(session, [ama_id])[ama_id].edition,
        day=f"{start:%Y-%m-%d}",
        starts=f"{start:%H:%M}",
        ends=f"{end:%H:%M}",
    )


def list_in_state(
    session: Session,
    actor: Actor,
    ama_id: str,
    *,
    state: QuestionState,
    by_age: bool = False,
    cursor: str | None = None,
    size: int,
) -> Page[SessionQuestion]:
    """The questions of a session that are in one state; raises NoSuchAma, and Forbidden for who hosts not."""
    get_phase(session, actor, ama_id)
    is_shown = state in policy.SHOWN
    if not is_shown:
        guard.require(may_host(session, actor, ama_id))
    order = _order(state, by_age=by_age)
    status = Status.PUBLISHED if is_shown else Status.WAITING
    mine = (AmaQuestion.ama_id == ama_id, AmaQuestion.state == state, Content.status == status)
    statement = _LINES.where(*mine).order_by(*order.order()).limit(size + 1)
    if cursor:
        statement = statement.where(order.behind()).params(order.values(cursor))
    found = page(session.execute(statement).all(), size, lambda line: encode(*_key(order, line)))
    authors = authors_of(session, [line.id for line in found.items if not line.is_anonymous])
    return Page([_question(line, authors.get(line.id, NOBODY)) for line in found.items], found.next)


def _order(state: QuestionState, *, by_age: bool) -> Keyset:
    if state == QuestionState.ANSWERED:
        return _ANSWERED
    if state not in policy.SHOWN:
        return _OLDEST
    return _BY_AGE if by_age else _BY_VOTES


def _key(order: Keyset, line: Any) -> tuple[Any, ...]:
    if order is _BY_VOTES:
        return -line.vote_count, line.id
    if order is _BY_AGE:
        return not line.is_anonymous, line.published_at, line.id
    if order is _ANSWERED:
        return line.answered_at, line.id
    return line.is_anonymous, line.activity_at or UNDATED, line.id


def _question(line: Any, author: Any) -> SessionQuestion:
    return SessionQuestion(
        id=line.id,
        text=line.title,
        language=line.language,
        state=line.state,
        votes=line.vote_count,
        is_anonymous=line.is_anonymous,
        author=author,
        at=None if line.is_anonymous else line.published_at or line.activity_at,
        on_air_at=line.on_air_at,
        answered_at=line.answered_at,
        edition=line.edition,
        is_rephrased=bool(line.is_rephrased),
    )
