"""The screens of badges: those of somebody, and what badges are given for."""

from typing import TYPE_CHECKING, Annotated

import reflex as rx
from pydantic import Field

from learnhub.core.i18n import N_
from learnhub.core.ids import PATTERN
from learnhub.features.badges import issuing, queries, service
from learnhub.features.badges.room import BADGES_KEEP, BADGES_READ, BADGES_REVOKE
from learnhub.features.badges.schemas import BadgesView, PublishForm, RevokeForm, RevokeInput
from learnhub.web.actions import FormMixin, action, read, toast, write
from learnhub.web.vars import StateVar, state_var

Id = Annotated[str, Field(pattern=PATTERN)]


class BadgesState(FormMixin, rx.State):
    """The badges of a colleague (tables: badge_award, badge_evidence, content)."""

    badges: StateVar[BadgesView] = state_var(BadgesView())

    if TYPE_CHECKING:
        person_ref: str

    @action(BADGES_READ)
    async def load(self):
        """Those of the person of the address."""
        await self._show(self.person_ref)

    @action(BADGES_KEEP)
    async def hide(self, award_id: Id, on: bool):
        """Keep one of one's own from everybody else, or show it again."""
        await write(service.hide, award_id, on=on)
        await self._show(self.badges.person_id)

    @action(BADGES_KEEP)
    async def give_back(self, award_id: Id):
        """Give one of one's own back."""
        await write(service.give_back, award_id)
        await self._show(self.badges.person_id)
        await toast(self, N_("You have given it back."))

    @action(BADGES_KEEP)
    async def publish(self, form: PublishForm):
        """Make a public page of one of one's own, or another one of it."""
        await write(issuing.publish, form.award_id, form.evidence)
        self.saved += 1
        await self._show(self.badges.person_id)
        await toast(self, N_("The public page is there."))

    @action(BADGES_REVOKE)
    async def revoke(self, form: RevokeForm):
        """Take one back for the company."""
        await write(service.revoke, form.award_id, RevokeInput(reason=form.reason))
        self.saved += 1
        await self._show(self.badges.person_id)
        await toast(self, N_("The badge is revoked."))

    async def _show(self, person_id: str) -> None:
        self.badges = await read(queries.list_badges, person_id)


async def show_badges(page: rx.State, person_id: str) -> None:
    """Begin the page of a colleague with their badges."""
    await (await page.get_state(BadgesState))._show(person_id)
