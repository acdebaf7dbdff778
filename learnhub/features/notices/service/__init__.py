"""What people do with their inbox, and with what reaches them."""

from learnhub.features.notices.service.following import (
    follow,
    follow_as,
    follow_topic,
    unfollow,
    unfollow_topic,
)

__all__ = ["follow", "follow_as", "follow_topic", "unfollow", "unfollow_topic"]
