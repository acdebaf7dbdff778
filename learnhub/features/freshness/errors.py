"""What can go wrong with freshness."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, NotFound


class NotKept(NotFound):
    """It is not checked from time to time, as what is not in the library."""

    code = "content.not_kept"
    message = N_("This is not kept up to date.")


class NotOffered(Conflict):
    """Somebody keeps it already."""

    code = "content.not_offered"
    message = N_("Somebody keeps it up to date already.")
