"""The screen of a tip."""

from typing import TYPE_CHECKING

import reflex as rx

from learnhub.features.tips import queries, service
from learnhub.features.tips.room import TIPS_READ, TIPS_WRITE
from learnhub.features.tips.schemas import TipInput, TipView
from learnhub.web.actions import FormMixin, action, read, write


class TipState(FormMixin, rx.State):
    """A tip (tables: content, content_section, authorship)."""

    tip: TipView = TipView()

    if TYPE_CHECKING:
        tip_ref: str

    @action(TIPS_READ)
    async def load(self):
        """The tip of the address."""
        self.tip = await read(queries.get_tip, self.tip_ref)

    @action(TIPS_WRITE)
    async def save(self, form: TipInput):
        """Publish a tip."""
        await write(service.write_tip, form)
        self.saved += 1
