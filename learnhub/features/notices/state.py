"""Following what a page shows."""

from typing import Annotated

import reflex as rx

from learnhub.core.inputs import Line
from learnhub.features.notices import queries, service
from learnhub.features.notices.room import NOTICES_CHANGE
from learnhub.web.actions import action, read, write
from learnhub.web.vars import StateVar, state_var

Id = Annotated[str, Line(12)]


class FollowState(rx.State):
    """Whether one follows what the page shows (table: follow)."""

    is_on: StateVar[bool] = state_var(False)

    @action(NOTICES_CHANGE)
    async def follow(self, content_id: Id, on: bool):
        """Hear of what happens there, or no more of it."""
        await write(service.follow if on else service.unfollow, content_id)
        self.is_on = on


async def show_following(page: rx.State, content_id: str) -> None:
    """Begin the page of something that one can follow: who opens it has seen what was told of it."""
    standing = await read(queries.get_standing, content_id)
    (await page.get_state(FollowState)).is_on = standing.is_following
    if standing.has_unseen:
        await write(service.note_seen, content_id)
