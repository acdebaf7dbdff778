"""What a page says of the reactions to what it shows."""

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.features.reactions import queries, service
from learnhub.features.reactions.enums import Reaction
from learnhub.features.reactions.room import REACTIONS_ADD
from learnhub.features.reactions.schemas import ReactionsView
from learnhub.web.actions import action, read, toast, write
from learnhub.web.vars import StateVar, state_var


class ReactionsState(rx.State):
    """How many react to the content of a page, and how its reader does (table: content_reaction)."""

    view: StateVar[ReactionsView] = state_var(ReactionsView())

    @action(REACTIONS_ADD)
    async def react(self, reaction: Reaction, on: bool):
        """Say what it did for oneself, or that it is out of date; or say so no more."""
        self.view = await write(service.react, self.view.content_id, reaction, on=on)
        if on and reaction == Reaction.OUTDATED:
            await toast(self, N_("Its authors are told, without your name."))

    async def _begin(self, content_id: str) -> None:
        self.view = await read(queries.find_reactions, content_id) if content_id else ReactionsView()


async def show_reactions(page: rx.State, content_id: str) -> None:
    """Begin the page of an item with what it did for its readers."""
    await (await page.get_state(ReactionsState))._begin(content_id)
