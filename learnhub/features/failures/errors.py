"""What can go wrong with small failures."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, Forbidden, NotFound


class OwnFailure(Conflict):
    """Whoever told a story does not answer it."""

    code = "failures.own"
    message = N_("This story is yours. Colleagues say whether it happened to them.")


class TooFewToHide(Forbidden):
    """Among so few the words would name their author."""

    code = "failures.too_few_people"
    message = N_(
        "Fewer than five people use this LearnHub, so a story without a name could be traced to you."
    )


class UnknownStory(NotFound):
    """No story without a name belongs to this secret."""

    code = "failures.unknown_secret"
    message = N_("No story belongs to this key. Perhaps it was deleted.")


class StoryClosed(Conflict):
    """The story was hidden, or has left the wall, meanwhile."""

    code = "failures.closed"
    message = N_("This story is not on the wall any more. Nothing can be changed in it.")
