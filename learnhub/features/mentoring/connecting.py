"""Giving LearnHub one's own calendar: it is read first, outside any transaction, and then kept."""

from learnhub.access import allowances, guard
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.busy_times import UnreadableCalendar
from learnhub.errors import CHECK_FORM, Invalid
from learnhub.features.mentoring import calendar_reading, queries, service
from learnhub.features.mentoring.calendar_reading import Wanted
from learnhub.features.mentoring.schemas import CalendarInput

SCHEME = "webcal://"


async def connect(actor: Actor, form: CalendarInput) -> None:
    """Read a calendar and keep it; raises Invalid with the reason when it cannot be read."""
    address = form.address
    if address.lower().startswith(SCHEME):
        address = f"https://{address[len(SCHEME) :]}"
    question = await db.read(queries.get_question, actor)
    try:
        with allowances.creating(guard.require_person(actor)):
            found = await calendar_reading.look_from_loop(Wanted(address, question))
    except UnreadableCalendar as problem:
        raise Invalid(CHECK_FORM, fields={"address": problem.reason}) from problem
    await db.write(service.connect_calendar, actor, address=address, found=found)
