"""The screens of moderation: the queue with one case, flagging, decisions as authors read them, the log."""

from typing import TYPE_CHECKING, Annotated, Literal

import pydantic
import reflex as rx

from learnhub.core.i18n import N_
from learnhub.core.inputs import Line, Text
from learnhub.core.pagination import Page
from learnhub.errors import CHECK_FORM, Invalid
from learnhub.features.moderation import messages, queries, service
from learnhub.features.moderation.enums import Decision, FlagReason
from learnhub.features.moderation.models import NOTE_MAX
from learnhub.features.moderation.room import CONTENT_FLAG, LOG_READ, MODERATION_ANSWER, QUEUE
from learnhub.features.moderation.schemas import (
    MARKS_MAX,
    CaseRow,
    CaseView,
    DecideInput,
    DisagreeInput,
    EntryView,
    FlagInput,
    LogRow,
    MarkInput,
    MessageView,
)
from learnhub.features.people.room import CONTENT_MODERATE
from learnhub.web.actions import FormMixin, action, actor, read, toast, write
from learnhub.web.pages import go_instead
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var

Id = Annotated[str, Line(12)]
Marks = Annotated[list[MarkInput], pydantic.Field(max_length=MARKS_MAX)]
_marks = pydantic.TypeAdapter(Marks)


class CasesState(PagedMixin, rx.State):
    """The queue, or what was decided, with one case in place (tables: moderation_case, flag, content).

    `marks` are the places of the words that are to go, as JSON; `message` is what the author would read.
    """

    rows: StateVar[list[CaseRow]] = state_var([])
    case: StateVar[CaseView] = state_var(CaseView())
    is_past: StateVar[bool] = state_var(False)
    is_chosen: StateVar[bool] = state_var(False)
    decided: StateVar[int] = state_var(0)
    decision: StateVar[str] = state_var("")
    reason: StateVar[str] = state_var("")
    note: StateVar[str] = state_var("")
    missing: StateVar[str] = state_var("")
    first_name: StateVar[str] = state_var("")
    message: StateVar[MessageView] = state_var(MessageView())
    is_ready: StateVar[bool] = state_var(False)
    _marks: str = "[]"

    @action(CONTENT_MODERATE)
    async def load(self):
        """The list of the address (`?tab=decided`), and the case of `?case=` or the first one."""
        wanted = self.router.url.query_parameters
        self.is_past = wanted.get("tab", "") == "decided"
        await self._load_rows()
        self.decided = await read(queries.count_decided)
        chosen = wanted.get("case", "")
        self.is_chosen = bool(chosen)
        await self._open("" if self.is_past else chosen or (self.rows[0].id if self.rows else ""))
        self.is_ready = True

    show_more = next_page(CONTENT_MODERATE)

    async def _page(self, after: str | None) -> Page[CaseRow]:
        return await read(queries.list_cases, decided=self.is_past, cursor=after)

    async def _open(self, case_id: str) -> None:
        self.case = await read(queries.get_case, case_id) if case_id else CaseView()
        if case_id:
            await write(service.claim, case_id)
        self._marks, self.decision, self.note = "[]", "", ""
        self.reason = self.case.flags[0].reason if self.case.flags else ""
        self.first_name = self.case.author.name.partition(" ")[0]
        self._say()

    @action(CONTENT_MODERATE, supersedes=True)
    async def change(
        self, name: Literal["decision", "reason", "note"], value: Annotated[str, Text(NOTE_MAX)]
    ):
        """Choose a decision or a reason, or write to the author."""
        known = {"decision": list(Decision), "reason": list(FlagReason), "note": [value]}
        if value in known[name]:
            setattr(self, name, value)
        self._say()

    @action(CONTENT_MODERATE)
    async def mark(self, marks: Annotated[str, Text(10_000)]):
        """Mark these words, and no others."""
        try:
            _marks.validate_json(marks)
        except pydantic.ValidationError as error:
            raise Invalid(CHECK_FORM) from error
        self._marks = marks
        self._say()

    def _say(self) -> None:
        """What the author would read, and what is still missing."""
        language, is_redaction = self.case.author_language, self.decision == Decision.REDACT
        self.message = MessageView(
            headline=messages.headline(language, self.case.kind, self.decision) if self.decision else "",
            because=messages.because(language, self.decision, self.reason) if self.decision else "",
            note=self.note,
            signature=messages.signature(language, actor().name),
            language=language,
        )
        absent = [
            (not self.decision, "decision"),
            (is_redaction and self._marks == "[]", "marks"),
            (self.decision != Decision.KEEP and not self.reason, "reason"),
            (self.decision != Decision.KEEP and not self.note.strip(), "note"),
        ]
        self.missing = next((name for is_absent, name in absent if is_absent), "")

    @action(CONTENT_MODERATE)
    async def decide(self):
        """Decide the case that is shown, and go on with the next."""
        if self.missing or not self.decision:
            raise Invalid(CHECK_FORM)
        form = DecideInput(
            decision=Decision(self.decision),
            reason=FlagReason(self.reason) if self.reason and self.decision != Decision.KEEP else None,
            note=self.note,
            marks=_marks.validate_json(self._marks) if self.decision == Decision.REDACT else [],
            edition=self.case.edition,
        )
        await write(service.decide, self.case.id, form)
        await toast(self, N_("Decided."))
        await go_instead(self, QUEUE)

    @action(CONTENT_MODERATE)
    async def ask_another(self):
        """Leave the case that is shown to other moderators."""
        await write(service.ask_another, self.case.id)
        await toast(self, N_("Another moderator will read it."))
        await go_instead(self, QUEUE)

    @action(CONTENT_MODERATE)
    async def undo(self, case_id: Id):
        """Take back what one has decided."""
        waits = await write(service.undo, case_id)
        await go_instead(self, f"{QUEUE}?case={case_id}" if waits else f"{QUEUE}?tab=decided")


