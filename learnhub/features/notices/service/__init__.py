"""What people do with their inbox, and with what reaches them."""

from learnhub.features.notices.service.following import (
    follow,
    follow_as,
    follow_topic,
    unfollow,
    unfollow_topic,
)
from learnhub.features.notices.service.inbox import (
    archive,
    archive_known,
    note_seen,
    stop,
    unarchive,
    unarchive_known,
    undo_stop,
)

__all__ = [
    "archive",
    "archive_known",
    "follow",
    "follow_as",
    "follow_topic",
    "note_seen",
    "stop",
    "unarchive",
    "unarchive_known",
    "undo_stop",
    "unfollow",
    "unfollow_topic",
]
