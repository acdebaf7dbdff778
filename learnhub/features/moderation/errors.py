"""What can go wrong with flags and decisions."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, NotFound


class NoSuchCase(NotFound):
    """Not there, or not for this person."""

    code = "moderation.not_found"
    message = N_("This does not exist, or is not open to you.")


class OwnContent(Conflict):
    """One changes or deletes what one wrote."""

    code = "moderation.own_content"
    message = N_("This is yours: you can change it, or delete it.")


class FlagDecided(Conflict):
    """A moderator has read it since this person flagged it."""

    code = "moderation.flag_decided"
    message = N_("A moderator has read this since you flagged it.")


class AlreadyDecided(Conflict):
    """Somebody was faster."""

    code = "moderation.already_decided"
    message = N_("Another moderator has decided this meanwhile.")


class LeftToOthers(Conflict):
    """This moderator has passed the case on, or its author disagrees with them."""

    code = "moderation.left_to_others"
    message = N_("Another moderator decides about this.")


class NotUndone(Conflict):
    """Words that were taken out do not come back, and a newer case goes on."""

    code = "moderation.not_undone"
    message = N_("This decision cannot be undone.")


class NobodyElse(Conflict):
    """There is no other moderator to ask."""

    code = "moderation.nobody_else"
    message = N_("There is no other moderator who could decide this.")


class AnsweredBefore(Conflict):
    """One answer to each decision."""

    code = "moderation.answered_before"
    message = N_("You have answered this. Another moderator reads it.")
