"""What people do with content of any kind."""

from learnhub.features.discussion.service.moderation import hide, unhide
from learnhub.features.discussion.service.voting import vote
from learnhub.features.discussion.service.writing import create, edit, remove, tag

__all__ = ["create", "edit", "hide", "remove", "tag", "unhide", "vote"]
