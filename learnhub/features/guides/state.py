"""The screens of guides: their page and their forms."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import reflex as rx

from learnhub.core.clock import utcnow
from learnhub.core.i18n import N_
from learnhub.core.inputs import Line
from learnhub.core.pagination import Page
from learnhub.features.discussion.hints import topic_of
from learnhub.features.discussion.state import ItemFormMixin, asked_title, show_content, show_discussion
from learnhub.features.freshness.state import show_freshness
from learnhub.features.guides import queries, service
from learnhub.features.guides.enums import HowItWent, Reaction
from learnhub.features.guides.room import GUIDES_APPLY, GUIDES_READ, GUIDES_WRITE
from learnhub.features.guides.schemas import (
    EditPracticeInput,
    EditReportInput,
    GuideView,
    PracticeForm,
    PracticeText,
    ReportCounts,
    ReportForm,
    ReportSource,
    ReportView,
)
from learnhub.features.notices.state import show_following
from learnhub.features.people.service import once
from learnhub.web.actions import FormMixin, action, actor, read, toast, write
from learnhub.web.live import hub
from learnhub.web.pages import go_instead
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var

Id = Annotated[str, Line(12)]


class GuideState(rx.State):
    """The page of a guide (tables: content, content_section, content_html, authorship, content_source)."""

    guide: StateVar[GuideView] = state_var(GuideView())

    if TYPE_CHECKING:
        guide_ref: str

    @action(GUIDES_READ)
    async def load(self):
        """Show the guide of the address."""
        self.guide = GuideView()
        self.guide = await read(queries.open_guide, self.guide_ref)
        await show_content(self)
        await show_discussion(self, self.guide.id, [self.guide.id])
        await show_following(self, self.guide.id)
        await show_freshness(self, self.guide.id)
        await (await self.get_state(ReportState))._begin(self.guide)
        await hub.join(self, topic_of(self.guide.id))

    @action(GUIDES_APPLY)
    async def react(self, reaction: Reaction, on: bool):
        """Say what it did for oneself, or that it is out of date; or say so no more."""
        view = await write(service.react, self.guide.id, reaction, on=on)
        self.guide = replace(self.guide, reactions=view)
        if on and reaction == Reaction.OUTDATED:
            await toast(self, N_("Its authors are told, without your name."))

    @action(GUIDES_WRITE)
    async def remove(self):
        """Take one's guide back."""
        await write(service.remove_guide, self.guide.id)
        await toast(self, N_("It is deleted."))
        return rx.redirect("/library")


class ReportState(PagedMixin, FormMixin, rx.State):
    """What happened when colleagues applied the guide of a page (tables: applied_report, content).

    `outcome` is the one that the list is narrowed to, `source` the report that is being changed; `today` is
    the reader's day.
    """

    rows: StateVar[list[ReportView]] = state_var([])
    guide_id: StateVar[str] = state_var("")
    counts: StateVar[ReportCounts] = state_var(ReportCounts())
    outcome: StateVar[str] = state_var("")
    source: StateVar[ReportSource] = state_var(ReportSource())
    today: StateVar[str] = state_var("")

    show_more = next_page(GUIDES_READ)

    @action(GUIDES_READ)
    async def filter(self, outcome: HowItWent):
        """Narrow the list to how it went, or widen it again."""
        self.outcome = "" if outcome == self.outcome else outcome
        await self._begin_rows()

    @action(GUIDES_APPLY, creates=True)
    async def apply(self, form: ReportForm):
        """Say what happened when one applied it."""
        await write(once, form.request_key, service.apply_guide, self.guide_id, form)
        self.saved += 1
        await toast(self, N_("Thank you. Its authors are told."))
        await self._read_again()

    @action(GUIDES_APPLY)
    async def open(self, report_id: Id):
        """Open one's report to change it."""
        self.errors = {}
        self.source = await read(queries.get_report_source, report_id)

    @action(GUIDES_APPLY)
    async def close(self):
        """Leave it as it was."""
        self.errors, self.source = {}, ReportSource()

    @action(GUIDES_APPLY)
    async def save(self, form: EditReportInput):
        """Say it otherwise."""
        await write(service.edit_report, self.source.id, form)
        self.source = ReportSource()
        await self._read_again()

    @action(GUIDES_APPLY)
    async def remove(self, report_id: Id):
        """Take one's report back."""
        await write(service.remove_report, report_id)
        await toast(self, N_("It is deleted."))
        await self._read_again()

    @action(GUIDES_WRITE)
    async def add_to_limits(self, report_id: Id):
        """Say in the limits of one's guide what did not work for a colleague."""
        await write(service.add_to_limits, report_id)
        await toast(self, N_("It stands in the limits now. Edit them to say it shorter."))
        return GuideState.load

    async def _begin(self, guide: GuideView) -> None:
        self.guide_id, self.outcome, self.source, self.errors = guide.id, "", ReportSource(), {}
        self.counts = guide.applied
        self.today = utcnow().astimezone(ZoneInfo(actor().zone)).date().isoformat()
        await self._begin_rows()

    async def _read_again(self) -> None:
        self.counts = await read(queries.count_visible_reports, self.guide_id)
        await self._begin_rows()

    async def _page(self, after: str | None) -> Page[ReportView]:
        outcome = HowItWent(self.outcome) if self.outcome else None
        return await read(queries.list_reports, self.guide_id, outcome=outcome, cursor=after)


class TellPracticeState(ItemFormMixin, rx.State):
    """The form of a new best practice (tables: content, content_section, authorship, content_topic)."""

    text: StateVar[PracticeText] = state_var(PracticeText())

    @action(GUIDES_WRITE)
    async def load(self):
        """An empty form, what was taken back, or one that begins with a sentence (`?title=`)."""
        title = asked_title(self.router.url.query)
        self._open(self._take() or PracticeText(title=title, language=actor().language))

    @action(GUIDES_WRITE, creates=True)
    async def publish(self, form: PracticeForm):
        """Publish it for everybody and go to its page."""
        guide_id = await write(once, form.request_key, service.publish_practice, form)
        await self._say_published(guide_id)
        return await go_instead(self, f"/guides/{guide_id}")

    @action(GUIDES_WRITE)
    async def undo(self):
        """Take back what was just published, and put its words into the form again."""
        if await self._take_back(queries.practice_text, service.remove_guide):
            return await go_instead(self, "/practices/new")
        return None


class EditPracticeState(ItemFormMixin, rx.State):
    """The form of a best practice that is published (tables: content, content_section, content_topic)."""

    text: StateVar[PracticeText] = state_var(PracticeText())

    if TYPE_CHECKING:
        guide_ref: str

    @action(GUIDES_WRITE)
    async def load(self):
        """The best practice of the address as it stands."""
        self._open(await read(queries.practice_text, self.guide_ref))

    @action(GUIDES_WRITE)
    async def save(self, form: EditPracticeInput):
        """Save the next edition and go to its page."""
        texts = service.texts_of(form)
        if await self._save(service.edit_practice, form, texts, N_("It is saved.")):
            return rx.redirect(f"/guides/{self.text.id}")
        return None
