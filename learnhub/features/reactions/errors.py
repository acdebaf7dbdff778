"""What can go wrong when somebody reacts."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict


class OwnReaction(Conflict):
    """Authors do not say of their own words what they did for them."""

    code = "reactions.own"
    message = N_("You are an author of it. If it is out of date, edit it.")
