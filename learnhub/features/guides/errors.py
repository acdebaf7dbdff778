"""What can go wrong with guides."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, Invalid


class OwnGuide(Conflict):
    """Authors say what it changed in the guide itself."""

    code = "guides.own_guide"
    message = N_("You are an author of it. Say in the result what it changed.")


class NotApplicable(Conflict):
    """What is hidden is not applied."""

    code = "guides.not_applicable"
    message = N_("A moderator has hidden this. Nothing can be added until it is shown again.")


class AppliedThatDay(Conflict):
    """One report of each person and day."""

    code = "guides.applied_that_day"
    message = N_("You have already said what happened on that day. Change what you wrote then.")


class LimitsFull(Conflict):
    """The limits of a guide are a few paragraphs."""

    code = "guides.limits_full"
    message = N_("The limits are too long to take more. Edit them, and say it in fewer words.")


class NotYetApplied(Invalid):
    """The day is still to come."""

    code = "guides.not_yet_applied"
    message = N_("This day is still to come.")


class OwnReaction(Conflict):
    """Authors do not say of their own words what they did for them."""

    code = "guides.own_reaction"
    message = N_("You are an author of it. If it is out of date, edit it.")
