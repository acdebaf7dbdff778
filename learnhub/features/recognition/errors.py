"""What can go wrong when somebody thanks a colleague."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, NotFound


class NoSuchRecognition(NotFound):
    """They were taken back, or are between two others."""

    code = "recognition.not_found"
    message = N_("These thanks are not there any more.")


class OwnRecognition(Conflict):
    """Nobody thanks themselves."""

    code = "recognition.oneself"
    message = N_("You cannot thank yourself.")


class ColleagueGone(Conflict):
    """Who has left would never read it."""

    code = "recognition.gone"
    message = N_("This colleague is not here any more.")


class NothingInCommon(Conflict):
    """The thing is not theirs, has no name on it, or the two did not meet there."""

    code = "recognition.thing"
    message = N_("Choose something that you owe to this colleague.")
    fields = {"thing": message}


class NoSuchValue(Conflict):
    """The charter has no article of that number, or one is to be chosen."""

    code = "recognition.value"
    message = N_("Choose a value of the charter.")
    fields = {"article": message}


class AlreadyThanked(Conflict):
    """One thanks somebody once for one thing."""

    code = "recognition.again"
    message = N_("You have thanked for this already.")


class AllGiven(Conflict):
    """Three a week, so that each one counts."""

    code = "recognition.all_given"
    message = N_("You have thanked three times this week. The next are yours on Monday.")
