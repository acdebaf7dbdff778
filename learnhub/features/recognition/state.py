"""The screens of thanks: the dialog, what stands on the page of a colleague, and the page of all."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import reflex as rx
from pydantic import Field

from learnhub.core.i18n import N_
from learnhub.core.ids import PATTERN
from learnhub.core.inputs import Line
from learnhub.core.pagination import Page
from learnhub.features.people.room import CONTENT_MODERATE
from learnhub.features.people.service import once
from learnhub.features.recognition import queries, service
from learnhub.features.recognition.room import RECOGNITION_GIVE, RECOGNITION_READ
from learnhub.features.recognition.schemas import (
    PreviewForm,
    ReceivedView,
    RecognitionRow,
    ThankDesk,
    ThankForm,
    ThingView,
)
from learnhub.web.actions import FormMixin, action, read, toast, write
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var

Id = Annotated[str, Field(pattern=PATTERN)]
Reference = Annotated[str, Line(40)]
UNDO = "undo-thanks"


class ReceivedState(rx.State):
    """The latest thanks to a colleague (tables: recognition, content, booking, ritual_meeting)."""

    received: StateVar[ReceivedView] = state_var(ReceivedView())

    async def _show(self, person_id: str) -> None:
        found = await read(queries.get_received, person_id)
        self.received = replace(found, rows=[row.typeset() for row in found.rows])


class ThankState(FormMixin, rx.State):
    """The dialog in which a colleague is thanked (tables: recognition, content, charter).

    `preview` is what was typed at the last pause, as the page of the colleague will show it; `looked` counts
    the pauses, `emptied` how often the form was begun anew. `given` can be taken back.
    """

    desk: StateVar[ThankDesk] = state_var(ThankDesk())
    chosen: StateVar[ThingView] = state_var(ThingView())
    preview: StateVar[RecognitionRow] = state_var(RecognitionRow())
    is_open: StateVar[bool] = state_var(False)
    is_choosing: StateVar[bool] = state_var(False)
    looked: StateVar[int] = state_var(0)
    emptied: StateVar[int] = state_var(0)
    given: StateVar[str] = state_var("")

    @action(RECOGNITION_GIVE)
    async def open(self, person_id: Id):
        """Open the dialog, in which one chooses what one thanks for."""
        await self._begin(person_id, "")

    @action(RECOGNITION_GIVE)
    async def choose(self, thing: Reference):
        """Thank for this one."""
        self.chosen = next((each for each in self.desk.things if each.ref == thing), ThingView())
        self.is_choosing = not self.chosen.ref
        self.preview = replace(self.preview, thing=self.chosen)
        self.errors = {name: text for name, text in self.errors.items() if name != "thing"}

    @action(RECOGNITION_GIVE)
    async def change(self):
        """Choose another thing."""
        self.is_choosing = True

    @action(RECOGNITION_GIVE)
    async def show(self, form: PreviewForm):
        """Show the row that it will be."""
        value = next((each for each in self.desk.articles if each.article == form.article), None)
        self.preview = replace(
            self.preview,
            words=form.words,
            value=value.title if value else "",
            value_language=value.language if value else "",
        ).typeset()
        self.looked += 1

    @action(RECOGNITION_GIVE)
    async def close(self):
        """Leave the dialog; what was typed stays in it for the same colleague."""
        self.is_open = False

    @action(RECOGNITION_GIVE)
    async def discard(self):
        """Leave it without what was typed."""
        self.is_open = False
        self.emptied += 1
        self.preview = RecognitionRow()

    @action(RECOGNITION_GIVE, creates=True)
    async def thank(self, form: ThankForm):
        """Thank, and offer to take it back."""
        person = self.desk.person
        self.given = await write(once, form.request_key, service.thank_colleague, person.id, form.given())
        self.is_open = False
        self.saved += 1
        self.emptied += 1
        self.preview = RecognitionRow()
        await self._show_received(person.id)
        await toast(self, N_("Thanks sent to {name}"), undo=UNDO, name=self.desk.first_name)

    @action(RECOGNITION_GIVE)
    async def undo(self):
        """Take back what was just given, before anybody is told."""
        if self.given:
            person_id = await write(service.take_back, self.given)
            self.given = ""
            await self._show_received(person_id)

    async def _show_received(self, person_id: str) -> None:
        state = await self.get_state(ReceivedState)
        if state.received.person_id == person_id:
            await state._show(person_id)

    async def _begin(self, person_id: str, content_id: str) -> None:
        is_other = self.desk.person.id != person_id
        desk = await read(queries.get_desk, person_id, content_id)
        self.desk = replace(
            desk,
            things=[thing.typeset() for thing in desk.things],
        )
        if is_other:
            self.emptied += 1
            self.chosen, self.preview = ThingView(), RecognitionRow()
        first = self.desk.things[0] if self.desk.things else ThingView()
        if content_id and first.ref.endswith(content_id):
            self.chosen = first
        self.preview = replace(self.preview, giver=self.desk.giver, thing=self.chosen)
        self.is_choosing, self.errors, self.is_open = not self.chosen.ref, {}, True


async def show_received(page: rx.State, person_id: str, *, thanks_for: str | None = None) -> None:
    """Begin the page of a colleague with what they were thanked for, perhaps with the dialog open."""
    received = await page.get_state(ReceivedState)
    await received._show(person_id)
    thanking = await page.get_state(ThankState)
    thanking.is_open = False
    if thanks_for is not None and received.received.can_thank:
        await thanking._begin(person_id, thanks_for)


class ThanksReceivedState(PagedMixin, rx.State):
    """All thanks to a colleague (tables: recognition, content, booking, ritual_meeting)."""

    rows: StateVar[list[RecognitionRow]] = state_var([])
    received: StateVar[ReceivedView] = state_var(ReceivedView())
    is_ready: StateVar[bool] = state_var(False)

    if TYPE_CHECKING:
        person_ref: str

    @action(RECOGNITION_READ)
    async def load(self):
        """Those of the person of the address."""
        self.received = await read(queries.get_received, self.person_ref)
        await self._load_rows()
        self.is_ready = True

    show_more = next_page(RECOGNITION_READ)

    @action(RECOGNITION_GIVE)
    async def take_back(self, recognition_id: Id):
        """Thank no more."""
        await write(service.take_back, recognition_id)
        await self._show_again()
        await toast(self, N_("Taken back."))

    @action(RECOGNITION_GIVE)
    async def hide(self, recognition_id: Id, on: bool):
        """Keep it from everybody else, or show it again."""
        await write(service.hide, recognition_id, on=on)
        await self._show_again()

    @action(CONTENT_MODERATE)
    async def remove(self, recognition_id: Id):
        """Remove it as a moderator."""
        await write(service.remove, recognition_id)
        await self._show_again()
        await toast(self, N_("Removed."))

    async def _page(self, after: str | None) -> Page[RecognitionRow]:
        found = await read(queries.list_received, self.received.person_id, cursor=after)
        return Page([row.typeset() for row in found.items], found.next)

    async def _show_again(self) -> None:
        self.received = await read(queries.get_received, self.received.person_id)
        await self._reload_rows()
