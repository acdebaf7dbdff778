"""What every page of content has on it, whatever its kind: votes, and what a moderator does.

A page gives its votes to `show_content` when it loads and draws them with the components of this room.
"""

from collections.abc import Mapping
from typing import Annotated

import reflex as rx

from learnhub.core.inputs import Line
from learnhub.features.discussion import service
from learnhub.features.discussion.room import CONTENT_VOTE
from learnhub.features.discussion.schemas import HideForm, VoteView
from learnhub.features.people.room import CONTENT_MODERATE
from learnhub.web.actions import FormMixin, action, write
from learnhub.web.pages import load_again
from learnhub.web.vars import StateVar, state_var

Id = Annotated[str, Line(12)]


class VoteState(rx.State):
    """The votes of what a page shows (table: vote): apart, so that a click redraws nothing else."""

    votes: StateVar[dict[str, VoteView]] = state_var({})

    @action(CONTENT_VOTE)
    async def vote(self, content_id: Id, on: bool):
        """Vote for something, or withdraw."""
        vote = await write(service.vote, content_id, on=on)
        self.votes = {**self.votes, content_id: vote}


class ModerationState(FormMixin, rx.State):
    """What a moderator does with what a page shows (tables: content, audit); the page loads again."""

    @action(CONTENT_MODERATE)
    async def hide(self, form: HideForm):
        """Hide something from everybody but its author and moderators."""
        await write(service.hide, form.content_id, form.reason)
        self.saved += 1
        return load_again()

    @action(CONTENT_MODERATE)
    async def unhide(self, content_id: Id):
        """Show it again."""
        await write(service.unhide, content_id)
        return load_again()


async def show_content(page: rx.State, votes: Mapping[str, VoteView] | None = None) -> None:
    """Begin the page of a piece of content: its votes by id, and no problem left of an earlier one."""
    (await page.get_state(VoteState)).votes = dict(votes or {})
    (await page.get_state(ModerationState)).errors = {}


async def add_votes(page: rx.State, votes: Mapping[str, VoteView]) -> None:
    """The votes of what the page shows besides."""
    voting = await page.get_state(VoteState)
    voting.votes = {**voting.votes, **votes}
