"""What is done with errors that nobody meant: a line in the log, and for the reader a number to quote."""

import logging
import re
import time

from sqlalchemy.exc import OperationalError

from learnhub import logs
from learnhub.core import ids, troubles
from learnhub.core.i18n import N_
from learnhub.errors import LearnHubError

logger = logging.getLogger(__name__)

FAULT = N_("LearnHub has a fault here. If it happens again, tell your administrator this number: {number}.")
DATABASE_AWAY = N_("The database does not answer. Nothing was saved; try again in a moment. ({number})")
DISK_FULL = N_("The server’s disk is full. Nothing was saved; tell your administrator. ({number})")

REPORTS_PER_MINUTE = 20
TEXT_MAX = 500
NUMBERS_MAX = 1_000

_reports = {"window": 0, "count": 0}
_numbers: dict[tuple[str, str, int], str] = {}


def explained(fault: Exception, where: str) -> LearnHubError:
    """Log a bug, or a database that does not answer, under a number; the reader is told that number.

    It is written down once in a minute for each place and kind, and everybody has the same number for it.
    """
    kind = where, type(fault).__name__, logs.minute()
    if kind not in _numbers and len(_numbers) >= NUMBERS_MAX:
        _numbers.clear()
    number = _numbers.setdefault(kind, ids.new_id())
    is_full = troubles.is_full(fault)
    what = "the disk is full, fault" if is_full else "fault"
    logger.error("%s %s in %s", what, number, where, exc_info=fault, extra={"kind": kind})
    away = DATABASE_AWAY if isinstance(fault, OperationalError) else FAULT
    return LearnHubError(DISK_FULL if is_full else away, number=number)


def note_browser_fault(exception: Exception) -> None:
    """Log what a browser reports about itself; anybody can send such a report, so few and short ones."""
    window = int(time.monotonic() // 60)
    if window != _reports["window"]:
        _reports.update(window=window, count=0)
    _reports["count"] += 1
    if _reports["count"] <= REPORTS_PER_MINUTE:
        logger.warning("browser: %s", re.sub(r"\s+", " ", str(exception))[:TEXT_MAX])


def note_server_fault(exception: Exception) -> None:
    """Log a fault of the framework; an action's own faults are explained to the reader by the action."""
    logger.error("an event failed outside of its action", exc_info=exception)
