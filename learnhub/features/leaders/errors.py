"""What can go wrong with leader notes."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict


class NotAsked(Conflict):
    """Nobody is asked for a note, or no longer."""

    code = "leaders.not_asked"
    message = N_("Nobody asks you for a note at the moment.")
