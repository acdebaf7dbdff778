"""Reading the calendars of mentors again: one after the other, each with transactions of its own."""

import logging

from learnhub.core import db
from learnhub.core.busy_times import UnreadableCalendar
from learnhub.core.encryption import Unreadable
from learnhub.core.i18n import N_
from learnhub.core.jobs import is_ending
from learnhub.features.mentoring import calendar_reading, queries, service
from learnhub.features.mentoring.calendar_reading import Wanted
from learnhub.features.people.keys import decrypted

OTHER_KEY = N_("The address of your calendar can no longer be read. Enter it again.")

logger = logging.getLogger(__name__)


def refresh_calendars() -> None:
    """Read what is due, until the server ends."""
    for mentor_id in db.read_now(queries.list_due):
        if is_ending():
            return
        refresh(mentor_id)


def refresh(mentor_id: str) -> None:
    """Read one calendar; what cannot be read is noted, and what was read before stays."""
    wanted = db.read_now(queries.find_calendar, mentor_id)
    if wanted is None:
        return
    address, question = wanted
    try:
        found = calendar_reading.look(Wanted(decrypted(address), question))
    except (UnreadableCalendar, Unreadable) as problem:
        reason = problem.reason if isinstance(problem, UnreadableCalendar) else OTHER_KEY
        logger.info("a calendar could not be read: %s", reason)
        db.write_now(service.note_unread, mentor_id, address=address, reason=reason)
    else:
        db.write_now(service.keep_reading, mentor_id, address=address, found=found)
