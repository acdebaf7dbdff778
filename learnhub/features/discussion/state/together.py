"""Writing together: the co-authors of what a page shows, and whether everybody edits it."""

from typing import Annotated

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.core.inputs import Line
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.room import CONTENT_TOGETHER
from learnhub.features.discussion.schemas import ChainView, Offer, TogetherView
from learnhub.features.discussion.state.content import Id
from learnhub.web.actions import action, actor, read, toast, write
from learnhub.web.pages import load_again
from learnhub.web.vars import StateVar, state_var

ADD_CO_AUTHOR = "add-co-author"  # the button that a sentence about what was published clicks


class TogetherState(rx.State):
    """Who writes what a page shows, where it comes from and what it became.

    `found` are the colleagues whom a name fits (tables: authorship, content, content_source).
    """

    view: StateVar[TogetherView] = state_var(TogetherView())
    chain: StateVar[ChainView] = state_var(ChainView())
    found: StateVar[list[Offer]] = state_var([])

    @action(CONTENT_TOGETHER, supersedes=True)
    async def look_for(self, typed: Annotated[str, Line(60)]):
        """Colleagues whose name begins like this and who read it."""
        known = {person.id for person in self.view.co_authors}
        offers = await read(queries.mentionable, self.view.content_id, typed) if typed else []
        self.found = [offer for offer in offers if offer.id not in known]

    @action(CONTENT_TOGETHER)
    async def add(self, person_id: Id):
        """Let a colleague write it, too."""
        await write(service.add_co_author, self.view.content_id, person_id)
        self.found = []
        await self._read_again()
        await toast(self, N_("They can edit it from now on, and are told so."))

    @action(CONTENT_TOGETHER)
    async def take_off(self, person_id: Id):
        """Let somebody write it no more."""
        await write(service.remove_co_author, self.view.content_id, person_id)
        await self._read_again()

    @action(CONTENT_TOGETHER)
    async def leave(self):
        """Be an author of it no more."""
        await write(service.remove_co_author, self.view.content_id, actor().person_id)
        await toast(self, N_("You are no longer an author of it."))
        return load_again()

    @action(CONTENT_TOGETHER)
    async def put_wiki(self, on: bool):
        """Let everybody who may write such things edit it, or its authors alone again."""
        await write(service.put_wiki, self.view.content_id, on=on)
        words = N_("Colleagues can edit it from now on."), N_("Only its authors edit it again.")
        await toast(self, words[not on])
        await self._read_again()

    async def _read_again(self) -> None:
        self.view = await read(queries.get_together, self.view.content_id)


async def show_together(page: rx.State, content_id: str) -> None:
    """Begin the page of something with those who write it, and with where it comes from."""
    state = await page.get_state(TogetherState)
    state.view, state.found = await read(queries.together_on, content_id), []
    state.chain = await read(queries.get_chain, content_id)
