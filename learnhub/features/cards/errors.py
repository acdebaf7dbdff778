"""What can go wrong with cards and their review."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict


class NotInReview(Conflict):
    """The card was never added to this person's review, or was taken out."""

    code = "cards.not_in_review"
    message = N_("This card is not in your review.")


class AlreadyRated(Conflict):
    """The card is not due: this person rated it in another tab or on another device."""

    code = "cards.already_rated"
    message = N_("You have already rated this card. Here is the next one.")


class ShownTooLongAgo(Conflict):
    """The intervals on the buttons are not the ones a rating would write any more."""

    code = "cards.shown_too_long_ago"
    message = N_("This card has been open for long. Look at it once more: the intervals are new.")


class NothingToUndo(Conflict):
    """The rating is not the last one any more."""

    code = "cards.nothing_to_undo"
    message = N_("Only your last rating can be undone.")
