"""The pages of moderation."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.discussion.components import kind_label
from learnhub.features.moderation import components as parts
from learnhub.features.moderation.enums import REASONS, Decision
from learnhub.features.moderation.models import NOTE_MAX
from learnhub.features.moderation.room import CONTENT_FLAG, LOG_READ, MODERATION_ANSWER, QUEUE
from learnhub.features.moderation.state import CasesState, DecisionState, FlagState, LogState
from learnhub.features.people.room import CONTENT_MODERATE
from learnhub.ui.text import _, ngettext_
from learnhub.web.pages import Page

LOG = "/moderation"
PAUSE_MS = 300
CONFIRM = "redact-for-good"
_REASONS = [(str(reason), _(word)) for reason, word in REASONS.items()]


def queue_page() -> rx.Component:
    """What waits at the left, the case that is read at the right; on phones one after the other."""
    state = CasesState
    count = state.rows.length()
    waiting = ngettext_("{n} item to look at", "{n} items to look at", count)
    title = rx.cond(state.is_past, _("Decided"), rx.cond(count > 0, waiting, _("Nothing to look at")))
    intro = _(
        "Hidden first, then oldest. Three flags hide an item until a moderator has read it, and its author "
        "is told."
    )
    detail = ui.el.section(
        rx.cond(state.case.id != "", _case()), aria_label=_("The item in place"), class_name="case"
    )
    layout = rx.cond(state.is_chosen, "cases case-chosen", "cases")
    return ui.el.div(
        ui.heading(title, intro),
        ui.loaded(
            state.is_ready, ui.el.div(ui.el.section(_tabs(), _list()), detail, class_name=layout), rows=4
        ),
    )


def _tabs() -> rx.Component:
    state = CasesState
    return ui.tabs(
        [
            (_("To decide"), QUEUE, ~state.is_past, None),
            (_("Decided"), f"{QUEUE}?tab=decided", state.is_past, state.decided),
        ],
        label=_("Queue"),
    )


def _list() -> rx.Component:
    state = CasesState

    def row(each: Any) -> rx.Component:
        to = rx.Var.create(f"{QUEUE}?case=") + each.id
        return parts.case_row(each, to=to, current=each.id == state.case.id, on_undo=state.undo(each.id))

    nothing = ui.empty(_("Nothing waits for you"), _("What colleagues flag comes here."), icon="shield_check")
    return rx.fragment(
        rx.cond(state.rows.length() > 0, ui.el.ul(rx.foreach(state.rows, row), class_name="mqs"), nothing),
        ui.pager(state.has_more, state.show_more),
    )


def _case() -> rx.Component:
    state, case = CasesState, CasesState.case
    needs_words = (state.decision == Decision.REDACT) | (state.decision == Decision.HIDE)
    return rx.fragment(
        ui.text_link(_("Back to the queue"), to=QUEUE, class_name="t-body case-back"),
        parts.case_head(case),
        parts.case_entry(case.before),
        parts.case_texts(case, active=state.decision == Decision.REDACT, on_marks=state.mark),
        parts.case_entry(case.after),
        parts.case_flags(case),
        parts.decision_options(state.decision, state.change),
        rx.cond(needs_words, _words()),
        _actions(),
    )


def _words() -> rx.Component:
    """The reason and the words to the author, beside what comes of them."""
    state = CasesState
    reason = ui.select(
        "reason",
        _REASONS,
        placeholder=_("Choose"),
        value=state.reason,
        on_change=lambda to: state.change("reason", to),
    )
    note = ui.text_area(
        "note",
        4,
        max_length=NOTE_MAX,
        on_change=lambda words: state.change("note", words).debounce(PAUSE_MS),
        key=state.case.id,
    )
    to_name = _("In your words, to {name}", name=state.first_name)
    label = rx.cond(state.first_name != "", to_name, _("In your words, to its author"))
    return ui.el.div(
        ui.el.div(
            ui.field("reason", _("Reason"), reason), ui.field("note", label, note), class_name="col g3"
        ),
        parts.message_preview(state.message, state.first_name),
        class_name="case-words",
    )


def _actions() -> rx.Component:
    state = CasesState
    is_redaction = state.decision == Decision.REDACT
    solid: dict[str, Any] = {
        "variant": "solid",
        "size": "3",
        "disabled": state.missing != "",
        "data_decide": "",
    }
    asked = ui.button(_decide_words(), **solid, **ui.open_dialog(CONFIRM))
    done = ui.button(_decide_words(), **solid, on_click=state.decide)
    return rx.fragment(
        ui.dock(
            rx.cond(is_redaction, asked, done),
            ui.button(_("Ask another moderator"), size="3", on_click=state.ask_another),
            class_name="row g3 wrap mt4",
        ),
        ui.el.p(_missing_words(), role="status", class_name="t-meta mt3"),
        ui.confirm(
            id=CONFIRM,
            title=_("Remove these words for good?"),
            text=_("They leave every version and the search, and nobody can bring them back."),
            confirm=_("Remove"),
            on_confirm=state.decide,
        ),
    )


def _decide_words() -> ui.Text:
    """The decision in words."""
    state = CasesState
    named = state.first_name != ""
    redact = rx.cond(named, _("Redact and tell {name}", name=state.first_name), _("Redact"))
    hide = rx.cond(named, _("Hide and tell {name}", name=state.first_name), _("Hide"))
    return ui.match_text(
        state.decision,
        (Decision.REDACT, redact),
        (Decision.HIDE, hide),
        (Decision.KEEP, _("Keep")),
        otherwise=_("Decide"),
    )


def _missing_words() -> ui.Text:
    """What is still to be said, and then what will be seen of it."""
    state = CasesState
    for_good = _(
        "The words leave every version and the search. The public log shows the decision, never the words."
    )
    shown = _("The public log shows the decision, never the words.")
    return ui.match_text(
        state.missing,
        ("decision", _("Choose what becomes of it.")),
        ("marks", _("Mark the words that are to go.")),
        ("reason", _("Choose a reason.")),
        ("note", _("Write a sentence to the author.")),
        otherwise=rx.cond(state.decision == Decision.REDACT, for_good, shown),
    )


def log_button() -> rx.Component:
    """The way to the log that everybody reads."""
    return ui.button(_("Public log"), icon="scroll_text", to=LOG)


def flag_page() -> rx.Component:
    """Why something should not stand as it does."""
    state = FlagState
    reasons = [ui.radio("reason", value, label, required=True) for value, label in _REASONS]
    note = ui.text_area("note", 3, max_length=NOTE_MAX)
    form = ui.form(
        ui.choices(_("What is wrong with it?"), *reasons, class_name="col g2"),
        ui.field("note", _("What should a moderator know?"), note, error=state.errors["note"], optional=True),
        ui.form_actions(
            ui.button(_("Cancel"), to=state.entry.address, size="3"),
            ui.button(_("Send to the moderators"), variant="solid", type="submit", size="3"),
        ),
        on_submit=state.flag,
        cleared=state.saved,
        class_name="form",
    )
    intro = _(
        "A moderator reads it. Its author does not learn who flagged it; three flags hide it until then."
    )
    shown = rx.fragment(
        ui.heading(_("Flag this"), intro, over=kind_label(state.entry.kind)),
        ui.el.p(state.entry.words, lang=state.entry.language, class_name="t-read quote mb4"),
        form,
    )
    is_shown = (state.entry.id != "") & (state.entry.id == state.content_ref)
    return ui.el.div(ui.loaded(is_shown, shown), class_name="reading")


def decision_page() -> rx.Component:
    """What a moderator decided about something that its reader wrote, and a way to say no."""
    state, message = DecisionState, DecisionState.message
    text = ui.text_area("text", 4, max_length=NOTE_MAX)
    ask = _("You disagree? Answer, and another moderator reads it.")
    form = ui.form(
        ui.field("text", ask, text, error=state.errors["text"]),
        ui.form_actions(ui.button(_("Send"), variant="solid", type="submit", size="3")),
        on_submit=state.answer,
        cleared=state.saved,
        class_name="form mt4",
    )
    shown = rx.fragment(
        ui.heading(_("Moderation")),
        ui.el.div(parts.message_words(message), class_name="lh-sunk message mb4"),
        ui.text_link(_("Open what you wrote"), to=message.address, class_name="t-body"),
        rx.cond(message.can_answer, form),
        rx.cond(message.answer != "", ui.el.p(message.answer, class_name="t-meta mt3")),
    )
    return ui.el.div(ui.loaded(state.is_ready, shown), class_name="reading")


def log_page() -> rx.Component:
    """What moderators decided, for everybody."""
    state = LogState
    intro = _(
        "What moderators decided: the reason, the day and the kind, never the words, and nobody’s name."
    )
    listed = ui.list_(rx.foreach(state.rows, parts.log_row))
    nothing = ui.empty(_("Nothing was decided yet"), None, icon="shield_check")
    return ui.el.div(
        ui.heading(_("Log of moderation"), intro),
        ui.loaded(
            state.is_ready,
            rx.cond(state.rows.length() > 0, listed, nothing),
            ui.pager(state.has_more, state.show_more),
        ),
        class_name="reading",
    )


PAGES = (
    Page(
        QUEUE,
        queue_page,
        N_("Moderation"),
        load=CasesState.load,
        section="moderation",
        requires=CONTENT_MODERATE,
        bar=log_button,
        in_language=True,
    ),
    Page("/flag/[content_ref]", flag_page, N_("Flag this"), load=FlagState.load, requires=CONTENT_FLAG),
    Page(LOG, log_page, N_("Log of moderation"), load=LogState.load, requires=LOG_READ),
    Page(
        "/moderation/[case_ref]",
        decision_page,
        N_("Moderation"),
        load=DecisionState.load,
        requires=MODERATION_ANSWER,
        in_language=True,
    ),
)
