"""Suggestions while somebody types tags, on every form that has them."""

from typing import Annotated

import reflex as rx

from learnhub.core.inputs import Line
from learnhub.features.topics import queries
from learnhub.features.topics.room import TOPICS_READ
from learnhub.web.actions import action, read
from learnhub.web.vars import StateVar, state_var

Text = Annotated[str, Line(400)]


class TopicSuggestionState(rx.State):
    """Texts that complete the tags typed so far (tables: topic, topic_name)."""

    completions: StateVar[list[str]] = state_var([])

    @action(TOPICS_READ, supersedes=True)
    async def suggest(self, text: Text):
        """Complete the last tag of a text with commas."""
        head, comma, last = text.rpartition(",")
        typed = last.strip()
        if not typed:
            self.completions = []
            return
        before = head + comma + " " if comma else ""
        topics = await read(queries.list_topics, starting=typed)
        self.completions = [before + topic.name for topic in topics]
