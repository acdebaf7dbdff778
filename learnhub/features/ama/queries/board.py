"""The questions of a session: as everybody sees them, as its hosts do, and on the stage.

The live views are built once for a whole audience: nothing in them depends on who watches, and an anonymous
question has no author and no moment anywhere in them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from operator import attrgetter
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Row, Select, and_, bindparam, func, or_
from sqlalchemy import select as select_columns
from sqlalchemy.orm import InstrumentedAttribute
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db, pagination
from learnhub.core.markdown import typeset
from learnhub.errors import NotFound
from learnhub.features.ama import policy
from learnhub.features.ama.enums import Phase, QuestionState, Tab
from learnhub.features.ama.errors import NoSuchAma
from learnhub.features.ama.models import Ama, AmaQuestion
from learnhub.features.ama.queries.sessions import get_phase, is_host
from learnhub.features.ama.schemas import BOARD_MAX, NOBODY, Board, BoardPage, QuestionRow
from learnhub.features.discussion.edit_secrets import tag_of
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import AnonymousEdit, Content
from learnhub.features.discussion.queries import authors_of

PAGE = 50
STAGE_NEXT = 2
UP = (Status.WAITING, Status.PUBLISHED)
SPOKEN_LATE = (Content.is_anonymous, Content.published_at.desc(), Content.id)
WAITED_LONGEST = (Content.is_anonymous, Content.published_at.desc(), Content.activity_at, Content.id)
MOST_VOTES = (Content.vote_count.desc(), Content.id)
_AMA = select_columns(Ama.phase, Ama.moderation).where(Ama.content_id == bindparam("ama_id"))


def may_watch(session: Session, actor: Actor, ama_id: str) -> bool:
    """Whether somebody may follow a session live: one that is visible to them and not over."""
    try:
        return get_phase(session, actor, ama_id) != Phase.ENDED
    except NotFound:
        return False


def may_host(session: Session, actor: Actor, ama_id: str) -> bool:
    """Whether somebody may follow what only its hosts see, also after the session."""
    try:
        get_phase(session, actor, ama_id)
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
    return {
        **_shared(session, ama_id, board),
        "waiting": board.waiting,
        "dismissed": board.dismissed,
        "in_writing": board.in_writing,
    }


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


def live_votes(session: Session, ama_id: str) -> dict[str, Any] | None:
    """What a vote changes in the view of everybody; None when a list is too long for its whole order."""
    return _votes(session, ama_id, policy.SHOWN)


def live_host_votes(session: Session, ama_id: str) -> dict[str, Any] | None:
    """What a vote changes in the view of the hosts."""
    return _votes(session, ama_id, tuple(QuestionState))


def list_questions(
    session: Session, actor: Actor, ama_id: str, *, tab: Tab, after: str | None = None, size: int = PAGE
) -> BoardPage:
    """One list of a session, page by page; the live view shows its beginning."""
    get_phase(session, actor, ama_id)
    state = QuestionState.ANSWERED if tab == Tab.ANSWERED else QuestionState.APPROVED
    statement = lines(ama_id, (state,)).where(Content.status == Status.PUBLISHED)
    if after:
        statement = statement.where(_after(tab, after))
    found = session.execute(statement.order_by(*_order(tab)).limit(size + 1)).all()
    shown = found[:size]
    return BoardPage(
        ids=[line.id for line in shown],
        rows=question_rows(session, shown),
        votes={line.id: line.vote_count for line in shown},
        next=_cursor(tab, shown[-1]) if len(found) > size else None,
    )


def _order(tab: Tab) -> tuple[Any, ...]:
    if tab == Tab.ANSWERED:
        return AmaQuestion.answered_at.desc(), Content.id
    return SPOKEN_LATE if tab == Tab.NEWEST else MOST_VOTES


def _cursor(tab: Tab, line: Row) -> str:
    if tab == Tab.ANSWERED:
        return pagination.encode(line.answered_at, line.id)
    if tab == Tab.NEWEST:
        return pagination.encode(line.is_anonymous, line.published_at, line.id)
    return pagination.encode(line.vote_count, line.id)


def _after(tab: Tab, cursor: str) -> ColumnElement[bool]:
    if tab == Tab.NEWEST:
        is_anonymous, at, key = pagination.decode(cursor, bool, datetime, str)
        same = Content.is_anonymous == is_anonymous
        later = and_(same, _behind(Content.published_at, at, key))
        return later if is_anonymous else or_(Content.is_anonymous, later)
    if tab == Tab.ANSWERED:
        return _behind(AmaQuestion.answered_at, *pagination.decode(cursor, datetime, str))
    return behind_votes(cursor)


def behind_votes(cursor: str) -> ColumnElement[bool]:
    """The questions after a cursor in the order of votes."""
    return _behind(Content.vote_count, *pagination.decode(cursor, int, str))


def _behind(column: InstrumentedAttribute[Any], value: Any, key: str) -> ColumnElement[bool]:
    """Behind a row in an order that falls by a column and rises by id."""
    return or_(column < value, and_(column == value, Content.id > key))


def _shared(session: Session, ama_id: str, board: Board) -> dict[str, Any]:
    """The part that all audiences have. Votes stand beside the rows because they change more often."""
    found = db.rows(session, _AMA, ama_id=ama_id)
    if not found:
        raise NoSuchAma
    return {
        "phase": found[0].phase,
        "moderation": found[0].moderation,
        "next": board.next,
        "on_air": board.on_air,
        "on_air_at": board.on_air_at,
        "rows": board.rows,
        "votes": board.votes,
        "counts": board.counts,
    }


def _board(session: Session, ama_id: str, states: Iterable[QuestionState]) -> Board:
    """The beginning of each list with the true counts in one statement, and the authors in another."""
    states = tuple(states)
    found = db.rows(session, _beginnings(states), ama_id=ama_id)
    by_state: dict[str, list[Row]] = {state: [] for state in QuestionState}
    for line in found:
        by_state[line.state].append(line)
    in_writing = _ids(by_state[QuestionState.IN_WRITING], "by_time")
    on_air = next(iter(by_state[QuestionState.ON_AIR]), None)
    return Board(
        next=_ids(by_state[QuestionState.APPROVED], "by_votes"),
        newest=_ids(by_state[QuestionState.APPROVED], "by_time"),
        answered=_ids(by_state[QuestionState.ANSWERED], "by_time") + in_writing,
        in_writing=in_writing,
        waiting=_ids(by_state[QuestionState.WAITING], "by_time"),
        dismissed=_ids(by_state[QuestionState.DISMISSED], "by_time"),
        on_air=on_air.id if on_air else "",
        on_air_at=on_air.on_air_at if on_air else None,
        rows=question_rows(session, found),
        votes={line.id: line.vote_count for line in found},
        counts={str(state): by_state[state][0].total if by_state[state] else 0 for state in states},
    )


def _votes(session: Session, ama_id: str, states: Iterable[QuestionState]) -> dict[str, Any] | None:
    """The votes and the order by them. Votes are most of what happens: no row is read for one again."""
    found = db.rows(session, _counted(tuple(states)), ama_id=ama_id)
    if max(Counter(line.state for line in found).values(), default=0) > BOARD_MAX:
        return None
    ranked = sorted(found, key=lambda line: (-line.vote_count, line.id))
    return {
        "votes": {line.id: line.vote_count for line in found},
        "next": [line.id for line in ranked if line.state == QuestionState.APPROVED],
    }


@cache
def _counted(states: tuple[QuestionState, ...]) -> Select:
    return _questions(
        select_columns(Content.id, Content.vote_count, AmaQuestion.state), bindparam("ama_id"), states
    )


@cache
def _beginnings(states: tuple[QuestionState, ...]) -> Select:
    """Questions with their places in their state's lists, as far as one of the places is shown."""
    state = AmaQuestion.state
    ranked = (
        lines(bindparam("ama_id"), states)
        .add_columns(
            func.row_number().over(partition_by=state, order_by=MOST_VOTES).label("by_votes"),
            func.row_number()
            .over(partition_by=state, order_by=(AmaQuestion.answered_at.desc(), *WAITED_LONGEST))
            .label("by_time"),
            func.count().over(partition_by=state).label("total"),
        )
        .subquery()
    )
    return select_columns(ranked).where(or_(ranked.c.by_votes <= BOARD_MAX, ranked.c.by_time <= BOARD_MAX))


