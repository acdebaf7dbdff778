"""Suggesting an edit, and what stands of it under a post."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Annotated

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.core.inputs import Line
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.room import CONTENT_SUGGEST
from learnhub.features.discussion.schemas.suggestions import (
    SuggestForm,
    SuggestionAnswerForm,
    SuggestionSource,
    SuggestionView,
)
from learnhub.web.actions import FormMixin, action, read, toast, write
from learnhub.web.pages import go_instead, load_again
from learnhub.web.vars import StateVar, state_var

Id = Annotated[str, Line(12)]


class SuggestionState(FormMixin, rx.State):
    """The open suggestions for what a page shows, by the id of the post (table: suggestion)."""

    of_post: StateVar[dict[str, list[SuggestionView]]] = state_var({})

    @action(CONTENT_SUGGEST)
    async def accept(self, suggestion_id: Id):
        """Write a suggestion as the next edition."""
        await write(service.accept_suggestion, suggestion_id)
        await toast(self, N_("The suggestion is taken."))
        return load_again()

    @action(CONTENT_SUGGEST)
    async def answer(self, form: SuggestionAnswerForm):
        """Say why one does not take it."""
        await write(service.answer_suggestion, form.suggestion_id, form.text)
        self.saved += 1
        return load_again()

    @action(CONTENT_SUGGEST)
    async def withdraw(self, suggestion_id: Id):
        """Take one's own suggestion back."""
        await write(service.withdraw_suggestion, suggestion_id)
        await toast(self, N_("Your suggestion is withdrawn."))
        return load_again()


class SuggestState(FormMixin, rx.State):
    """The form of a suggested edit (tables: content, suggestion)."""

    source: StateVar[SuggestionSource] = state_var(SuggestionSource())

    if TYPE_CHECKING:
        content_ref: str

    @action(CONTENT_SUGGEST)
    async def load(self):
        """The words of what the address names, or those that one suggested."""
        self.errors = {}
        self.source = await read(queries.get_suggestion_source, self.content_ref)

    @action(CONTENT_SUGGEST, creates=True)
    async def suggest(self, form: SuggestForm):
        """Send the suggestion to the author and go back."""
        await write(service.suggest, self.source.content_id, form)
        self.saved += 1
        await toast(self, N_("Your suggestion is sent."))
        await go_instead(self, self.source.address)


async def show_suggestions(page: rx.State, content_ids: Collection[str], *, more: bool = False) -> None:
    """Begin a page with the suggestions for these posts, in one statement; `more` adds them."""
    state = await page.get_state(SuggestionState)
    found = await read(queries.suggestions_of, content_ids)
    state.of_post = {**state.of_post, **found} if more else found
