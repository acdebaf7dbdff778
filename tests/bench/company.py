"""A company of any size to measure: the large demo company of 2,000 people, up to one moment for ever."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlmodel import Session

from learnhub import migrations
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.demo import large
from learnhub.demo.large.inbox import fill_inbox
from learnhub.demo.large.people import YEARS, Person
from learnhub.features.people.models import Site

__all__ = ["NOW", "YEARS", "Company", "fill", "fill_inbox"]

PEOPLE = 2_000
READER, MODERATOR = 40, 1
NOW = datetime(2026, 3, 11, 12, tzinfo=UTC)
DOMAIN = "ardelle.example"


@dataclass
class Company:
    """Who reads, and what there is to read."""

    reader: Actor
    moderator: Actor
    author: str
    topics: list[str]
    site: str = ""
    question: str = ""


def fill(url: str, items: int, *, with_index: bool = False) -> Company:
    """Migrate the empty database at this address and invent a company of so many items in it.

    Its texts are in the index of the search only `with_index`, which takes as long again.
    """
    migrations.upgrade(url)
    db.configure(url)
    staff = large.invented_staff(PEOPLE, DOMAIN)
    reader, moderator = (staff.people[place] for place in (READER, MODERATOR))
    inventor = db.write_now(large.fill, staff, items, NOW, inboxes={reader.id: items}, with_index=with_index)
    if not db.is_sqlite():  # SQLite keeps no statistics unless it is told to, which nobody does
        with db.engine().connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")
    topics, site = [topic.id for topic in staff.topics], db.read_now(_a_site)
    return Company(_actor(reader), _actor(moderator), staff.ids[0], topics, site, inventor.much_answered)


def _a_site(session: Session) -> str:
    return session.scalars(select(Site.id).order_by(Site.name)).first() or ""


def _actor(person: Person) -> Actor:
    return Actor(person.id, person.name, frozenset(person.roles), spaces=frozenset(person.spaces))
