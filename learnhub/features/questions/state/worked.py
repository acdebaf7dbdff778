"""For whom the answers of a page worked besides the asker."""

from collections.abc import Collection
from typing import Annotated

import reflex as rx

from learnhub.core.inputs import Line
from learnhub.features.questions import queries, service
from learnhub.features.questions.room import QUESTIONS_VOTE
from learnhub.features.questions.schemas import WorkedForm, WorkedInput, WorkedView
from learnhub.web.actions import FormMixin, action, read, write
from learnhub.web.vars import StateVar, state_var

Id = Annotated[str, Line(12)]


class WorkedState(FormMixin, rx.State):
    """For whom answers worked, by the answer (table: also_worked).

    `answer_id` is that whose line for a condition is open.
    """

    worked: StateVar[dict[str, WorkedView]] = state_var({})
    answer_id: StateVar[str] = state_var("")

    @action(QUESTIONS_VOTE)
    async def confirm(self, answer_id: Id, on: bool):
        """Say that an answer worked, and open the line for a condition; or say so no more."""
        if on:
            view = await write(service.say_worked, WorkedInput(), answer_id=answer_id)
        else:
            view = await write(service.withdraw_worked, answer_id=answer_id)
        self._put(answer_id, view)
        self.errors, self.answer_id = {}, answer_id if on else ""

    @action(QUESTIONS_VOTE)
    async def close(self):
        """Leave the condition as it was."""
        self.errors, self.answer_id = {}, ""

    @action(QUESTIONS_VOTE)
    async def say(self, form: WorkedForm):
        """Say under which condition it worked, or otherwise."""
        self._put(form.answer_id, await write(service.say_worked, form, answer_id=form.answer_id))
        self.answer_id = ""

    def _put(self, answer_id: str, view: WorkedView) -> None:
        self.worked = {**self.worked, answer_id: view}


async def show_worked(page: rx.State, answer_ids: Collection[str], *, more: bool = False) -> None:
    """Begin a page with what is said of these answers; `more` adds them."""
    state = await page.get_state(WorkedState)
    found = {each: WorkedView() for each in answer_ids} | await read(queries.list_worked, answer_ids)
    if not more:
        state.answer_id = ""
    state.worked = {**state.worked, **found} if more else found
