"""The page of a guide, and what happened when colleagues applied it."""

from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import reflex as rx
import segno
from pydantic import Field

from learnhub.config import settings
from learnhub.core.clock import utcnow
from learnhub.core.i18n import N_
from learnhub.core.inputs import Line
from learnhub.core.pagination import Page
from learnhub.features.discussion.hints import topic_of
from learnhub.features.discussion.state import show_content, show_item
from learnhub.features.freshness.state import show_freshness
from learnhub.features.guides import queries, service
from learnhub.features.guides.enums import HowItWent
from learnhub.features.guides.room import GUIDES_APPLY, GUIDES_READ, GUIDES_WRITE
from learnhub.features.guides.schemas import (
    EditReportInput,
    GuideView,
    ReportCounts,
    ReportForm,
    ReportSource,
    ReportView,
)
from learnhub.features.guides.schemas.steps import STEPS_MAX
from learnhub.features.notices.state import show_following
from learnhub.features.people.service import once
from learnhub.web.actions import FormMixin, action, actor, read, toast, write
from learnhub.web.live import hub
from learnhub.web.pages import go
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var

Id = Annotated[str, Line(12)]
StepNumber = Annotated[int, Field(ge=0, le=STEPS_MAX)]
QR_DARK = "#21201c"


class GuideState(rx.State):
    """The page of a guide (tables: content, content_section, content_html, authorship, content_source).

    `qr` is the picture that a phone scans to open the page, while it is shown.
    """

    guide: StateVar[GuideView] = state_var(GuideView())
    qr: StateVar[str] = state_var("")

    if TYPE_CHECKING:
        guide_ref: str

    @action(GUIDES_READ)
    async def load(self):
        """Show the guide of the address."""
        self.guide, self.qr = GuideView(), ""
        self.guide = await read(queries.open_guide, self.guide_ref)
        await show_content(self)
        await show_item(self, self.guide.id)
        await show_following(self, self.guide.id)
        await show_freshness(self, self.guide.id)
        await (await self.get_state(ReportState))._begin(self.guide)
        await hub.join(self, topic_of(self.guide.id))

    @action(GUIDES_READ)
    async def send(self, step: StepNumber):
        """Show the code that opens the page on a phone, at a step unless that is 0."""
        origin, place = settings().url or str(self.router.url.origin), f"#step-{step}" if step else ""
        code = segno.make(f"{origin}/guides/{self.guide.id}{place}", error="m")
        self.qr = code.svg_data_uri(dark=QR_DARK, border=0, omitsize=True)

    @action(GUIDES_READ)
    async def put_away(self):
        """Show it no more."""
        self.qr = ""

    @action(GUIDES_WRITE)
    async def remove(self):
        """Take one's guide back."""
        await write(service.remove_guide, self.guide.id)
        await toast(self, N_("It is deleted."))
        await go(self, "/library")


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
