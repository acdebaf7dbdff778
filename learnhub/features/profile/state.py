"""The page of a colleague, and one's own skills."""

from typing import TYPE_CHECKING, Annotated

import reflex as rx

from learnhub.core.inputs import Line
from learnhub.core.pagination import Page
from learnhub.features.badges.state import show_badges
from learnhub.features.people.room import PEOPLE_READ, PROFILE_EDIT
from learnhub.features.profile import queries
from learnhub.features.profile.schemas import ColleagueView, Contribution, SkillInput
from learnhub.features.recognition.state import show_received
from learnhub.features.topics import queries as topics
from learnhub.features.topics import service as topic_service
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.room import TOPICS_READ
from learnhub.features.topics.schemas import SkillView, TopicName, TopicRef
from learnhub.web.actions import FormMixin, action, read, write
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var

Reference = Annotated[str, Line(12)]


class ColleagueState(PagedMixin, rx.State):
    """A colleague's page (tables: person, person_topic, content, authorship, mentor)."""

    colleague: StateVar[ColleagueView] = state_var(ColleagueView())
    rows: StateVar[list[Contribution]] = state_var([])
    kind: StateVar[str] = state_var("")
    is_ready: StateVar[bool] = state_var(False)

    if TYPE_CHECKING:
        person_ref: str

    @action(PEOPLE_READ)
    async def load(self):
        """The person of the address, with `?kind=` of what they wrote; `?thank=` opens the dialog."""
        given = self.router.url.query_parameters
        wanted = given.get("kind", "")
        self.kind = wanted if wanted in queries.kinds_shown() else ""
        self.colleague = await read(queries.get_colleague, self.person_ref)
        await show_badges(self, self.person_ref)
        await show_received(self, self.person_ref, thanks_for=given.get("thank"))
        await self._load_rows()
        self.is_ready = True

    show_more = next_page(PEOPLE_READ)

    async def _page(self, after: str | None) -> Page[Contribution]:
        person_id = self.colleague.profile.person.id
        return await read(queries.list_contributions, person_id, kind=self.kind, cursor=after)


class SkillsState(FormMixin, rx.State):
    """One's own skills (tables: person_topic, topic_name)."""

    skills: StateVar[list[SkillView]] = state_var([])
    suggestions: StateVar[list[TopicRef]] = state_var([])
    is_ready: StateVar[bool] = state_var(False)

    @action(PROFILE_EDIT)
    async def load(self):
        """Show what one has said so far."""
        await self._show()
        self.errors = {}
        self.is_ready = True

    @action(TOPICS_READ, supersedes=True)
    async def suggest(self, starting: Annotated[str, Line(60)]):
        """Offer the topics that begin like what was typed."""
        self.suggestions = await read(topics.list_topics, starting=starting) if starting.strip() else []

    @action(PROFILE_EDIT)
    async def add(self, form: SkillInput):
        """Say how one stands to a topic, which may be new."""
        await write(topic_service.set_skill, form.name, form.level)
        self.saved += 1
        await self._show()

    @action(PROFILE_EDIT)
    async def change(self, name: TopicName, level: SkillLevel):
        """Say something else about a topic."""
        await write(topic_service.set_skill, name, level)
        await self._show()

    @action(PROFILE_EDIT)
    async def remove(self, topic_id: Reference):
        """Say nothing about a topic any more."""
        await write(topic_service.remove_skill, topic_id)
        await self._show()

    async def _show(self) -> None:
        self.skills = await read(queries.list_own_skills)
