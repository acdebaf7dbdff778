"""On which days of the present week somebody reviewed, and how many cards wait for the days to come.

A day of reviews is what the calendar says, from midnight to midnight, as the date above the week does. What a
day asks for begins at 04:00 (`scheduling`): a review at one in the morning is the last of the evening's cards
and is marked under the day on which it was made.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, false
from sqlmodel import Session, func, select

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.cards.models import CardProgress, Review
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import PUBLISHED_TO_READER, reader

_MOMENTS = select(Review.at).where(
    Review.person_id == bindparam("person_id"), Review.at >= bindparam("since"), Review.undone_at.is_(None)
)
_PLANNED = (
    select(CardProgress.due_day, func.count().label("cards"))
    .join(Content, Content.id == CardProgress.card_id)
    .where(CardProgress.person_id == bindparam("reader_id"), CardProgress.is_suspended == false())
    .where(CardProgress.due_day > bindparam("after"), CardProgress.due_day <= bindparam("until"))
    .where(PUBLISHED_TO_READER)
    .group_by(CardProgress.due_day)
)


def reviewed_days(session: Session, actor: Actor, *, since: date) -> set[date]:
    """The days from `since` on that have a review which was not undone; one statement."""
    zone = ZoneInfo(actor.zone)
    start = datetime.combine(since, time(0), zone) - timedelta(hours=1)  # midnight may not exist
    moments = db.rows(session, _MOMENTS, person_id=actor.person_id, since=start)
    days = {moment.astimezone(zone).date() for (moment,) in moments}
    return {day for day in days if day >= since}


def planned_cards(session: Session, actor: Actor, *, after: date, until: date) -> dict[date, int]:
    """How many cards wait for each of the days after one, up to another; days without are left out."""
    found = db.rows(session, _PLANNED, after=after, until=until, **reader(actor))
    return {row.due_day: row.cards for row in found}
