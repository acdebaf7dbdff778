"""The calendar of a person: its address, and what stands in it now."""

import hashlib
from datetime import timedelta

from sqlmodel import Session, select

from learnhub import rooms
from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import ical
from learnhub.core.clock import utcnow
from learnhub.core.ical import Event
from learnhub.features.calendar.errors import NoSuchFeed
from learnhub.features.calendar.models import CalendarFeed
from learnhub.features.calendar.policy import can_subscribe
from learnhub.features.calendar.schemas import Feed, FeedView
from learnhub.features.people import queries as people
from learnhub.features.people.keys import hash_of

NAME = "LearnHub"
KEPT = timedelta(days=365)


def get_feed(session: Session, actor: Actor) -> FeedView:
    """What one may know of one's own address."""
    guard.require(can_subscribe(actor))
    feed = session.get(CalendarFeed, actor.person_id)
    return FeedView(True, feed.made_at, feed.read_day) if feed else FeedView()


def open_feed(session: Session, secret: str) -> Feed:
    """The calendar that a secret opens, with the rights that its person has now; raises NoSuchFeed.

    It holds a year that is over and everything to come.
    """
    feed = session.exec(select(CalendarFeed).where(CalendarFeed.hash == hash_of(secret))).one_or_none()
    actor = people.find_active_actor(session, feed.person_id) if feed else None
    if feed is None or actor is None or not can_subscribe(actor):
        raise NoSuchFeed
    events = list_events(session, actor)
    content = ical.feed_of(events, name=NAME)
    return Feed(
        content=content,
        tag=hashlib.sha256(content).hexdigest()[:16],
        changed_at=max((event.changed_at for event in events), default=feed.made_at),
        reader_id=feed.person_id,
        is_first_today=feed.read_day is None or feed.read_day.date() < utcnow().date(),
    )


def list_events(session: Session, actor: Actor) -> list[Event]:
    """What the rooms have for this person's calendar, in order of time."""
    since = utcnow() - KEPT
    found = (
        event
        for name, room in rooms.all_rooms().items()
        if room.calendar
        for event in rooms.resolve(name, room.calendar)(session, actor, since)
    )
    return sorted(found, key=lambda event: (event.starts_at, event.uid))
