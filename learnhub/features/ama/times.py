"""From the day and hours that a leader types to two moments."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from learnhub.core.i18n import N_
from learnhub.features.ama.errors import BadTimes

LONGEST = timedelta(hours=4)
OVERNIGHT = timedelta(hours=12)  # with more, an end before the start is a slip rather than the next day's
HORIZON = timedelta(days=366)
GRACE = timedelta(minutes=10)  # somebody who types "now" is a little late when they press the button
FORGOTTEN = timedelta(hours=6)
SOON = timedelta(minutes=15)


def moments(day: date, starts: time, ends: time, zone: str, now: datetime) -> tuple[datetime, datetime]:
    """The start and the end in UTC; raises BadTimes at the field that is wrong.

    An end at or after midnight, as in 23:00 to 00:30, is on the next day.
    """
    start = local_moment(day, starts, zone, "starts")
    if start < now - GRACE:
        raise BadTimes(N_("This has already passed."), field="starts")
    if start > now + HORIZON:
        raise BadTimes(N_("Choose a day within a year."), field="day")
    end = local_moment(day if ends > starts else day + timedelta(days=1), ends, zone, "ends")
    if ends <= starts and end - start > OVERNIGHT:
        raise BadTimes(N_("The end must come after the start."), field="ends")
    if end - start > LONGEST:
        raise BadTimes(N_("A session lasts four hours at most."), field="ends")
    return start, end


def local_moment(day: date, at: time, zone: str, field: str) -> datetime:
    """A wall clock reading as a moment; in the hour that comes twice, the first one.

    Raises BadTimes for the hour that is skipped in spring.
    """
    try:
        local = datetime.combine(day, at, ZoneInfo(zone))
        moment = local.astimezone(UTC)
        back = moment.astimezone(ZoneInfo(zone))
    except OverflowError as error:
        raise BadTimes(N_("Choose a day within a year."), field="day") from error
    if back.replace(tzinfo=None) != local.replace(tzinfo=None):
        raise BadTimes(N_("The clocks skip this hour on that day."), field=field)
    return moment
