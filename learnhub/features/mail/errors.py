"""What can go wrong with what a mail lets its reader do."""

from learnhub.core.i18n import N_
from learnhub.errors import NotFound


class ActionOver(NotFound):
    """A signed address that is too old, or none of ours."""

    code = "action_over"
    message = N_("This link is too old. You can do the same in LearnHub.")