def lines(ama_id: str | BindParameter[str], states: tuple[QuestionState, ...]) -> Select:
    """What lists need. A live view is built at every change, and whole objects cost twice as much."""
    columns = select_columns(
        Content.id,
        Content.title,
        Content.language,
        Content.is_anonymous,
        Content.published_at,
        Content.activity_at,
        Content.vote_count,
        AmaQuestion.state,
        AmaQuestion.on_air_at,
        AmaQuestion.answered_at,
        (AmaQuestion.original != "").label("is_rephrased"),
        AnonymousEdit.edit_hash,
    )
    found = _questions(columns, ama_id, states)
    return found.join(AnonymousEdit, AnonymousEdit.content_id == Content.id, isouter=True)


def _questions(
    columns: Select, ama_id: str | BindParameter[str], states: tuple[QuestionState, ...]
) -> Select:
    """Such columns of the questions that are in one of these states and not hidden."""
    return columns.join_from(Content, AmaQuestion, AmaQuestion.content_id == Content.id).where(
        AmaQuestion.ama_id == ama_id, AmaQuestion.state.in_(states), Content.status.in_(UP)
    )


def _ids(lines: list[Row], place: str) -> list[str]:
    """The ids of one list: the first by this place, in its order."""
    return [line.id for line in sorted(lines, key=attrgetter(place))][:BOARD_MAX]


def question_rows(session: Session, lines: Sequence[Row]) -> dict[str, QuestionRow]:
    """Questions without anything that is personal; an anonymous one without author and moment."""
    authors = authors_of(session, [line.id for line in lines if not line.is_anonymous])
    return {
        line.id: QuestionRow(
            id=line.id,
            text=typeset(line.title, line.language),
            language=line.language,
            is_anonymous=line.is_anonymous,
            author=authors.get(line.id, NOBODY),
            at=None if line.is_anonymous else line.published_at or line.activity_at,
            state=line.state,
            is_rephrased=bool(line.is_rephrased),
            tag=tag_of(line.edit_hash or ""),
        )
        for line in lines
    }
