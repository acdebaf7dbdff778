"""What can go wrong in the first days."""

from learnhub.core.i18n import N_
from learnhub.errors import NotFound


class NotNew(NotFound):
    """Somebody has settled everything, maybe in another tab."""

    code = "onboarding.over"
    message = N_("You have been through these steps.")
