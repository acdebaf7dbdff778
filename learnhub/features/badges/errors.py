"""What can go wrong with badges."""

from learnhub.core.i18n import N_
from learnhub.errors import NotFound


class NoSuchBadge(NotFound):
    """There is none, or it is hidden from the reader."""

    code = "badges.not_found"
    message = N_("This badge is not there any more.")
