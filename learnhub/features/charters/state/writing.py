"""The forms of charters: the first version, an amendment, and another wording of one."""

from typing import TYPE_CHECKING, Annotated
from urllib.parse import parse_qs

import reflex as rx
from pydantic import Field

from learnhub.core.i18n import N_
from learnhub.errors import Conflict
from learnhub.features.charters import queries, service
from learnhub.features.charters.articles import ARTICLES_MAX
from learnhub.features.charters.errors import CharterExists
from learnhub.features.charters.room import CHARTERS_PROPOSE, CHARTERS_WRITE
from learnhub.features.charters.schemas import (
    AmendmentForm,
    AmendmentText,
    CharterForm,
    CharterText,
    RewordInput,
)
from learnhub.features.people.service import once
from learnhub.web.actions import FormMixin, action, read, toast, write
from learnhub.web.pages import go, go_instead
from learnhub.web.vars import StateVar, state_var


class WriteCharterState(FormMixin, rx.State):
    """The form of a first version (tables: charter, content, space)."""

    text: StateVar[CharterText] = state_var(CharterText())
    is_ready: StateVar[bool] = state_var(False)

    @action(CHARTERS_WRITE)
    async def load(self):
        """An empty form, for the company or the community of the address (`?in=`) without a charter."""
        space = parse_qs(self.router.url.query).get("in", [""])[-1]
        try:
            self.text = await read(queries.charter_text, space)
        except CharterExists:
            await go_instead(self, f"/charters/{(await read(queries.get_place, space)).charter_id}")
            return
        self.errors, self.is_ready = {}, True

    @action(CHARTERS_WRITE, creates=True)
    async def publish(self, form: CharterForm):
        """Put it in force and go to its page."""
        charter_id = await write(once, form.request_key, service.write_charter, form)
        self.saved += 1
        await toast(self, N_("The charter is there. From now on it changes by amendments."))
        await go_instead(self, f"/charters/{charter_id}")


class AmendState(FormMixin, rx.State):
    """The form of an amendment (tables: charter, content, content_section)."""

    text: StateVar[AmendmentText] = state_var(AmendmentText())
    begun: StateVar[int] = state_var(0)

    if TYPE_CHECKING:
        charter_ref: str

    @action(CHARTERS_PROPOSE)
    async def load(self):
        """The words of the article of the address (`?article=`), or an empty form for a new one."""
        asked = parse_qs(self.router.url.query).get("article", ["0"])[-1]
        await self._choose(int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 0)

    @action(CHARTERS_PROPOSE)
    async def choose(self, article: Annotated[int, Field(ge=0, le=ARTICLES_MAX)]):
        """Begin with another article."""
        await self._choose(article)

    @action(CHARTERS_PROPOSE, creates=True)
    async def propose(self, form: AmendmentForm):
        """Propose it and go to the charter."""
        charter_id = self.text.charter_id
        await write(once, form.request_key, service.propose, charter_id, form.given)
        self.saved += 1
        await toast(self, N_("It is proposed. Three supports open its discussion."))
        await go_instead(self, f"/charters/{charter_id}")

    async def _choose(self, article: int) -> None:
        self.text, self.errors = await read(queries.amendment_text, self.charter_ref, article), {}
        self.begun += 1


class RewordState(FormMixin, rx.State):
    """The form in which an author words an amendment anew (tables: charter_amendment, content)."""

    text: StateVar[AmendmentText] = state_var(AmendmentText())
    begun: StateVar[int] = state_var(0)

    if TYPE_CHECKING:
        amendment_ref: str

    @action(CHARTERS_PROPOSE)
    async def load(self):
        """The amendment of the address, with the objections that it is to answer."""
        await self._show()

    @action(CHARTERS_PROPOSE)
    async def save(self, form: RewordInput):
        """Save the other wording; when the article or it has changed meanwhile, what was typed stays."""
        try:
            await write(service.reword, self.text.id, form)
        except Conflict as problem:
            fresh = await read(queries.reworded_text, self.text.id)
            self.text = fresh
            await toast(self, problem.message, kind="info", **problem.params)
            return
        self.saved += 1
        await toast(self, N_("The other wording is there."))
        await go(self, f"/charters/{self.text.charter_id}")

    async def _show(self) -> None:
        self.text, self.errors = await read(queries.reworded_text, self.amendment_ref), {}
        self.begun += 1
