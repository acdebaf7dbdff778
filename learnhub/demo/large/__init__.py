"""A company of any size, invented in seconds, to see how LearnHub bears it.

Unlike the small demo company it is not told by the services: its rows go in at once. What the services would
have kept is written along, counters and the index of the search included, and a test compares.
"""

import random
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import text
from sqlmodel import Session, update

from learnhub.core import clock, db
from learnhub.demo.large.content import Inventor
from learnhub.demo.large.inbox import fill_inbox
from learnhub.demo.large.people import Staff
from learnhub.demo.large.tables import without_indexes_and_triggers, write
from learnhub.features.search.models import SearchProgress

ITEMS_EACH = 20
SEED = 7
COMPANY = "Ardelle Group"
ROLES = ("administrator", "moderator", "leader, gave the live session that is over", "colleague")
INBOX = 40  # notices of each of these
# What solved a question has helped who asked it.
_HELPED = """
    UPDATE {table} SET use_count = 1
    WHERE {content_id} IN (SELECT content_id FROM question WHERE accepted_id IS NOT NULL)
"""


def load(*, people: int, password_hash: str, domain: str) -> None:
    """Make the company in an empty, migrated database, up to today; everybody has the same password."""
    now = clock.utcnow().replace(minute=0, second=0, microsecond=0)
    staff = invented_staff(people, domain)
    inboxes = dict.fromkeys(staff.ids[: len(ROLES)], INBOX)
    given = {"inboxes": inboxes, "password_hash": password_hash, "with_index": True}
    db.write_now(fill, staff, people * ITEMS_EACH, now, **given)


def accounts(people: int, domain: str) -> list[tuple[str, str]]:
    """Who has which part, by their addresses."""
    emails = (person.email for person in invented_staff(people, domain).people)
    return [*zip(emails, ROLES, strict=False)]


def invented_staff(people: int, domain: str) -> Staff:
    """Everybody in a company of so many people."""
    return Staff(random.Random(SEED), people, domain)


def fill(
    session: Session,
    staff: Staff,
    items: int,
    now: datetime,
    *,
    inboxes: Mapping[str, int],
    password_hash: str | None = None,
    with_index: bool = False,
) -> Inventor:
    """Write a company of so many items, and so many notices into some inboxes.

    Its texts are in the index of the search only `with_index`.
    """
    connection, stored_now = session.connection(), now.astimezone(UTC).replace(tzinfo=None)
    inventor = Inventor(staff, items, stored_now, with_index=with_index)
    with without_indexes_and_triggers(connection):
        write(connection, staff.rows(stored_now, COMPANY, password_hash))
        for batch in inventor.batches():
            write(connection, batch)
        for table, content_id in (("content", "id"), ("content_topic", "content_id")):
            connection.execute(text(_HELPED.format(table=table, content_id=content_id)))
        for person_id, most in inboxes.items():
            fill_inbox(connection, person_id, most)
        if with_index:
            session.execute(update(SearchProgress).values(is_complete=True))
    return inventor
