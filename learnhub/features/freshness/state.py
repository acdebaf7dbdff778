"""What a page says of the freshness of what it shows, and what its keeper does about it."""

from typing import Annotated

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.core.inputs import Line
from learnhub.features.freshness import queries, service
from learnhub.features.freshness.room import CONTENT_CHECK
from learnhub.features.freshness.schemas import FreshnessView, RhythmForm
from learnhub.web.actions import FormMixin, action, read, toast, write
from learnhub.web.pages import load_again
from learnhub.web.vars import StateVar, state_var

Id = Annotated[str, Line(12)]


class FreshnessState(FormMixin, rx.State):
    """How fresh the content of a page is (tables: freshness, content, authorship)."""

    view: StateVar[FreshnessView] = state_var(FreshnessView())

    @action(CONTENT_CHECK)
    async def confirm(self, content_id: Id):
        """Say that it is still right."""
        await write(service.confirm, content_id)
        await self._begin(content_id)
        await toast(self, N_("Checked. Thank you."))

    @action(CONTENT_CHECK)
    async def set_rhythm(self, form: RhythmForm):
        """Choose after how many days it is checked again."""
        await write(service.set_rhythm, form.content_id, form)
        self.saved += 1
        await self._begin(form.content_id)

    @action(CONTENT_CHECK)
    async def retire(self, content_id: Id):
        """Take it out of the library."""
        await write(service.retire, content_id)
        await toast(self, N_("It is out of the library."))
        return load_again()

    @action(CONTENT_CHECK)
    async def bring_back(self, content_id: Id):
        """Put it back into the library."""
        await write(service.bring_back, content_id)
        await toast(self, N_("It is in the library again."))
        return load_again()

    @action(CONTENT_CHECK)
    async def take(self, content_id: Id):
        """Keep it up to date from now on."""
        await write(service.take, content_id)
        await toast(self, N_("You keep it up to date from now on."))
        return load_again()

    async def _begin(self, content_id: str) -> None:
        self.errors = {}
        self.view = await read(queries.find_freshness, content_id)


async def show_freshness(page: rx.State, content_id: str) -> None:
    """Begin a page with how fresh its content is."""
    await (await page.get_state(FreshnessState))._begin(content_id)
