"""The screens of checklists: their page, their forms, and a run."""

from typing import TYPE_CHECKING

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.core.pagination import Page
from learnhub.features.checklists import queries, service, templates
from learnhub.features.checklists.hints import TOPIC
from learnhub.features.checklists.hints import topic_of as topic_of_run
from learnhub.features.checklists.room import CHECKLISTS_READ, CHECKLISTS_RUN, CHECKLISTS_WRITE
from learnhub.features.checklists.schemas import (
    ChecklistForm,
    ChecklistText,
    ChecklistView,
    EditChecklistInput,
    RunRow,
    RunView,
    StartRunForm,
)
from learnhub.features.discussion.hints import topic_of
from learnhub.features.discussion.state import ItemFormMixin, asked_title, show_content, show_item
from learnhub.features.freshness.state import show_freshness
from learnhub.features.notices.state import show_following
from learnhub.features.people.service import once
from learnhub.web.actions import FormMixin, action, actor, read, toast, write
from learnhub.web.live import LiveState, Topic, hub
from learnhub.web.pages import go, go_instead
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var


class ChecklistState(PagedMixin, FormMixin, rx.State):
    """The page of a checklist and its runs (tables: content, content_section, authorship, checklist_run)."""

    checklist: StateVar[ChecklistView] = state_var(ChecklistView())
    rows: StateVar[list[RunRow]] = state_var([])

    if TYPE_CHECKING:
        checklist_ref: str

    show_more = next_page(CHECKLISTS_RUN)

    @action(CHECKLISTS_READ)
    async def load(self):
        """Show the checklist of the address."""
        self.checklist, self.errors = ChecklistView(), {}
        self.checklist = await read(queries.open_checklist, self.checklist_ref)
        await show_content(self)
        await show_item(self, self.checklist.id)
        await show_following(self, self.checklist.id)
        await show_freshness(self, self.checklist.id)
        await self._begin_rows()
        await hub.join(self, topic_of(self.checklist.id))

    @action(CHECKLISTS_RUN, creates=True)
    async def start(self, form: StartRunForm):
        """Begin a run and go to it."""
        run_id = await write(once, form.request_key, service.start_run, self.checklist.id, form)
        self.saved += 1
        await go(self, f"/runs/{run_id}")

    @action(CHECKLISTS_WRITE)
    async def remove(self):
        """Take one's checklist back."""
        await write(service.remove_checklist, self.checklist.id)
        await toast(self, N_("It is deleted."))
        await go(self, "/library")

    async def _page(self, after: str | None) -> Page[RunRow]:
        if not actor().may(CHECKLISTS_RUN):
            return Page()
        return await read(queries.list_runs, self.checklist.id, cursor=after)


class RunLiveState(LiveState, rx.State):
    """How much was done in the run that is open, pushed by the hub (table: checklist_mark)."""

    run_id: StateVar[str] = state_var("")
    count: StateVar[int] = state_var(0)


hub.register(Topic(TOPIC, RunLiveState, queries.live_run, queries.may_watch))


class RunState(rx.State):
    """A run as it was when its page was opened (tables: checklist_run, checklist_mark, revision, content).

    From then on the browser has it (`assets/run.js`): it must go on without a connection.
    """

    run: StateVar[RunView] = state_var(RunView())

    if TYPE_CHECKING:
        run_ref: str

    @action(CHECKLISTS_RUN)
    async def load(self):
        """Show the run of the address; one that is shown already stays while it is read again."""
        if self.run.id != self.run_ref:
            self.run = RunView()
        self.run = await read(queries.open_run, self.run_ref)
        await hub.join(self, topic_of_run(self.run.id))

    @action(CHECKLISTS_RUN)
    async def remove(self):
        """Delete one's run."""
        checklist_id = await write(service.remove_run, self.run.id)
        await toast(self, N_("It is deleted."))
        return await go_instead(self, f"/checklists/{checklist_id}")


class WriteChecklistState(ItemFormMixin, rx.State):
    """The form of a new checklist (tables: content, content_section, authorship, content_topic)."""

    text: StateVar[ChecklistText] = state_var(ChecklistText())

    @action(CHECKLISTS_WRITE)
    async def load(self):
        """An empty form, what was taken back, or one that begins with a sentence (`?title=`)."""
        await self._show_places()
        title = asked_title(self.router.url.query)
        self._open(self._take() or ChecklistText(title=title, language=actor().language))

    @action(CHECKLISTS_WRITE, creates=True)
    async def publish(self, form: ChecklistForm):
        """Publish it for everybody and go to its page."""
        checklist_id = await write(once, form.request_key, service.publish_checklist, form)
        await self._say_published(checklist_id, form.space_id)
        return await go_instead(self, f"/checklists/{checklist_id}")

    @action(CHECKLISTS_WRITE)
    async def begin(self):
        """Begin with points to fill in."""
        self._open(templates.checklist(actor().language, self.text.title))

    @action(CHECKLISTS_WRITE)
    async def undo(self):
        """Take back what was just published, and put its words into the form again."""
        if await self._take_back(queries.checklist_text, service.remove_checklist):
            return await go_instead(self, "/checklists/new")
        return None


class EditChecklistState(ItemFormMixin, rx.State):
    """The form of a checklist that is published (tables: content, content_section, content_topic)."""

    text: StateVar[ChecklistText] = state_var(ChecklistText())

    if TYPE_CHECKING:
        checklist_ref: str

    @action(CHECKLISTS_WRITE)
    async def load(self):
        """The checklist of the address as it stands."""
        self._open(await read(queries.checklist_text, self.checklist_ref))

    @action(CHECKLISTS_WRITE)
    async def save(self, form: EditChecklistInput):
        """Save the next edition and go to its page."""
        texts = {"title": form.title, "body": form.when, "points": form.points}
        if await self._save(service.edit_checklist, form, texts, N_("It is saved."), merges=True):
            await go(self, f"/checklists/{self.text.id}")
