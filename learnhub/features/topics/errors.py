"""What can go wrong with topics."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, NotFound


class NoSuchTopic(NotFound):
    """Not there."""

    code = "topics.not_found"
    message = N_("There is no such topic.")


class TopicNameTaken(Conflict):
    """Another topic has this name in this language."""

    code = "topics.name_taken"
    message = N_("Another topic is called {name} already.")
