"""The questions of a session: as everybody sees them, as its hosts do, and on the stage.

The live views are built once for a whole audience: nothing in them depends on who watches, and an anonymous
question has no author and no moment anywhere in them.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core import pagination
from learnhub.core.markdown import french_spacing
from learnhub.errors import NotFound
from learnhub.features.ama import policy
from learnhub.features.ama.enums import Phase, QuestionState, Tab
from learnhub.features.ama.errors import NoSuchAma
from learnhub.features.ama.models import Ama, AmaQuestion
from learnhub.features.ama.queries.sessions import get_ama, is_host
from learnhub.features.ama.schemas import BOARD_MAX, Board, BoardPage, EndedBoard, QuestionRow
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.queries import authors_of
from learnhub.features.people.refs import PersonRef

PAGE = 50
STAGE_NEXT = 2
UP = (Status.WAITING, Status.PUBLISHED)
SPOKEN_LATE = (Content.is_anonymous, Content.published_at.desc(), Content.id)
WAITED_LONGEST = (Content.is_anonymous, Content.published_at.desc(), Content.activity_at, Content.id)
MOST_VOTES = (Content.vote_count.desc(), Content.id)


def may_watch(session: Session, actor: Actor, ama_id: str) -> bool:
    """Whether somebody may follow a session live: one that is visible to them and not over."""
    try:
        return get_ama(session, actor, ama_id)[1].phase != Phase.ENDED
    except NotFound:
        return False


def may_host(session: Session, actor: Actor, ama_id: str) -> bool:
    """Whether somebody may follow what only its hosts see, also after the session."""
    try:
        get_ama(session, actor, ama_id)
    except NotFound:
        return False
    return policy.can_host(actor, is_host=is_host(session, actor, ama_id))


def live_view(session: Session, ama_id: str) -> dict[str, Any]:
    """What everybody in a session sees, for the live view."""
    board = _board(session, ama_id, policy.SHOWN)
    return {**_shared(session, ama_id, board), "newest": board.newest, "answered": board.answered}


def live_host_view(session: Session, ama_id: str) -> dict[str, Any]:
    """What its hosts see besides: what waits for them and what was dismissed."""
    board = _board(session, ama_id, tuple(QuestionState))
    return {**_shared(session, ama_id, board), "waiting": board.waiting, "dismissed": board.dismissed}


def live_stage_view(session: Session, ama_id: str) -> dict[str, Any]:
    """What the projector shows: the question on air and the next two."""
    board = _board(session, ama_id, policy.SHOWN)
    view = _shared(session, ama_id, board)
    shown = {*board.next[:STAGE_NEXT], board.on_air}
    return {
        **view,
        "next": board.next[:STAGE_NEXT],
        "rows": {key: row for key, row in view["rows"].items() if key in shown},
        "votes": {key: votes for key, votes in view["votes"].items() if key in shown},
    }


def ended_board(session: Session, actor: Actor, ama_id: str) -> EndedBoard:
    """The questions of a session that is over, in the shape of the live view."""
    get_ama(session, actor, ama_id)
    board = _board(session, ama_id, policy.SHOWN)
    return EndedBoard(
        next=board.next,
        answered=board.answered,
        rows=board.rows,
        votes=board.votes,
        counts=board.counts,
    )


def list_questions(
    session: Session, actor: Actor, ama_id: str, *, tab: Tab, after: str | None = None, size: int = PAGE
) -> BoardPage:
    """One list of a session, page by page; the live view shows its beginning."""
    get_ama(session, actor, ama_id)
    state = QuestionState.ANSWERED if tab == Tab.ANSWERED else QuestionState.APPROVED
    statement = (
        select(Content, AmaQuestion)
        .join(AmaQuestion, AmaQuestion.content_id == Content.id)
        .where(AmaQuestion.ama_id == ama_id, AmaQuestion.state == state, Content.status == Status.PUBLISHED)
    )
    if after:
        statement = statement.where(_after(tab, after))
    found = session.exec(statement.order_by(*_order(tab)).limit(size + 1)).all()
    shown = found[:size]
    authors = authors_of(session, [content.id for content, _question in shown])
    return BoardPage(
        ids=[content.id for content, _question in shown],
        rows={content.id: _row(content, question, authors) for content, question in shown},
        votes={content.id: content.vote_count for content, _question in shown},
        next=_cursor(tab, *shown[-1]) if len(found) > size else None,
    )


def _order(tab: Tab) -> tuple[Any, ...]:
    if tab == Tab.ANSWERED:
        return AmaQuestion.answered_at.desc(), Content.id
    return SPOKEN_LATE if tab == Tab.NEWEST else MOST_VOTES


def _cursor(tab: Tab, content: Content, question: AmaQuestion) -> str:
    if tab == Tab.ANSWERED:
        return pagination.encode(question.answered_at, content.id)
    if tab == Tab.NEWEST:
        return pagination.encode(content.is_anonymous, content.published_at, content.id)
    return pagination.encode(content.vote_count, content.id)


def _after(tab: Tab, cursor: str) -> ColumnElement[bool]:
    if tab == Tab.NEWEST:
        is_anonymous, at, key = pagination.decode(cursor, bool, datetime, str)
        same = Content.is_anonymous == is_anonymous
        later = and_(same, _behind(Content.published_at, at, key))
        return later if is_anonymous else or_(Content.is_anonymous, later)
    if tab == Tab.ANSWERED:
        return _behind(AmaQuestion.answered_at, *pagination.decode(cursor, datetime, str))
    return _behind(Content.vote_count, *pagination.decode(cursor, int, str))


def _behind(column: Any, value: Any, key: str) -> ColumnElement[bool]:
    """Behind a row in an order that falls by a column and rises by id."""
    return or_(column < value, and_(column == value, Content.id > key))


def _shared(session: Session, ama_id: str, board: Board) -> dict[str, Any]:
    """The part that all audiences have. Votes stand beside the rows because they change more often."""
    found = session.exec(select(Ama.phase, Ama.moderation).where(Ama.content_id == ama_id)).first()
    if found is None:
        raise NoSuchAma
    return {
        "phase": found[0],
        "moderation": found[1],
        "next": board.next,
        "on_air": board.on_air,
        "on_air_at": board.on_air_at,
        "rows": board.rows,
        "votes": board.votes,
        "counts": board.counts,
    }


def _board(session: Session, ama_id: str, states: Iterable[QuestionState]) -> Board:
    """The beginning of each list, in one statement, with the authors and the true counts in two more."""
    states = tuple(states)
    found = session.exec(_beginnings(ama_id, states)).all()
    authors = authors_of(session, [content.id for content, *_rest in found])
    by_state: dict[str, list[tuple[int, int, str]]] = {state: [] for state in QuestionState}
    for content, question, by_votes, by_time in found:
        by_state[question.state].append((by_votes, by_time, content.id))
    on_air = next((question for _content, question, *_rest in found if _is_on_air(question)), None)
    return Board(
        next=_ids(by_state[QuestionState.APPROVED], place=0),
        newest=_ids(by_state[QuestionState.APPROVED], place=1),
        answered=_ids(by_state[QuestionState.ANSWERED], place=1),
        waiting=_ids(by_state[QuestionState.WAITING], place=1),
        dismissed=_ids(by_state[QuestionState.DISMISSED], place=1),
        on_air=on_air.content_id if on_air else "",
        on_air_at=on_air.on_air_at if on_air else None,
        rows={content.id: _row(content, question, authors) for content, question, *_rest in found},
        votes={content.id: content.vote_count for content, *_rest in found},
        counts=_counts(session, ama_id, states),
    )


def _beginnings(ama_id: str, states: tuple[QuestionState, ...]) -> Any:
    by_votes = func.row_number().over(partition_by=AmaQuestion.state, order_by=MOST_VOTES)
    by_time = func.row_number().over(
        partition_by=AmaQuestion.state, order_by=(AmaQuestion.answered_at.desc(), *WAITED_LONGEST)
    )
    ranked = (
        select(AmaQuestion.content_id, by_votes.label("by_votes"), by_time.label("by_time"))
        .join(Content, Content.id == AmaQuestion.content_id)
        .where(AmaQuestion.ama_id == ama_id, AmaQuestion.state.in_(states), Content.status.in_(UP))
        .subquery()
    )
    return (
        select(Content, AmaQuestion, ranked.c.by_votes, ranked.c.by_time)
        .join(AmaQuestion, AmaQuestion.content_id == Content.id)
        .join(ranked, ranked.c.content_id == Content.id)
        .where(or_(ranked.c.by_votes <= BOARD_MAX, ranked.c.by_time <= BOARD_MAX))
    )


def _ids(places: list[tuple[int, int, str]], *, place: int) -> list[str]:
    """The ids of one list: those among the first by this place, in its order."""
    return [key for *_places, key in sorted(places, key=lambda item: item[place])][:BOARD_MAX]


def _is_on_air(question: AmaQuestion) -> bool:
    return question.state == QuestionState.ON_AIR


def _counts(session: Session, ama_id: str, states: tuple[QuestionState, ...]) -> dict[str, int]:
    statement = (
        select(AmaQuestion.state, func.count())
        .join(Content, Content.id == AmaQuestion.content_id)
        .where(AmaQuestion.ama_id == ama_id, AmaQuestion.state.in_(states), Content.status.in_(UP))
        .group_by(AmaQuestion.state)
    )
    return {**dict.fromkeys(map(str, states), 0), **dict(session.exec(statement).all())}


def _row(content: Content, question: AmaQuestion, authors: Mapping[str, PersonRef]) -> QuestionRow:
    """A question without anything that is personal; an anonymous one without any moment."""
    return QuestionRow(
        id=content.id,
        text=french_spacing(content.title) if content.language == "fr" else content.title,
        language=content.language,
        is_anonymous=content.is_anonymous,
        author=authors.get(content.id, PersonRef()),
        at=None if content.is_anonymous else content.published_at or content.activity_at,
        state=question.state,
    )
