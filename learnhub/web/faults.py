"""What is done with errors that no action caught: a line in the log, and no more of it than can be read."""

import logging
import re
import time

logger = logging.getLogger(__name__)

REPORTS_PER_MINUTE = 20
TEXT_MAX = 500

_reports = {"window": 0, "count": 0}


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
