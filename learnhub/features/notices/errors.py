"""What can go wrong in an inbox."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, NotFound


class NotInInbox(NotFound):
    """There was never a notice of it, or it may not be read any more."""

    code = "notices.not_found"
    message = N_("This is not in your inbox.")


class ChoicesChanged(Conflict):
    """One saved other choices in another tab, or by a mail, since these were read."""

    code = "notices.choices_changed"
    message = N_("Your choices have changed meanwhile. Load the page again.")
