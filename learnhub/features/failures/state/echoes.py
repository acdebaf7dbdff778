"""What readers answer to the stories that a page shows: apart, so that a click redraws nothing else."""

from collections.abc import Collection
from typing import Annotated

import reflex as rx

from learnhub.access import guard
from learnhub.core.inputs import Line
from learnhub.features.discussion import ballots
from learnhub.features.discussion.schemas import Ballot
from learnhub.features.failures import queries, service
from learnhub.features.failures.enums import Echo
from learnhub.features.failures.room import FAILURES_ECHO
from learnhub.features.failures.schemas import EchoView
from learnhub.web.actions import action, actor, read, show_once, write
from learnhub.web.vars import StateVar, state_var

Id = Annotated[str, Line(12)]


class EchoState(rx.State):
    """Echoes by the story they are about (tables: failure, failure_echo, failure_voice, thanks).

    `ballot` is that with which the reader answers stories without a name, sent to the browser and not kept
    here; `root` is empty as long as there is none.
    """

    echoes: StateVar[dict[str, EchoView]] = state_var({})
    root: StateVar[str] = state_var("")
    ballot: StateVar[str] = state_var("")
    brought: StateVar[bool] = state_var(False)

    @action(FAILURES_ECHO)
    async def echo(self, content_id: Id, said: Echo, on: bool):
        """Answer a story, or take that back."""
        view = await write(service.echo, content_id, said, on=on)
        self.echoes = {**self.echoes, content_id: view}

    @action(FAILURES_ECHO)
    async def bring(self, ballot: Ballot):
        """Go on with the ballot from before the server began anew."""
        await write(service.bring_ballot, ballot)
        self.brought = True
        await self._show_ballot()
        self.echoes = await read(queries.echoes_of, list(self.echoes))

    async def _show_ballot(self) -> None:
        self.root = queries.WALL
        await show_once(self, ballot=ballots.of(queries.WALL, guard.require_person(actor())))


async def show_echoes(page: rx.State, content_ids: Collection[str]) -> None:
    """Begin a page with what was answered to the stories that it shows."""
    state = await page.get_state(EchoState)
    state.echoes, state.brought = await read(queries.echoes_of, list(content_ids)), False
    await state._show_ballot()


async def add_echoes(page: rx.State, content_ids: Collection[str]) -> None:
    """The same of stories that the page shows besides."""
    state = await page.get_state(EchoState)
    state.echoes = {**state.echoes, **await read(queries.echoes_of, list(content_ids))}
