"""What can go wrong with content of any kind."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, NotFound


class NoSuchContent(NotFound):
    """Not there, or not for this person."""

    code = "content.not_found"

    def __init__(self) -> None:
        super().__init__(N_("This does not exist, or is not open to you."))

    def __reduce__(self):
        return NoSuchContent, ()


class EditedMeanwhile(Conflict):
    """Somebody saved another version since this one was opened."""

    code = "content.edited_meanwhile"

    def __init__(self) -> None:
        super().__init__(
            N_("This was changed since you opened it. Copy your text, reload the page and edit again.")
        )

    def __reduce__(self):
        return EditedMeanwhile, ()


class OwnVote(Conflict):
    """One does not vote for what one wrote."""

    code = "content.own_vote"

    def __init__(self) -> None:
        super().__init__(N_("This is yours. Votes come from colleagues."))

    def __reduce__(self):
        return OwnVote, ()
