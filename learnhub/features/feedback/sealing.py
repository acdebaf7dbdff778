"""Words as the tables keep them, and as their reader has them."""

from learnhub.core.encryption import Unreadable
from learnhub.features.feedback.errors import UnreadableFeedback
from learnhub.features.people.keys import decrypted, encrypted


def sealed(words: str) -> str:
    """What a column keeps; nothing stays nothing."""
    return encrypted(words) if words else ""


def opened(kept: str) -> str:
    """The words again; raises UnreadableFeedback when the key of the installation has changed since."""
    try:
        return decrypted(kept) if kept else ""
    except Unreadable:
        raise UnreadableFeedback from None
