"""The four steps, one field at a time."""

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.core.inputs import Line, Text
from learnhub.core.language import fold
from learnhub.features.feedback import queries, service
from learnhub.features.feedback.enums import STEPS, Step
from learnhub.features.feedback.judged import judged
from learnhub.features.feedback.room import FEEDBACK_GIVE
from learnhub.features.feedback.schemas import STEP_MAX, FeedbackDraftView, JudgementView, StepInput
from learnhub.web.actions import FormMixin, action, actor, read, toast, write
from learnhub.web.pages import go_instead
from learnhub.web.vars import StateVar, state_var

KEPT_MAX = 100


class WriteFeedbackState(FormMixin, rx.State):
    """A note while it is written (tables: feedback_draft, feedback_request, person).

    `step` is the one that is open. `hints` are about the words of any step; what one keeps as written is not
    pointed at again while the tab is open. `is_kept` says that the server has what was typed.
    """

    draft: StateVar[FeedbackDraftView] = state_var(FeedbackDraftView())
    step: StateVar[str] = state_var(Step.SITUATION.value)
    hints: StateVar[list[JudgementView]] = state_var([])
    is_kept: StateVar[bool] = state_var(False)
    _silenced: list[str] = []

    if TYPE_CHECKING:
        draft_ref: str

    @action(FEEDBACK_GIVE)
    async def load(self):
        """The draft of the address, at the first step that is empty."""
        self.draft, self.errors, self.hints, self.is_kept = FeedbackDraftView(), {}, [], False
        self.draft = await read(queries.get_draft, self.draft_ref)
        empty = (step for step in STEPS if not self.draft.words_of(step))
        self.step = next(empty, Step.AHEAD).value
        for step in STEPS:
            await self._look(step, self.draft.words_of(step))

    @action(FEEDBACK_GIVE)
    async def open_step(self, step: Step):
        """Open a step, which may be one that is finished."""
        self.step, self.errors = step.value, {}

    @action(FEEDBACK_GIVE)
    async def keep(self, step: Step, words: Annotated[str, Text(STEP_MAX)]):
        """Keep what is typed so far, at each pause."""
        if self.draft.id:
            await write(service.keep, self.draft.id, step, words)
            self.is_kept = True

    @action(FEEDBACK_GIVE)
    async def leave(self, step: Step, words: Annotated[str, Text(STEP_MAX)]):
        """Keep it when the field is left, and look at the words."""
        if self.draft.id:
            await self._keep(step, words)
            await self._look(step, words)

    @action(FEEDBACK_GIVE)
    async def silence(self, words: Annotated[str, Line(STEP_MAX)]):
        """Keep these words as they are written."""
        self._silenced = [*self._silenced, fold(words)][-KEPT_MAX:]
        self.hints = self._heard(self.hints)

    @action(FEEDBACK_GIVE)
    async def go_on(self, form: StepInput):
        """Finish the open step: the next one opens; after the last one the note goes to whom it is for."""
        step = Step(self.step)
        await self._keep(step, form.words)
        await self._look(step, form.words)
        following = list(STEPS[STEPS.index(step) + 1 :])
        empty = [each for each in STEPS if not self.draft.words_of(each)]
        self.saved += 1
        if following or empty:
            self.step = (following or empty)[0].value
        else:
            await self._send()

    @action(FEEDBACK_GIVE)
    async def discard(self):
        """Delete the draft."""
        await write(service.discard, self.draft.id)
        self.draft = FeedbackDraftView()
        await toast(self, N_("It is deleted. Nobody has read it."))
        await go_instead(self, "/feedback")

    async def _send(self) -> None:
        name = self.draft.first_name
        await write(service.send, self.draft.id)
        self.draft = FeedbackDraftView()
        await toast(self, N_("Sent to {name}. It belongs to them alone now."), name=name)
        await go_instead(self, "/feedback")

    async def _keep(self, step: Step, words: str) -> None:
        await write(service.keep, self.draft.id, step, words)
        self.draft, self.is_kept = replace(self.draft, **{step.value: words}), True

    async def _look(self, step: Step, words: str) -> None:
        found = await asyncio.to_thread(judged, step, words, actor().language)
        self.hints = self._heard([hint for hint in self.hints if hint.step != step.value] + found)

    def _heard(self, hints: list[JudgementView]) -> list[JudgementView]:
        return [hint for hint in hints if fold(hint.words) not in self._silenced]
