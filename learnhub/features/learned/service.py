"""Putting in order what a month taught."""

from datetime import date

from sqlalchemy import delete
from sqlmodel import Session, col, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import clock
from learnhub.core.upserts import insert
from learnhub.features.learned import months, queries
from learnhub.features.learned.errors import ArrangedMeanwhile, NoSuchMonth, NotOfThisMonth
from learnhub.features.learned.models import LearnedOrder, LearnedPlace
from learnhub.features.learned.schemas import LearnedOrderInput


def arrange(session: Session, actor: Actor, name: str, form: LearnedOrderInput) -> int:
    """Choose which contents of a month are shown, and in which order; answers its next edition.

    Without any the order is that of the formula again. Raises NoSuchMonth, NotOfThisMonth, and
    ArrangedMeanwhile when somebody was faster.
    """
    guard.require(queries.can_arrange(session, actor))
    month = months.parse(name)
    if month is None or month > clock.today(actor.zone):
        raise NoSuchMonth
    known = set(queries.list_candidates(session, month, actor.zone))
    if len(set(form.items)) < len(form.items) or not known.issuperset(form.items):
        raise NotOfThisMonth
    order = _locked(session, month)
    if order.edition != form.edition:
        raise ArrangedMeanwhile
    order.edition += 1
    session.add(order)
    session.execute(delete(LearnedPlace).where(col(LearnedPlace.month) == month))
    session.add_all(
        LearnedPlace(month=month, position=position, content_id=content_id)
        for position, content_id in enumerate(form.items)
    )
    session.flush()
    return order.edition


def _locked(session: Session, month: date) -> LearnedOrder:
    """The row of a month, made when there is none yet."""
    new = LearnedOrder(month=month, edition=0).model_dump()
    session.execute(insert(session, LearnedOrder, **new).on_conflict_do_nothing())
    statement = select(LearnedOrder).where(LearnedOrder.month == month)
    return session.exec(statement.with_for_update().execution_options(populate_existing=True)).one()
