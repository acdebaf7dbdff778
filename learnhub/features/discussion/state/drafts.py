"""Drafts that are kept on the server, so that another device goes on with them."""

import reflex as rx

from learnhub.features.discussion import queries, service
from learnhub.features.discussion.enums import Device
from learnhub.features.discussion.room import DRAFTS_KEEP
from learnhub.features.discussion.schemas import DraftFields, DraftKey, DraftVersion, DraftView
from learnhub.web.actions import action, read, write
from learnhub.web.vars import StateVar, state_var


class DraftState(rx.State):
    """What is kept of the forms that this tab has shown, by their keys (table: draft)."""

    found: StateVar[dict[str, DraftView]] = state_var({})

    @action(DRAFTS_KEEP)
    async def look(self, key: DraftKey):
        """What is kept of a form that has just appeared."""
        self._show(key, await read(queries.find_draft, key))

    @action(DRAFTS_KEEP)
    async def keep(self, key: DraftKey, fields: DraftFields, device: Device, known: DraftVersion):
        """Keep what was typed, unless another device has kept something since the `known` version."""
        self._show(key, await write(service.keep_draft, key, dict(fields), device, known=known))

    @action(DRAFTS_KEEP)
    async def drop(self, key: DraftKey):
        """Forget what was sent, or is not wanted any more."""
        await write(service.drop_draft, key)
        self._show(key, DraftView())

    def _show(self, key: str, draft: DraftView) -> None:
        self.found = {**self.found, key: draft}
