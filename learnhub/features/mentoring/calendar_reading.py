"""Reading a mentor's own calendar at an address that they gave, outside any transaction."""

from dataclasses import dataclass

from anyio import CapacityLimiter, to_thread

from learnhub.config import settings
from learnhub.core import busy_times, safe_http
from learnhub.core.busy_times import BusyTimes, Question, UnreadableCalendar
from learnhub.core.i18n import N_
from learnhub.core.safe_http import RequestFailed

LIMIT = 5 * 1024 * 1024
SECONDS = 15.0
REDIRECTS = 3
AT_ONCE = CapacityLimiter(2)  # each holds a thread, and then a process, for seconds
REFUSED = N_("The address is not answered with a calendar. Is it still the right one?")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be asked where."""

    address: str
    question: Question


def look(wanted: Wanted) -> BusyTimes:
    """Ask the address and read what it answers; raises UnreadableCalendar. It blocks for seconds."""
    try:
        answer = safe_http.request(
            "GET",
            wanted.address,
            headers={"Accept": "text/calendar"},
            limit=LIMIT,
            seconds=SECONDS,
            redirects=REDIRECTS,
            plain_http=True,
            internal=settings().networks,
        )
    except RequestFailed as problem:
        raise UnreadableCalendar(problem.reason) from problem
    if answer.status != 200:
        raise UnreadableCalendar(REFUSED)
    return busy_times.read_apart(answer.body, wanted.question)


async def look_from_loop(wanted: Wanted) -> BusyTimes:
    """The same without holding the event loop; few at once."""
    return await to_thread.run_sync(look, wanted, limiter=AT_ONCE)
