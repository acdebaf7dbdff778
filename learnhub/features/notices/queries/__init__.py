"""Reading what reached somebody, and who follows what."""

from learnhub.features.notices.queries.attention import inbox_newest, inbox_waiting
from learnhub.features.notices.queries.following import (
    count_follows,
    is_following,
    is_following_topic,
    list_followed_topics,
    list_followers,
    list_follows,
    list_stopped,
    list_topic_followers,
)
from learnhub.features.notices.queries.inbox import (
    find_row,
    get_standing,
    has_unseen,
    list_inbox,
    list_often_told,
)
from learnhub.features.notices.queries.kinds import acts_by_mail, find_act, kinds

__all__ = [
    "acts_by_mail",
    "count_follows",
    "find_act",
    "find_row",
    "get_standing",
    "has_unseen",
    "inbox_newest",
    "inbox_waiting",
    "is_following",
    "is_following_topic",
    "kinds",
    "list_followed_topics",
    "list_followers",
    "list_follows",
    "list_inbox",
    "list_often_told",
    "list_stopped",
    "list_topic_followers",
]
