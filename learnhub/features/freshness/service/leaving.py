"""What becomes of the content of those who leave: offered, a few at a time, to one circle after the other.

First those hear of it who have a part in it, then the team of its owner, then administrators. Co-authors are
those who have a part in the content: this is the one place where they come first. Nobody is told of hundreds
of things at once.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, case, exists, literal, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, update
from sqlmodel import select as select_rows

from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.discussion.models import Authorship
from learnhub.features.freshness import schedule
from learnhub.features.freshness.enums import Cause, Circle, Standing
from learnhub.features.freshness.events import KeepingOffered
from learnhub.features.freshness.models import Freshness
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.events import PersonJoined, PersonSuspended
from learnhub.features.people.models import Person

AT_ONCE = 20


def offer(session: Session, event: PersonSuspended) -> None:
    """A recorder: what somebody kept is due, and the first of it is offered at once."""
    now = utcnow()
    owned = (col(Freshness.owner_id) == event.person_id, col(Freshness.due_at).is_not(None))
    due = case((col(Freshness.due_at) < now, Freshness.due_at), else_=now)
    standing = case((Freshness.standing == Standing.CURRENT, Standing.DUE), else_=Freshness.standing)
    left = update(Freshness).where(*owned).values(due_at=due, standing=standing, cause=Cause.LEFT)
    session.execute(left, execution_options={"synchronize_session": False})
    _offer(session, now, col(Freshness.owner_id) == event.person_id)


def withdraw(session: Session, event: PersonJoined) -> None:
    """A recorder: what nobody took meanwhile is theirs again, to be checked within the time of grace."""
    back = update(Freshness).where(col(Freshness.owner_id) == event.person_id, Freshness.cause == Cause.LEFT)
    values = {"due_at": utcnow() + schedule.GRACE, "standing": Standing.CURRENT, "cause": Cause.TIME}
    values |= {"circle": Circle.NOBODY, "offered_at": None}
    session.execute(back.values(values), execution_options={"synchronize_session": False})


def go_on(session: Session) -> None:
    """Offer the next few, and to the next circle what nobody of one took in its time. A job."""
    now = utcnow()
    _offer(session, now)
    waited = (
        select_rows(Freshness)
        .where(Freshness.cause == Cause.LEFT, col(Freshness.offered_at) <= now - schedule.OFFERED)
        .where(Freshness.circle != Circle.ADMINISTRATORS)
        .order_by(Freshness.offered_at)
        .limit(AT_ONCE)
    )
    for row in session.exec(waited).all():
        _offer_to(session, row, schedule.next_circle(Circle(row.circle)), now)


def _offer(session: Session, now: datetime, *whose: ColumnElement[bool]) -> None:
    statement = (
        select_rows(Freshness, _first_circle())
        .where(Freshness.cause == Cause.LEFT, col(Freshness.offered_at).is_(None), *whose)
        .order_by(Freshness.content_id)
        .limit(AT_ONCE)
        .execution_options(populate_existing=True)
    )
    for row, circle in session.exec(statement).all():
        _offer_to(session, row, Circle(circle), now)


def _first_circle() -> ColumnElement[str]:
    """The first in which there is somebody."""
    author, owner, colleague = aliased(Person), aliased(Person), aliased(Person)
    authors = (
        select(Authorship.person_id)
        .join(author, author.id == Authorship.person_id)
        .where(Authorship.content_id == Freshness.content_id, Authorship.person_id != Freshness.owner_id)
        .where(author.status == PersonStatus.ACTIVE)
    )
    team = (
        select(colleague.id)
        .join(owner, owner.team_id == colleague.team_id)
        .where(owner.id == Freshness.owner_id, colleague.id != owner.id)
        .where(colleague.status == PersonStatus.ACTIVE)
    )
    return case(
        (exists(authors.correlate(Freshness)), literal(Circle.AUTHORS.value)),
        (exists(team.correlate(Freshness)), literal(Circle.TEAM.value)),
        else_=literal(Circle.ADMINISTRATORS.value),
    )


def _offer_to(session: Session, row: Freshness, circle: Circle, now: datetime) -> None:
    row.circle, row.offered_at = circle, now
    session.add(row)
    bus.record(session, KeepingOffered(row.content_id, circle))
