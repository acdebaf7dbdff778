"""On which days of the present week somebody reviewed.

A day is here what the calendar says, from midnight to midnight, as the date above the week does. What a day
asks for begins at 04:00 (`scheduling`): a review at one in the morning is the last of the evening's cards and
is marked under the day on which it was made.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.cards.models import Review

_MOMENTS = select(Review.at).where(
    Review.person_id == bindparam("person_id"), Review.at >= bindparam("since"), Review.undone_at.is_(None)
)


def reviewed_days(session: Session, actor: Actor, *, since: date) -> set[date]:
    """The days from `since` on that have a review which was not undone; one statement."""
    zone = ZoneInfo(actor.zone)
    start = datetime.combine(since, time(0), zone) - timedelta(hours=1)  # midnight may not exist
    moments = db.rows(session, _MOMENTS, person_id=actor.person_id, since=start)
    days = {moment.astimezone(zone).date() for (moment,) in moments}
    return {day for day in days if day >= since}
