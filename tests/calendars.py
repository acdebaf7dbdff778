"""A calendar program that is not ours."""

from datetime import UTC, datetime

import vobject


def moments_in(text: str, zone: str, count: int) -> list[datetime]:
    """When the first occurrences of the one series in a calendar are, as vobject understands them."""
    vars(vobject.icalendar)["__tzidMap"].pop(zone, None)  # it would go by the first it ever read
    events = vobject.readOne(text).vevent_list
    (whole,) = (event for event in events if hasattr(event, "rrule"))
    moved = {other.recurrence_id.value: other for other in events if hasattr(other, "recurrence_id")}
    own = whole.dtstart.value.tzinfo
    shown = iter(whole.getrruleset(addRDate=True))
    found = []
    for _ in range(count):
        moment = next(shown)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=own)
        other = moved.get(moment)
        if other is None:
            found.append(moment.astimezone(UTC))
        elif other.status.value != "CANCELLED":
            found.append(other.dtstart.value.astimezone(UTC))
    return found