class FlagState(FormMixin, rx.State):
    """Asking moderators to look at something (tables: flag, moderation_case)."""

    entry: StateVar[EntryView] = state_var(EntryView())

    if TYPE_CHECKING:
        content_ref: str

    @action(CONTENT_FLAG)
    async def load(self):
        """What the address names."""
        self.errors = {}
        self.entry = await read(queries.get_flagged, self.content_ref)

    @action(CONTENT_FLAG)
    async def flag(self, form: FlagInput):
        """Send the flag and go back to where it came from."""
        await write(service.flag, self.entry.id, form)
        self.saved += 1
        await toast(self, N_("Thank you. A moderator will read it, and its author does not learn from whom."))
        await go_instead(self, self.entry.address)


class DecisionState(FormMixin, rx.State):
    """What was decided about something that one wrote (tables: moderation_case, content)."""

    message: StateVar[MessageView] = state_var(MessageView())
    is_ready: StateVar[bool] = state_var(False)

    if TYPE_CHECKING:
        case_ref: str

    @action(MODERATION_ANSWER)
    async def load(self):
        """The case of the address."""
        self.errors, self.is_ready = {}, False
        self.message = await read(queries.get_message, self.case_ref)
        self.is_ready = True

    @action(MODERATION_ANSWER)
    async def answer(self, form: DisagreeInput):
        """Say why it is wrong."""
        await write(service.answer, self.case_ref, form)
        self.saved += 1
        return DecisionState.load


class LogState(PagedMixin, rx.State):
    """What moderators decided (table: moderation_case)."""

    rows: StateVar[list[LogRow]] = state_var([])
    is_ready: StateVar[bool] = state_var(False)

    @action(LOG_READ)
    async def load(self):
        """The latest decisions."""
        await self._load_rows()
        self.is_ready = True

    show_more = next_page(LOG_READ)

    async def _page(self, after: str | None) -> Page[LogRow]:
        return await read(queries.list_log, cursor=after)
