"""How many cards the day still asks of somebody, as one of the frame's figures."""

from datetime import datetime
from typing import Any

from sqlalchemy import CTE, ColumnElement, ScalarSelect, bindparam, case, false
from sqlalchemy import select as select_columns
from sqlmodel import func

from learnhub.access.actor import Actor
from learnhub.core.statements import AnySelect
from learnhub.features.cards.daily import NEW_A_DAY, REVIEWS_A_DAY
from learnhub.features.cards.models import CardProgress, Review
from learnhub.features.cards.scheduling import day_start, learning_day
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import PUBLISHED_TO_READER
from learnhub.features.notices.models import NoticeRhythm
from learnhub.rooms import Figure


def cards_due() -> Figure:
    """What `daily.plan` asks for, counted without making a list: the same number as `due_count`."""
    done = _rated_today()
    known = _due(CardProgress.reviewed_at.is_not(None))
    is_again = CardProgress.card_id.in_(select_columns(done.c.card_id))
    others = known.where(~is_again).limit(_left(done, REVIEWS_A_DAY, was_new=0))
    new = _due(CardProgress.reviewed_at.is_(None)).limit(_left(done, NEW_A_DAY, was_new=1))
    due = _count(known.where(is_again)) + _count(others) + _count(new)
    return Figure(select_columns(due).scalar_subquery(), _values)


def _rated_today() -> CTE:
    """The cards rated today, and whether they were new this morning."""
    was_new = case((Review.before["reviewed_at"].as_string().is_(None), 1), else_=0)
    rated = (Review.person_id == bindparam("reader_id"), Review.at >= bindparam("day_start"))
    statement = select_columns(Review.card_id, func.max(was_new).label("was_new"))
    return statement.where(*rated, Review.undone_at.is_(None)).group_by(Review.card_id).cte("rated_today")


def _due(which: ColumnElement[bool]) -> AnySelect:
    mine = (CardProgress.person_id == bindparam("reader_id"), CardProgress.is_suspended == false())
    return (
        select_columns(CardProgress.card_id)
        .join(Content, Content.id == CardProgress.card_id)
        .where(*mine, CardProgress.due_day <= bindparam("learning_day"), which, PUBLISHED_TO_READER)
    )


def _left(done: CTE, a_day: int, *, was_new: int) -> ScalarSelect[int]:
    """How many of a kind the day asks for beyond those that were rated; none on leave."""
    day, rated = bindparam("learning_day"), func.count()
    leave = (NoticeRhythm.leave_from <= day, NoticeRhythm.leave_to >= day)
    on_leave = select_columns(NoticeRhythm.person_id).where(
        NoticeRhythm.person_id == bindparam("reader_id"), *leave
    )
    left = case((on_leave.exists(), 0), (rated < a_day, a_day - rated), else_=0)
    return select_columns(left).select_from(done).where(done.c.was_new == was_new).scalar_subquery()


def _count(cards: AnySelect) -> ScalarSelect[int]:
    return select_columns(func.count()).select_from(cards.subquery()).scalar_subquery()


def _values(actor: Actor, now: datetime) -> dict[str, Any]:
    return {"day_start": day_start(now, actor.zone), "learning_day": learning_day(now, actor.zone)}
