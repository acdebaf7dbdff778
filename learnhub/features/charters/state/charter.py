"""The page of a charter: reading, supporting, answering and signing in place."""

from typing import TYPE_CHECKING

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.core.inputs import Edition
from learnhub.errors import Conflict
from learnhub.features.charters import queries, service
from learnhub.features.charters.enums import Says
from learnhub.features.charters.room import (
    CHARTERS_ANSWER,
    CHARTERS_PROPOSE,
    CHARTERS_READ,
    CHARTERS_SUPPORT,
    CHARTERS_WRITE,
)
from learnhub.features.charters.schemas import CharterView, Id, ObjectionForm, PlaceView, VoiceInput
from learnhub.features.discussion.hints import topic_of
from learnhub.features.discussion.state import show_content, show_discussion
from learnhub.features.notices.state import show_following
from learnhub.web.actions import FormMixin, action, read, toast, write
from learnhub.web.live import hub
from learnhub.web.pages import go
from learnhub.web.vars import StateVar, state_var

SIGNED = N_("You have signed the charter.")
NOTED = {
    Says.AGREE: N_("Noted: you agree."),
    Says.ACCEPT: N_("Noted: you can live with it."),
    Says.OBJECT: N_("Noted. Its author has five days to find another wording."),
}


class CharterState(FormMixin, rx.State):
    """The page of a charter (tables: charter, content, charter_amendment, charter_voice, charter_signature).

    `place` is the space of which it is asked for where there is none yet.
    """

    charter: StateVar[CharterView] = state_var(CharterView())
    place: StateVar[PlaceView] = state_var(PlaceView())

    if TYPE_CHECKING:
        charter_ref: str

    @action(CHARTERS_READ)
    async def load(self):
        """The charter of the address."""
        await _begin(self, self.charter_ref)

    @action(CHARTERS_READ)
    async def load_company(self):
        """The company's, or how one is begun."""
        await _begin_place(self)

    @action(CHARTERS_READ)
    async def refresh(self):
        """Show what others have said of it meanwhile."""
        if self.charter.id:
            await _show(self, self.charter.id)

    @action(CHARTERS_SUPPORT)
    async def support(self, amendment_id: Id, on: bool):
        """Support an amendment, or no longer."""
        await self._do(service.support, amendment_id, on=on)

    @action(CHARTERS_ANSWER)
    async def answer(self, amendment_id: Id, says: Says):
        """Agree, or say that one can live with it."""
        if await self._do(service.answer, amendment_id, VoiceInput(says=says)):
            await toast(self, NOTED[says])

    @action(CHARTERS_ANSWER)
    async def object(self, form: ObjectionForm):
        """Say what speaks against an amendment."""
        given = VoiceInput(says=Says.OBJECT, reason=form.reason)
        if await self._do(service.answer, form.amendment_id, given):
            self.saved += 1
            await toast(self, NOTED[Says.OBJECT])

    @action(CHARTERS_PROPOSE)
    async def withdraw(self, amendment_id: Id):
        """Let one's amendment go."""
        if await self._do(service.withdraw, amendment_id):
            await toast(self, N_("It is withdrawn. It can be read on in the history."))

    @action(CHARTERS_PROPOSE)
    async def remove_amendment(self, amendment_id: Id):
        """Take the words of one's amendment back."""
        if await self._do(service.remove_amendment, amendment_id):
            await toast(self, N_("It is deleted."))

    @action(CHARTERS_ANSWER)
    async def sign(self, version: Edition):
        """Sign the version that is shown."""
        if await self._do(service.sign, self.charter.id, version):
            await toast(self, SIGNED)

    @action(CHARTERS_ANSWER)
    async def unsign(self):
        """Take one's signature back."""
        await self._do(service.unsign, self.charter.id)

    @action(CHARTERS_WRITE)
    async def keep(self):
        """Say that it was read again and is still right."""
        if await self._do(service.keep, self.charter.id):
            await toast(self, N_("Noted. It is read again in a year."))

    @action(CHARTERS_WRITE)
    async def remove(self):
        """Take back the charter that one has just written."""
        await write(service.remove_charter, self.charter.id)
        await toast(self, N_("It is deleted."))
        await go(self, "/charter")

    async def _do(self, change, *given, **options) -> bool:
        """Do something with what is shown, and show what became of it, also where others were faster."""
        problem = None
        try:
            await write(change, *given, **options)
        except Conflict as found:
            problem = found
        await _show(self, self.charter.id)
        if problem is not None:
            await toast(self, problem.message, kind="info", **problem.params)
        return problem is None


async def show_space(page: rx.State, space_id: str) -> None:
    """Begin the tab of a community: its charter, or how one is begun."""
    await _begin_place(await page.get_state(CharterState), space_id)


async def _begin_place(state: CharterState, space_id: str = "") -> None:
    """Show the charter of a space, by default the company's, or where one is begun."""
    state.place = await read(queries.get_place, space_id)
    if state.place.charter_id:
        await _begin(state, state.place.charter_id)
    else:
        state.charter = CharterView()


async def _begin(state: CharterState, charter_id: str) -> None:
    state.charter, state.errors = CharterView(), {}
    await _show(state, charter_id)
    await show_content(state)
    await show_following(state, state.charter.id)
    await hub.join(state, topic_of(state.charter.id))


async def _show(state: CharterState, charter_id: str) -> None:
    state.charter = await read(queries.open_charter, charter_id)
    amendments = [each for article in state.charter.articles for each in article.amendments]
    shown = [*amendments, *state.charter.additions]
    await show_discussion(state, charter_id, [charter_id, *(each.id for each in shown)])
