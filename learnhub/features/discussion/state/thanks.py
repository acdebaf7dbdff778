"""Thanks for what a page shows, whatever its kind."""

from collections.abc import Collection

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.room import CONTENT_THANK
from learnhub.features.discussion.schemas import ThankForm, ThankInput, ThanksView
from learnhub.features.discussion.state.content import Id
from learnhub.features.people.room import CONTENT_MODERATE
from learnhub.web.actions import FormMixin, action, read, toast, write
from learnhub.web.vars import StateVar, state_var


class ThanksState(FormMixin, rx.State):
    """Thanks by what they are for (table: thanks). `content_id` is that whose line for a reason is open."""

    thanks: StateVar[dict[str, ThanksView]] = state_var({})
    content_id: StateVar[str] = state_var("")

    @action(CONTENT_THANK)
    async def thank(self, content_id: Id, on: bool):
        """Thank, and open the line for a reason; or thank no more."""
        if on:
            view = await write(service.thank, ThankInput(), content_id=content_id)
        else:
            view = await write(service.withdraw_thanks, content_id=content_id)
        self._put(content_id, view)
        self.errors, self.content_id = {}, content_id if on else ""

    @action(CONTENT_THANK)
    async def open(self, content_id: Id):
        """Open the line for a reason."""
        self.errors, self.content_id = {}, content_id

    @action(CONTENT_THANK)
    async def close(self):
        """Leave the reason as it was."""
        self.errors, self.content_id = {}, ""

    @action(CONTENT_THANK)
    async def say(self, form: ThankForm):
        """Say why one thanks, or otherwise."""
        self._put(form.content_id, await write(service.thank, form, content_id=form.content_id))
        self.content_id = ""

    @action(CONTENT_THANK)
    async def show_all(self, content_id: Id):
        """Everybody who said why they thank."""
        self._put(content_id, await read(queries.list_all_thanks, content_id))

    @action(CONTENT_MODERATE)
    async def remove_reason(self, content_id: Id, person_id: Id):
        """Take the words out of somebody's thanks, as a moderator."""
        view = await write(service.remove_reason, content_id=content_id, person_id=person_id)
        self._put(content_id, view)
        await toast(self, N_("The words are gone. The thanks stay."))

    def _put(self, content_id: str, view: ThanksView) -> None:
        self.thanks = {**self.thanks, content_id: view}


async def show_thanks(page: rx.State, content_ids: Collection[str]) -> None:
    """Begin the page of something with the thanks for all that it shows."""
    state = await page.get_state(ThanksState)
    state.content_id, state.thanks = "", await read(queries.list_thanks, content_ids)


async def add_thanks(page: rx.State, content_ids: Collection[str]) -> None:
    """The thanks for what the page shows besides."""
    state = await page.get_state(ThanksState)
    state.thanks = {**state.thanks, **await read(queries.list_thanks, content_ids)}
