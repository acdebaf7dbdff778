"""What can go wrong with questions and answers."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict


class NotOpen(Conflict):
    """The question, or the answer, was hidden by a moderator meanwhile."""

    code = "questions.not_open"
    message = N_("A moderator has hidden this. Nothing can be added until it is shown again.")


class NotSent(Conflict):
    """The question does not wait for this person: it was answered, handed over, or never sent to them."""

    code = "questions.not_sent"
    message = N_("This question does not wait for you any more.")
