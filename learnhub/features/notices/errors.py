"""What can go wrong in an inbox."""

from learnhub.core.i18n import N_
from learnhub.errors import NotFound


class NotInInbox(NotFound):
    """There was never a notice of it, or it may not be read any more."""

    code = "notices.not_found"
    message = N_("This is not in your inbox.")
