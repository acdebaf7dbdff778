"""Reading what reached somebody, and who follows what."""

from learnhub.features.notices.queries.following import (
    is_following,
    is_following_topic,
    list_followers,
    list_topic_followers,
)

__all__ = ["is_following", "is_following_topic", "list_followers", "list_topic_followers"]
