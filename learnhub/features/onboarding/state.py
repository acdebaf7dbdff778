"""What somebody new chooses, before it is kept."""

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.features.onboarding import queries, service
from learnhub.features.onboarding.enums import StartStep, Step
from learnhub.features.onboarding.room import ONBOARDING
from learnhub.features.onboarding.schemas import PICKED_MAX, CardsView, OtherTopicInput, StartView
from learnhub.features.people.room import COMPANY_MANAGE
from learnhub.features.topics.schemas import TopicName
from learnhub.web import pages
from learnhub.web.actions import action, read, toast, write
from learnhub.web.forms import FormMixin
from learnhub.web.vars import StateVar, state_var


class OnboardingState(FormMixin, rx.State):
    """The first days (tables: first_day, person_topic, card_progress)."""

    picked: StateVar[list[str]] = state_var([])
    cards: StateVar[CardsView] = state_var(CardsView())

    @action(ONBOARDING)
    async def pick(self, name: TopicName):
        """Choose a topic, or no longer."""
        chosen = [each for each in self.picked if each != name]
        self.picked = chosen if name in self.picked else [*chosen, name][-PICKED_MAX:]
        await self._preview()

    @action(ONBOARDING)
    async def pick_other(self, form: OtherTopicInput):
        """Choose a topic in one's own words."""
        self.picked = [*dict.fromkeys((*self.picked, form.name))][-PICKED_MAX:]
        self.saved += 1
        await self._preview()

    @action(ONBOARDING)
    async def choose(self):
        """Learn what was chosen, and have its cards."""
        await write(service.choose, names=self.picked)
        self.picked, self.cards = [], CardsView()
        return pages.load_again()

    @action(ONBOARDING)
    async def leave_cards_out(self):
        """Take the cards back."""
        await write(service.leave_cards_out)
        await self._preview()
        return pages.load_again()

    @action(ONBOARDING)
    async def skip(self, step: Step):
        """Go on without a step."""
        await write(service.skip, step=step)
        return pages.load_again()

    @action(ONBOARDING)
    async def leave(self):
        """See Today instead."""
        await write(service.leave)
        return pages.load_again()

    @action(ONBOARDING)
    async def resume(self):
        """Go on with the steps."""
        await write(service.resume)
        return pages.load_again()

    async def _preview(self) -> None:
        self.cards = await read(queries.preview_cards, names=self.picked)


class StartState(rx.State):
    """How far the company is with its start (tables: setting, site, person, person_role, card, ama)."""

    start: StateVar[StartView] = state_var(StartView())
    is_ready: StateVar[bool] = state_var(False)

    @action(COMPANY_MANAGE)
    async def enter(self):
        """Go to the start of the company while steps of it are left, else to its members."""
        self.start = await read(queries.get_start)
        await pages.go_instead(self, "/admin/start" if self.start.left else "/admin/members")

    @action(COMPANY_MANAGE)
    async def load(self):
        """See what is done by now."""
        self.start = await read(queries.get_start)
        self.is_ready = True

    @action(COMPANY_MANAGE)
    async def skip(self, step: StartStep):
        """Go on without a step."""
        await write(service.skip_start, step=step)
        self.start = await read(queries.get_start)

    @action(COMPANY_MANAGE)
    async def leave(self):
        """Skip what is left; Administration begins with the members from now on."""
        await write(service.leave_start)
        await toast(self, N_("You find this page again under Administration, Start."))
        await pages.go(self, "/admin/members")

    @action(COMPANY_MANAGE)
    async def take_up(self, step: StartStep):
        """Come back to a step."""
        await write(service.take_up_start, step=step)
        self.start = await read(queries.get_start)
