"""The page of the audit log."""

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.audit.filters import AUDIT
from learnhub.features.audit.room import AUDIT_READ
from learnhub.features.audit.schemas import AuditRow
from learnhub.features.audit.state import AuditState
from learnhub.features.audit.words import REFUSED, actions
from learnhub.features.people import components as people
from learnhub.features.people.pages import ADMINISTRATION
from learnhub.ui.text import _
from learnhub.web.pages import Page


def audit_page() -> rx.Component:
    """What was done and refused, newest first."""
    state = AuditState
    return ui.el.div(
        ui.heading(_("Audit log")),
        people.admin_tabs(AUDIT),
        ui.el.p(
            _(
                "Who signed in, what was administered and moderated, and what was refused. Entries do not "
                "change and stay a year at least; opening or exporting the log is one of them."
            ),
            class_name="t-body t-2 mb4",
        ),
        _filters(),
        ui.loaded(
            state.is_ready,
            rx.cond(state.rows.length() > 0, _table(), _nothing()),
            ui.pager(state.has_more, state.show_more),
            rows=8,
        ),
    )


def export_button() -> rx.Component:
    """The entries that are shown, and those after them, as a file."""
    return ui.native_form(
        ui.hidden("query", AuditState.query),
        ui.button(_("Export as CSV"), icon="download", type="submit"),
        action="/auth/audit-log",
    )


def _filters() -> rx.Component:
    state = AuditState
    known = [(REFUSED, _("What was refused")), *((name, _(one.words)) for name, one in actions().items())]
    who = ui.select("who", state.people, placeholder=_("Anybody"), default_value=state.who)
    what = ui.select("what", known, placeholder=_("Anything"), default_value=state.what)
    error = state.errors["until"]
    until = ui.text_input("until", type="date", default_value=state.until, error=error)
    return ui.form(
        ui.field("who", _("Who"), who),
        ui.field("what", _("What"), what),
        ui.field("since", _("From"), ui.text_input("since", type="date", default_value=state.since)),
        ui.field("until", _("To"), until, error=error),
        ui.el.div(
            ui.button(_("Show"), variant="solid", size="3", type="submit"),
            rx.cond(state.query != "", ui.button(_("Clear filters"), variant="ghost", size="3", to=AUDIT)),
            class_name="row g2",
        ),
        on_submit=state.narrow,
        key=state.query + state.people.to_string(),
        class_name="filters audit-filters",
    )


def _table() -> rx.Component:
    heads = [
        _("When"),
        _("Who"),
        _("What"),
        ui.el.th(_("Network"), scope="col", class_name="wide-only"),
    ]
    return ui.table(heads, rx.foreach(AuditState.rows, _row), label=_("Audit log"))


def _row(row: ui.ViewVar[AuditRow]) -> rx.Component:
    moment = ui.moment(row.at, "short")
    when = rx.cond(row.is_hour, _("{moment}, within the hour", moment=moment), moment)
    person = ui.link(row.who_name, to=row.who_to, class_name="t-m")
    who = rx.cond(row.who_to != "", person, ui.el.span(row.who_name))
    about = rx.cond(row.object_to != "", ui.text_link(row.object, to=row.object_to), ui.el.span(row.object))
    return ui.el.tr(
        ui.el.td(when, class_name="t-meta t-num t-first"),
        ui.el.td(who),
        ui.el.td(
            ui.el.div(
                ui.el.span(row.words),
                rx.cond(row.result == REFUSED, ui.badge(_("Refused"), "amber")),
                class_name="row g2 wrap",
            ),
            rx.cond(row.object != "", ui.el.div(about, class_name="t-meta")),
        ),
        ui.el.td(row.network, class_name="t-meta t-num wide-only"),
        key=row.number.to_string(),
    )


def _nothing() -> rx.Component:
    return ui.empty(_("No entry matches"), None, ui.button(_("Clear filters"), to=AUDIT), icon="search")


PAGES = (
    Page(
        AUDIT,
        audit_page,
        N_("Audit log"),
        load=AuditState.load,
        section="members",
        requires=AUDIT_READ,
        bar=export_button,
        crumbs=ADMINISTRATION,
        in_language=True,
    ),
)
