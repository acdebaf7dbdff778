"""What can go wrong with topics."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, NotFound


class NoSuchTopic(NotFound):
    """Not there."""

    code = "topics.not_found"

    def __init__(self) -> None:
        super().__init__(N_("There is no such topic."))

    def __reduce__(self):
        return NoSuchTopic, ()


class TopicNameTaken(Conflict):
    """Another topic has this name in this language."""

    code = "topics.name_taken"

    def __init__(self, *, name: str) -> None:
        super().__init__(N_("Another topic is called {name} already."), name=name)

    def __reduce__(self):
        return _taken, (self.params["name"],)


def _taken(name: str) -> TopicNameTaken:
    return TopicNameTaken(name=name)
