"""What everybody on the page of something is shown while others comment there."""

import reflex as rx

from learnhub.features.discussion import queries
from learnhub.features.discussion.hints import TOPIC
from learnhub.web.live import LiveState, Topic, hub
from learnhub.web.vars import StateVar, state_var


class DiscussionLiveState(LiveState, rx.State):
    """How many comments there are under a root, pushed by the hub (table: content)."""

    root_id: StateVar[str] = state_var("")
    comments: StateVar[int] = state_var(0)


hub.register(Topic(TOPIC, DiscussionLiveState, queries.live_comments, queries.may_watch))
