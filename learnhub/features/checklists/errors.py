"""What can go wrong with checklists and their runs."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, Invalid, NotFound


class NoSuchRun(NotFound):
    """It is not there, or of somebody who does not share it with the reader's team."""

    code = "checklists.no_such_run"
    message = N_("There is no such run.")


class NothingToTick(Conflict):
    """A checklist without a point, whose words a moderator took out."""

    code = "checklists.nothing_to_tick"
    message = N_("This checklist has no point to tick.")


class NoTeam(Conflict):
    """Whoever belongs to no team runs for themselves."""

    code = "checklists.no_team"
    message = N_("You belong to no team. Run it for yourself.")


class OfAnother(Conflict):
    """Kept in a browser by one person, sent when another one was signed in there."""

    code = "checklists.of_another"
    message = N_("These ticks are of somebody else. They are sent when that person signs in here.")


class NoSuchPoint(Invalid):
    """The edition that is run has no such point."""

    code = "checklists.no_such_point"
    message = N_("This checklist has no such point.")


class TooManyTicks(Conflict):
    """A run is bounded."""

    code = "checklists.too_many_ticks"
    message = N_("This run has as many ticks and notes as it can hold. Start another one.")


class NotYourRun(Conflict):
    """Who started it takes it back."""

    code = "checklists.not_your_run"
    message = N_("Only who started a run deletes it.")
