"""The forms of a ritual."""

from typing import TYPE_CHECKING

import reflex as rx

from learnhub.core import zones
from learnhub.core.i18n import N_
from learnhub.features.discussion.state import ItemFormMixin, asked_title
from learnhub.features.people.service import once
from learnhub.features.rituals import queries, service, templates
from learnhub.features.rituals.enums import Section
from learnhub.features.rituals.room import RITUALS_WRITE
from learnhub.features.rituals.schemas import EditRitualForm, PlanRitualForm, RitualText
from learnhub.web.actions import action, actor, read, write
from learnhub.web.pages import go, go_instead
from learnhub.web.vars import StateVar, state_var


class RitualFormMixin(ItemFormMixin, mixin=True):
    """What stands in either form, with the zones and the sites to choose from."""

    text: StateVar[RitualText] = state_var(RitualText())
    zones: StateVar[list[str]] = state_var([])
    sites: StateVar[list[tuple[str, str]]] = state_var([])

    async def _open_with_choices(self, text: RitualText) -> None:
        self.zones, self.sites = list(zones.offered(text.zone)), await read(queries.list_sites)
        self._open(text)


class PlanRitualState(RitualFormMixin, rx.State):
    """The form of a new ritual (tables: content, content_section, authorship, ritual, ritual_rhythm)."""

    @action(RITUALS_WRITE)
    async def load(self):
        """A weekly one from today on, what was taken back, or one that begins with a sentence (`?title=`)."""
        await self._show_places()
        person, title = actor(), asked_title(self.router.url.query)
        today = queries.today_in(person.zone).isoformat()
        empty = RitualText(title=title, language=person.language, zone=person.zone, first_on=today)
        await self._open_with_choices(self._take() or empty)

    @action(RITUALS_WRITE, creates=True)
    async def publish(self, form: PlanRitualForm):
        """Plan it and go to its page."""
        ritual_id = await write(once, form.request_key, service.plan_ritual, form.planned())
        await self._say_published(
            ritual_id, form.space_id, N_("It is planned. Colleagues see it in the month.")
        )
        return await go_instead(self, f"/rituals/{ritual_id}")

    @action(RITUALS_WRITE)
    async def begin(self):
        """Begin with an hour once a month, and what one talks about in it."""
        person = actor()
        today = queries.today_in(person.zone)
        await self._open_with_choices(templates.ritual(person.language, person.zone, today, self.text.title))

    @action(RITUALS_WRITE)
    async def undo(self):
        """Take back what was just planned, and put its words into the form again."""
        if await self._take_back(queries.ritual_text, service.remove_ritual):
            return await go_instead(self, "/rituals/new")
        return None


class EditRitualState(RitualFormMixin, rx.State):
    """The form of a ritual that there is (tables: content, content_section, ritual, ritual_rhythm)."""

    if TYPE_CHECKING:
        ritual_ref: str

    @action(RITUALS_WRITE)
    async def load(self):
        """The ritual of the address as it stands, from its next day on."""
        await self._open_with_choices(await read(queries.ritual_text, self.ritual_ref))

    @action(RITUALS_WRITE)
    async def save(self, form: EditRitualForm):
        """Save it from now on and go to its page."""
        texts = {"title": form.title, "body": form.purpose, Section.AGENDA.value: form.agenda}
        if await self._save(service.edit_ritual, form.planned(), texts, N_("It is saved.")):
            await go(self, f"/rituals/{self.text.id}")
