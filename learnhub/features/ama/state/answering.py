"""Writing answers down, and a session that is over as it is read."""

from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import reflex as rx
from pydantic import Field

from learnhub.core.i18n import N_
from learnhub.features.ama import queries, service
from learnhub.features.ama.enums import AnswerPart, Section
from learnhub.features.ama.queries.ended import SECTION
from learnhub.features.ama.room import AMA_HOST, AMA_READ
from learnhub.features.ama.schemas import (
    AnswerInput,
    AnswerText,
    AnswerWords,
    EndedView,
    Id,
    PromiseInput,
    PromiseText,
)
from learnhub.features.discussion.errors import EditedMeanwhile
from learnhub.web.actions import FormMixin, action, read, toast, write
from learnhub.web.vars import StateVar, state_var

Kept = Annotated[int, Field(ge=0, lt=2**31)]


class AmaAnswersState(FormMixin, rx.State):
    """Answers as hosts write them and as everybody reads them (tables: ama_question, ama_answer, content)."""

    if TYPE_CHECKING:
        ama_ref: StateVar[str]

    view: StateVar[EndedView] = state_var(EndedView())
    editing: StateVar[AnswerText] = state_var(AnswerText())
    promising: StateVar[PromiseText] = state_var(PromiseText())
    note: StateVar[AnswerText] = state_var(AnswerText())

    async def _show(self) -> None:
        """The document of the session, as far as it is shown."""
        shown = max(SECTION, len(self.view.live), len(self.view.open))
        self.view = await read(queries.open_ended, self.ama_ref, size=shown)

    @action(AMA_READ)
    async def show_more(self, section: Section):
        """More of a section."""
        view = self.view
        after = view.live_next if section == Section.LIVE else view.open_next
        if after:
            size = SECTION + len(view.live if section == Section.LIVE else view.open)
            self.view = await read(queries.open_ended, self.ama_ref, size=size)

    @action(AMA_HOST)
    async def write(self, question: Id, part: AnswerPart):
        """Open the form of a note or an answer in writing."""
        self.editing = await read(queries.get_answer_text, self.ama_ref, question, part=part)
        self.errors = {}

    @action(AMA_HOST)
    async def stop_writing(self):
        """Leave that form."""
        self.editing, self.errors = AnswerText(), {}

    @action(AMA_HOST)
    async def save(self, form: AnswerInput):
        """Keep what was written."""
        await write(service.save_answer, self.ama_ref, form)
        self.editing = AnswerText()
        self.saved += 1
        await self._show()
        await toast(self, N_("Saved."))

    @action(AMA_HOST)
    async def choose_promise(self, question: Id):
        """Open the form that asks who answers in writing, and by when."""
        self.promising = await read(queries.get_promise, self.ama_ref, question)
        self.errors = {}

    @action(AMA_HOST)
    async def stop_promising(self):
        """Leave that form."""
        self.promising, self.errors = PromiseText(), {}

    @action(AMA_HOST)
    async def promise(self, form: PromiseInput):
        """Leave a question to be answered in writing."""
        await write(service.promise, self.ama_ref, form)
        self.promising = PromiseText()
        self.saved += 1
        if self.view.figures.asked:
            await self._show()

    @action(AMA_HOST)
    async def open_note(self, question: Id):
        """The note of the question on air."""
        self.note = await read(queries.get_answer_text, self.ama_ref, question, part=AnswerPart.NOTE)

    @action(AMA_HOST)
    async def keep_note(self, question: Id, text: AnswerWords, edition: Kept):
        """Keep a note at a pause; where another host wrote meanwhile, bring what is there instead."""
        form = AnswerInput(question=question, part=AnswerPart.NOTE, text=text, edition=edition)
        with suppress(EditedMeanwhile):  # the field shows the other words beside one's own
            await write(service.save_answer, self.ama_ref, form)
        self.note = await read(queries.get_answer_text, self.ama_ref, question, part=AnswerPart.NOTE)


async def show_document(page: rx.State) -> None:
    """Let a page begin to show the document of its session."""
    state = await page.get_state(AmaAnswersState)
    state.view, state.editing, state.promising, state.errors = EndedView(), AnswerText(), PromiseText(), {}
    await state._show()
