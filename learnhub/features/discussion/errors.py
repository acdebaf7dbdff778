"""What can go wrong with content of any kind."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, NotFound


class NoSuchContent(NotFound):
    """Not there, or not for this person."""

    code = "content.not_found"
    message = N_("This does not exist, or is not open to you.")


class EditedMeanwhile(Conflict):
    """Somebody saved another version since this one was opened."""

    code = "content.edited_meanwhile"
    message = N_("This was changed since you opened it. Copy your text, reload the page and edit again.")


class OwnVote(Conflict):
    """One does not vote for what one wrote."""

    code = "content.own_vote"
    message = N_("This is yours. Votes come from colleagues.")
