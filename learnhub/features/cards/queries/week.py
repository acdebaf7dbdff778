"""On which days of the present week somebody reviewed."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.clock import utcnow
from learnhub.features.cards.models import Review
from learnhub.features.cards.scheduling import day_start

_MOMENTS = select(Review.at).where(
    Review.person_id == bindparam("person_id"), Review.at >= bindparam("since"), Review.undone_at.is_(None)
)


def learning_day(actor: Actor) -> date:
    """The learner's present day, which begins at 04:00."""
    return day_start(utcnow(), actor.zone).astimezone(ZoneInfo(actor.zone)).date()


def reviewed_days(session: Session, actor: Actor, *, since: date) -> set[date]:
    """The days from `since` on that have a review which was not undone; one statement."""
    zone = ZoneInfo(actor.zone)
    now = utcnow()
    start = day_start(now, actor.zone) - (learning_day(actor) - since) - timedelta(hours=1)
    moments = db.rows(session, _MOMENTS, person_id=actor.person_id, since=start)
    days = {day_start(moment, actor.zone).astimezone(zone).date() for (moment,) in moments}
    return {day for day in days if day >= since}
