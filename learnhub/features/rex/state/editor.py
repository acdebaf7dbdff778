"""Writing a REX together: each text, moment and fact is saved by itself."""

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Literal
from urllib.parse import parse_qs

import reflex as rx
from pydantic import Field, ValidationError

from learnhub.core import bus
from learnhub.core.i18n import N_
from learnhub.core.inputs import Edition, Line, Text
from learnhub.errors import Invalid, LearnHubError
from learnhub.features.actions import service as actions
from learnhub.features.actions.schemas import ActionItemInput
from learnhub.features.discussion.differences import difference
from learnhub.features.discussion.errors import EditedMeanwhile
from learnhub.features.rex import presence, queries, service, tree
from learnhub.features.rex.drawing import Drawing, drawn
from learnhub.features.rex.hints import WRITING, writing_topic
from learnhub.features.rex.models import CAUSE_MAX
from learnhub.features.rex.parts import PARTS, Part
from learnhub.features.rex.room import REX_WRITE
from learnhub.features.rex.schemas import (
    CauseInput,
    CauseMarksInput,
    EntryForm,
    FactsForm,
    LineView,
    RexView,
    SavedView,
    SeenView,
    WriterView,
)
from learnhub.features.rex.schemas.editor import FACTS_MAX
from learnhub.features.rex.schemas.inputs import PLACE_MAX, TEXT_MAX
from learnhub.features.rex.tree import Step
from learnhub.web.actions import FormMixin, action, actor, read, toast, write
from learnhub.web.live import LiveState, Topic, hub
from learnhub.web.pages import go
from learnhub.web.vars import StateVar, state_var

ANSWERS_KEPT = 30
Id = Annotated[str, Line(12, 1)]
Key = Annotated[str, Line(60, 8)]
Unit = Annotated[str, Field(pattern=r"^(text:[a-z]{1,15}|(cause|entry):\w{1,40})?$")]
Place = Annotated[int, Field(ge=0, le=PLACE_MAX)]
Mark = Literal["kind", "joins", "can_act", "nobody_knows"]


class WritingLiveState(LiveState, rx.State):
    """A mark that changes with the REX, and who writes where (pushed by the hub)."""

    version: StateVar[str] = state_var("")
    writers: StateVar[list[WriterView]] = state_var([])


hub.register(Topic(WRITING, WritingLiveState, queries.live_writing, queries.may_watch_writing))


