"""One REX on its page: what it says, and what those who were there do with it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import reflex as rx

from learnhub.core.clock import today
from learnhub.core.i18n import N_
from learnhub.core.inputs import Line
from learnhub.features.actions import service as actions
from learnhub.features.actions.schemas import ActionItemInput
from learnhub.features.discussion.hints import topic_of
from learnhub.features.discussion.schemas import Offer
from learnhub.features.discussion.state import show_content, show_discussion
from learnhub.features.notices.state import show_following
from learnhub.features.rex import queries, service
from learnhub.features.rex.drawing import Drawing
from learnhub.features.rex.enums import RexStage
from learnhub.features.rex.room import REX_READ, REX_WRITE
from learnhub.features.rex.schemas import CheckInput, EffectInput, FactLine, ReviewForm, RexView, SeenView
from learnhub.web.actions import FormMixin, action, actor, read, toast, write
from learnhub.web.live import hub
from learnhub.web.pages import go
from learnhub.web.vars import StateVar, state_var

Id = Annotated[str, Line(12)]


class RexState(FormMixin, rx.State):
    """The page of a REX (tables: rex, rex_entry, rex_cause, rex_witness, action_item, content_html).

    `lines` are the facts of its tree with their depth, `drawing` is the tree; `has_checked`: its reader found
    the facts right or otherwise. `found` are the colleagues whom a name fits, `meetings` are those in
    which it can be reviewed. `markdown` is for the clipboard. `saved` goes up with everything that a form has
    sent.
    """

    rex: StateVar[RexView] = state_var(RexView())
    markdown: StateVar[str] = state_var("")
    entries: StateVar[list[SeenView]] = state_var([])
    lines: StateVar[list[FactLine]] = state_var([])
    drawing: StateVar[Drawing] = state_var(Drawing())
    owners: StateVar[list[tuple[str, str]]] = state_var([])
    has_checked: StateVar[bool] = state_var(False)
    found: StateVar[list[Offer]] = state_var([])
    meetings: StateVar[list[tuple[str, str]]] = state_var([])
    today: StateVar[str] = state_var("")
    saved: StateVar[int] = state_var(0)

    if TYPE_CHECKING:
        rex_ref: str

    @action(REX_READ)
    async def load(self):
        """Show the REX of the address."""
        self.rex, self.found = RexView(), []
        await self._show(self.rex_ref)
        await show_content(self)
        await show_discussion(self, self.rex.id, [self.rex.id])
        await show_following(self, self.rex.id)
        await hub.join(self, topic_of(self.rex.id))

    async def _show(self, rex_id: str) -> None:
        self.rex, self.markdown = await read(queries.open_rex, rex_id)
        self.entries, self.lines = self.rex.entries, queries.lines_of(self.rex)
        self.drawing = queries.drawing_of(self.rex)
        self.owners = [(each.person.id, each.person.name) for each in self.rex.people]
        self.has_checked = any(each.is_me and each.has_checked for each in self.rex.people)
        self.today = today(actor().zone).isoformat()
        is_planned = self.rex.can_write and self.rex.stage in (RexStage.CHECKING, RexStage.REVIEW)
        self.meetings = await read(queries.list_meetings) if is_planned else []

    async def _do(self, change: Callable[..., Any], *given: Any) -> None:
        await write(change, self.rex.id, *given)
        self.saved += 1
        await self._show(self.rex.id)

    @action(REX_WRITE)
    async def remove(self):
        """Take it back."""
        await write(service.remove_rex, self.rex.id)
        await toast(self, N_("It is deleted."))
        await go(self, "/rex")

    @action(REX_WRITE)
    async def ask_check(self):
        """Ask those who were there whether the facts are right."""
        await self._do(service.ask_check)
        await toast(self, N_("Everybody who was there is asked."))

    @action(REX_WRITE)
    async def check(self, form: CheckInput):
        """Say that the facts are right, or what differs."""
        await self._do(service.check_facts, form)
        await toast(self, N_("Thank you. The others see it."))

    @action(REX_WRITE)
    async def plan_review(self, form: ReviewForm):
        """Say when it is reviewed, and perhaps in which meeting."""
        await self._do(service.plan_review, form.chosen())

    @action(REX_WRITE)
    async def publish(self):
        """Show it to the company."""
        await self._do(service.publish_rex)
        await toast(self, N_("It is published. In 90 days you are asked whether it changed anything."))

    @action(REX_WRITE, supersedes=True)
    async def look_for(self, typed: Annotated[str, Line(60)]):
        """Colleagues whose name begins like this."""
        known = {each.person.id for each in self.rex.people}
        offers = await read(queries.list_candidates, self.rex.id, typed) if typed else []
        self.found = [offer for offer in offers if offer.id not in known]

    @action(REX_WRITE)
    async def add_person(self, person_id: Id):
        """Let a colleague who was there write it, too."""
        await self._do(service.add_person, person_id)
        self.found = []

    @action(REX_WRITE)
    async def remove_person(self, person_id: Id):
        """Take off who was not there, or leave."""
        await write(service.remove_person, self.rex.id, person_id)
        if person_id == actor().person_id:
            return await go(self, "/rex")
        return await self._show(self.rex.id)

    @action(REX_WRITE)
    async def add_action(self, form: ActionItemInput):
        """Note who changes something by a day."""
        await self._do(service.add_action, form)

    @action(REX_WRITE)
    async def finish_action(self, action_id: Id, on: bool):
        """Say that something is done, or is not after all."""
        await write(actions.finish_action, action_id, is_done=on)
        await self._show(self.rex.id)

    @action(REX_WRITE)
    async def answer_effect(self, form: EffectInput):
        """Say whether it changed anything."""
        await self._do(service.answer_effect, form)
        await toast(self, N_("Thank you. It stands on the page."))
