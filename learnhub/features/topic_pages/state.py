"""The pages of topics."""

from typing import TYPE_CHECKING

import reflex as rx

from learnhub.core.pagination import Page
from learnhub.features.notices.state import show_topic_following
from learnhub.features.topic_pages import queries
from learnhub.features.topic_pages.schemas import FollowReach, TopicOverview
from learnhub.features.topics import queries as topics
from learnhub.features.topics.room import TOPICS_READ
from learnhub.features.topics.schemas import TopicRef
from learnhub.web.actions import action, read
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var


class TopicState(rx.State):
    """The page of a topic (tables: topic_name, topic_follow, content_topic, person_topic, mentor)."""

    overview: StateVar[TopicOverview] = state_var(TopicOverview())
    reach: StateVar[FollowReach] = state_var(FollowReach())

    if TYPE_CHECKING:
        topic_ref: str

    @action(TOPICS_READ)
    async def load(self):
        """The topic of the address."""
        overview = await read(queries.get_overview, self.topic_ref)
        await show_topic_following(self, overview.topic.id)
        self.reach = await read(queries.get_reach)
        self.overview = overview.typeset()


class TopicListState(PagedMixin, rx.State):
    """All topics by their names (table: topic_name)."""

    rows: StateVar[list[TopicRef]] = state_var([])
    is_ready: StateVar[bool] = state_var(False)

    @action(TOPICS_READ)
    async def load(self):
        """The first page."""
        await self._load_rows()
        self.is_ready = True

    show_more = next_page(TOPICS_READ)

    async def _page(self, after: str | None) -> Page[TopicRef]:
        return await read(topics.list_by_name, cursor=after)