class EditRexState(FormMixin, rx.State):
    """The editor of a REX (tables: rex, rex_entry, rex_cause, content, content_section).

    `answers` are those to what this tab sent last, by the keys under which it was sent. The texts stand
    beside the rest of the REX, because each goes to the browser only when it is another one.
    """

    rex: StateVar[RexView] = state_var(RexView())
    texts: StateVar[dict[str, str]] = state_var({})
    edition: StateVar[int] = state_var(1)
    entries: StateVar[list[SeenView]] = state_var([])
    lines: StateVar[list[LineView]] = state_var([])
    drawing: StateVar[Drawing] = state_var(Drawing())
    acting: StateVar[list[str]] = state_var([])
    open_ends: StateVar[int] = state_var(0)
    answers: StateVar[dict[str, SavedView]] = state_var({})
    part: StateVar[str] = state_var(Part.HAPPENED.value)

    if TYPE_CHECKING:
        rex_ref: str

    @action(REX_WRITE)
    async def load(self):
        """The REX of the address, with the part that it names (`?part=`)."""
        asked = parse_qs(self.router.url.query).get("part", [""])[-1]
        self.part = asked if asked in PARTS else Part.HAPPENED.value
        if self.rex.id != self.rex_ref:
            self.rex, self.errors = RexView(), {}
        await self._show(self.rex_ref)
        await hub.join(self, writing_topic(self.rex.id))

    @action(REX_WRITE)
    async def refresh(self, version: Annotated[str, Line(20)]):
        """Show what has changed."""
        if self.rex.id:
            await self._show(self._id())

    @action(REX_WRITE)
    async def save(self, unit: Unit, text: Annotated[str, Text(TEXT_MAX)], edition: Edition, key: Key):
        """Save one text; what a colleague changed in it meanwhile comes back with it."""
        try:
            saved = await write(service.save_unit, self._id(), unit, text, edition)
            self._answer(SavedView(key, unit, saved.id, saved.words, saved.edition))
        except EditedMeanwhile as problem:
            now = await write(service.present_unit, self._id(), unit)
            pieces = await asyncio.to_thread(difference, now.words, text)
            taken = SavedView(key, unit, now.id, now.words, now.edition, problem.code, True, pieces)
            self._answer(taken)
        except LearnHubError as problem:
            self._answer(SavedView(key, unit, problem=problem.code))
            raise

    @action(REX_WRITE)
    async def add_fact(
        self, row: Key, parent_id: Id, place: Place, words: Annotated[str, Line(CAUSE_MAX, 1)], key: Key
    ):
        """Write down what was needed for a fact, once however often it comes."""
        try:
            form = CauseInput(parent_id=parent_id, words=words, place=place)
            cause_id = await write(service.add_cause, self._id(), form, key=row)
        except LearnHubError as problem:
            self._answer(SavedView(key, row, problem=problem.code))
            raise
        await self._show(self._id())
        line = next((each for each in self.lines if each.id == cause_id), LineView(cause_id, words))
        self._answer(SavedView(key, row, cause_id, line.words, line.edition))

    @action(REX_WRITE)
    async def add_facts(self, form: FactsForm):
        """Write down one fact for each line; without a fact to hang them under, under what happened."""
        parent_id = form.parent_id or (self.lines[0].id if self.lines else "")
        await write(service.add_causes, self._id(), parent_id, form.facts)
        self.saved += 1
        await self._show(self._id())

    @action(REX_WRITE)
    async def paste_facts(self, parent_id: Id, facts: Annotated[str, Text(FACTS_MAX, 1)]):
        """The same of a list that was pasted under a fact."""
        await write(service.add_causes, self._id(), parent_id, facts)
        await self._show(self._id())

    @action(REX_WRITE)
    async def move_fact(self, cause_id: Id, step: Step):
        """Move a fact one step up, down, in or out."""
        await write(service.step_cause, self._id(), cause_id, step)
        await self._show(self._id())

    @action(REX_WRITE)
    async def hang_fact(self, cause_id: Id, under: Id):
        """Hang a fact under another one, as it was dragged there."""
        await write(service.hang_cause, self._id(), cause_id, under)
        await self._show(self._id())

    @action(REX_WRITE)
    async def mark_fact(self, cause_id: Id, mark: Mark, value: Annotated[str, Line(15)]):
        """Say of which kind a fact is, how what it needed came together, or how its branch ends."""
        given: Any = value if mark in ("kind", "joins") else bool(value)
        try:
            form = CauseMarksInput.model_validate({mark: given})
        except ValidationError:
            raise Invalid(N_("Choose one of the offered values.")) from None
        await write(service.mark_cause, self._id(), cause_id, form)
        await self._show(self._id())

    @action(REX_WRITE)
    async def remove_fact(self, cause_id: Id):
        """Take a fact out, with what was needed for it."""
        await write(service.remove_cause, self._id(), cause_id)
        await self._show(self._id())

    @action(REX_WRITE)
    async def keep_as_lesson(self, cause_id: Id):
        """Write a fact among the lessons."""
        await write(service.keep_as_lesson, self._id(), cause_id)
        await toast(self, N_("It stands among the lessons now."))
        await self._show(self._id())

    @action(REX_WRITE)
    async def add_entry(self, form: EntryForm):
        """Write down what was seen at a moment."""
        await write(service.add_entry, self._id(), form.seen(actor().zone))
        self.saved += 1
        await self._show(self._id())

    @action(REX_WRITE)
    async def remove_entry(self, entry_id: Id):
        """Take a moment out."""
        await write(service.remove_entry, self._id(), entry_id)
        await self._show(self._id())

    @action(REX_WRITE)
    async def add_action(self, form: ActionItemInput):
        """Agree that somebody does something by a day."""
        await write(service.add_action, self._id(), form)
        self.saved += 1
        await self._show(self._id())

    @action(REX_WRITE)
    async def finish_action(self, action_id: Id, on: bool):
        """Say that something is done, or is not after all."""
        await write(actions.finish_action, action_id, is_done=on)
        await self._show(self._id())

    @action(REX_WRITE)
    async def write_here(self, unit: Unit):
        """Say in which text one writes, or that one writes in none; nothing keeps it."""
        rex_id, person_id = self.rex.id, actor().person_id
        if not rex_id or not person_id or not await read(queries.may_watch_writing, rex_id):
            return
        topic = writing_topic(rex_id)
        if presence.note(rex_id, person_id, unit):
            bus.hint(topic)
        if unit:
            asyncio.get_running_loop().call_later(presence.KEPT_SECONDS + 1, bus.hint, topic)

    @action(REX_WRITE)
    async def ask_check(self):
        """Ask those who were there whether the facts are right, and go to the page."""
        await write(service.ask_check, self._id())
        await toast(self, N_("Those who were there are asked whether the facts are right."))
        await go(self, f"/rex/{self.rex.id}")

    def _id(self) -> str:
        """The REX of the address: what is sent again after a restart may come before the page is loaded."""
        return self.rex.id or self.rex_ref

    def _answer(self, answer: SavedView) -> None:
        kept = {**self.answers, answer.key: answer}
        self.answers = dict(list(kept.items())[-ANSWERS_KEPT:])

    async def _show(self, rex_id: str) -> None:
        rex = await read(queries.get_rex, rex_id)
        causes = tree.values(rex.causes)
        placed, ends = tree.in_order(causes), tree.open_ends(causes)
        self._put(
            texts=rex.texts,
            edition=rex.edition,
            entries=rex.entries,
            lines=lines_of(rex, placed),
            drawing=drawn(causes),
            acting=[each.words for each in rex.causes if each.can_act],
            open_ends=len([each for each in ends if each.parent_id]),
            rex=replace(rex, texts={}, htmls={}, entries=[], causes=[], edition=1),
        )

    def _put(self, **values: Any) -> None:
        """Assign what is another value than before: the rest need not go to the browser again."""
        for name, value in values.items():
            if getattr(self, name) != value:
                setattr(self, name, value)


def lines_of(rex: RexView, placed: list[tree.Placed]) -> list[LineView]:
    """The facts in the order of reading, each with how deep it stands."""
    editions = {each.id: each.edition for each in rex.causes}
    return [
        LineView(
            id=each.cause.id,
            words=each.cause.words,
            edition=editions[each.cause.id],
            depth=each.depth,
            conditions=each.conditions,
            kind=each.cause.kind,
            joins=each.cause.joins,
            can_act=each.cause.can_act,
            nobody_knows=each.cause.nobody_knows,
        )
        for each in placed
    ]
