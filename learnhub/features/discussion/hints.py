"""Hints that there is something new under what a page shows."""

from learnhub.core import bus
from learnhub.features.discussion.events import CommentWritten

TOPIC = "discussion"


def show_comments(event: CommentWritten) -> None:
    """On every open page of what it belongs to."""
    bus.hint(topic_of(event.root_id))


def topic_of(root_id: str) -> str:
    """The name of the topic of a root."""
    return f"{TOPIC}:{root_id}"
