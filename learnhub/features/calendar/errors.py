"""What can go wrong with one's own calendar."""

from learnhub.core.i18n import N_
from learnhub.errors import NotFound


class NoSuchFeed(NotFound):
    """No calendar has this address, or no longer."""

    code = "no_such_calendar"
    message = N_("No calendar has this address. Its owner can make a new one in their settings.")
