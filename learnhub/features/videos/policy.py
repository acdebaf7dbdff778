"""Who may publish videos. Who sees, edits and removes one is the rule of the discussion room."""

from learnhub.access.actor import Actor
from learnhub.features.videos.room import VIDEOS_WRITE


def can_write(actor: Actor) -> bool:
    """Publish a video for everybody."""
    return actor.may(VIDEOS_WRITE)
