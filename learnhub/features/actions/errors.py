"""What can go wrong with actions."""

from learnhub.core.i18n import N_
from learnhub.errors import NotFound


class NoSuchAction(NotFound):
    """There is no such action, or its content is not for this person."""

    code = "actions.no_such_action"
    message = N_("There is no such action.")
