"""What can go wrong with what a month taught."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, Invalid, NotFound


class NoSuchMonth(NotFound):
    """Not a month, or one to come."""

    code = "learned.no_such_month"
    message = N_("There is no such month.")


class NotOfThisMonth(Invalid):
    """What is put in order was published in that month, once, for everybody."""

    code = "learned.not_of_this_month"
    message = N_("Choose among what was published for everybody in this month, each once.")


class ArrangedMeanwhile(Conflict):
    """Somebody else has changed the order since it was read."""

    code = "learned.arranged_meanwhile"
    message = N_("A colleague changed the order meanwhile. This is how it is now.")
