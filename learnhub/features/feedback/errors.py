"""What can go wrong with growth feedback."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, Invalid, NotFound


class NoSuchFeedback(NotFound):
    """There is none, or it belongs to somebody else."""

    code = "feedback.not_found"
    message = N_("There is no such feedback, or it is not yours.")


class NotAskedForFeedback(Conflict):
    """The reader is not asked, or no longer."""

    code = "feedback.not_asked"
    message = N_("You are not asked for this any more.")


class TooManyRequests(Conflict):
    """As many as one may have open."""

    code = "feedback.too_many_requests"
    message = N_("You are asking {most} times already. Stop one of them before you ask again.")


class TooManyDrafts(Conflict):
    """As many as one may have begun."""

    code = "feedback.too_many_drafts"
    message = N_("You have begun {most} notes that are not sent. Send or delete one of them first.")


class OnlyWhenAsked(Conflict):
    """The person wants to be told only what they asked for."""

    code = "feedback.only_when_asked"
    message = N_("{name} would like feedback only when they ask for it.")


class NotHere(Invalid):
    """Somebody who was named is oneself, or not here."""

    code = "feedback.not_here"
    message = N_("Somebody you named is not here any more. Choose another colleague.")


class Unfinished(Conflict):
    """A step is still empty."""

    code = "feedback.unfinished"
    message = N_("One of the four steps is still empty.")


class AlreadyThanked(Conflict):
    """Thanks were given before."""

    code = "feedback.already_thanked"
    message = N_("You have said thank you already.")


class NobodyToThank(Conflict):
    """Whoever wrote it is not here any more."""

    code = "feedback.nobody_to_thank"
    message = N_("Whoever wrote this is not here any more.")


class UnreadableFeedback(Conflict):
    """It was encrypted with another key of the installation."""

    code = "feedback.unreadable"
    message = N_(
        "These words were kept under another key of this installation, and cannot be read. Whoever runs "
        "LearnHub may still have that key."
    )
