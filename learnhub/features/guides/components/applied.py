"""What happened when colleagues applied a guide: the list, the form, and the news of it on Today."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components import (
    hidden_note,
    hide_dialog,
    remove_dialog,
    short_field,
    small_menu,
)
from learnhub.features.discussion.components.posts import dialog_id
from learnhub.features.discussion.state import ModerationState
from learnhub.features.guides.enums import HowItWent
from learnhub.features.guides.schemas import (
    FACT_MAX,
    REPORT_MAX,
    AppliedNews,
    AppliedView,
    ReportCounts,
    ReportSource,
    ReportView,
)
from learnhub.features.people.components import job_and_site, person_avatar, person_name
from learnhub.ui.text import _, ngettext_

ICONS = {
    HowItWent.WORKED: "circle_check",
    HowItWent.PARTLY: "circle_dashed",
    HowItWent.FAILED: "circle_slash",
}
COLOURS = {HowItWent.WORKED: "grass", HowItWent.PARTLY: "amber", HowItWent.FAILED: "gray"}
EDIT = "edit-report"


def outcome_word(outcome: HowItWent) -> rx.Var[str]:
    """How it went, in a word or two."""
    return {
        HowItWent.WORKED: _("Worked"),
        HowItWent.PARTLY: _("In part"),
        HowItWent.FAILED: _("Did not work"),
    }[outcome]


def outcome_badge(outcome: Any) -> rx.Component:
    """How it went, as icon and word; never red."""
    badges = [
        (known.value, ui.badge(rx.fragment(ui.icon(ICONS[known], 14), outcome_word(known)), COLOURS[known]))
        for known in HowItWent
    ]
    return ui.match_component(outcome, *badges, otherwise=rx.fragment())


def use_in_words(count: Any) -> rx.Var[str]:
    """How often a guide was applied."""
    return ngettext_("applied {n} time", "applied {n} times", count)


def applied_section(
    counts: ui.ViewVar[ReportCounts],
    chosen: Any,
    *children: Any,
    on_filter: Any,
) -> rx.Component:
    """How often it was applied and how it went, each figure a filter, over the reports."""
    title = rx.cond(
        counts.total > 0, ngettext_("Applied {n} time", "Applied {n} times", counts.total), _("Applied")
    )
    words = {
        HowItWent.WORKED: ngettext_("{n} worked", "{n} worked", counts.worked),
        HowItWent.PARTLY: ngettext_("{n} in part", "{n} in part", counts.partly),
        HowItWent.FAILED: ngettext_("{n} did not", "{n} did not", counts.failed),
    }
    chips = [
        ui.chip(words[each], icon=ICONS[each], pressed=chosen == each.value, on_click=on_filter(each.value))
        for each in HowItWent
    ]
    figures = rx.cond(
        counts.total > 0,
        ui.el.div(*chips, role="group", aria_label=_("How it went"), class_name="row g2 wrap"),
    )
    return ui.section(title, *children, more=figures, id="applied", class_name="applied")


def report_form(
    errors: ui.Errors, today: Any, *, guide_id: Any, on_submit: Any, cleared: Any
) -> rx.Component:
    """And when the reader tried?"""
    return ui.form(
        *_fields(errors, key="new", day=today, last=today),
        ui.el.div(
            ui.el.span(_("Signed with your name. The authors are told."), class_name="t-meta"),
            ui.button(_("Add what happened"), type="submit"),
            class_name="row between wrap g3",
        ),
        on_submit=on_submit,
        draft=rx.Var.create("applied-") + guide_id.to(str),
        cleared=cleared,
        once=True,
        class_name="applied-form",
    )


def edit_dialog(
    source: ui.ViewVar[ReportSource], errors: ui.Errors, today: Any, *, on_submit: Any, on_close: Any
) -> rx.Component:
    """One's report, to be changed."""
    form = ui.form(
        ui.hidden("edition", source.edition),
        *_fields(errors, key="edit", day=source.day, last=today, source=source),
        ui.dialog_actions(
            ui.button(_("Cancel"), on_click=on_close),
            ui.button(_("Save"), variant="solid", type="submit"),
        ),
        on_submit=on_submit,
        key=source.id + source.edition.to_string(),
        class_name="applied-form",
    )
    return ui.dialog(
        form, id=EDIT, title=_("What happened?"), open=source.id != "", on_close=on_close, width=560
    )


def _fields(errors: ui.Errors, *, key: str, day: Any, last: Any, source: Any = None) -> list[rx.Component]:
    words, place, outcome = (
        (source.body, source.place, source.outcome) if source is not None else ("", "", "")
    )
    said = _("What happened, in a sentence or two. What did not work helps as much.")
    where = ui.text_input(
        "place",
        id=f"place-{key}",
        size="2",
        default_value=place,
        max_length=FACT_MAX,
        auto_complete="off",
    )
    when = ui.text_input(
        "day", id=f"day-{key}", type="date", size="2", default_value=day, max=last, data_no_draft=""
    )
    return [
        ui.el.fieldset(
            ui.el.legend(_("And when you tried?"), class_name="t-sec"),
            *(_outcome(each, outcome) for each in HowItWent),
            class_name="applied-outcomes",
        ),
        ui.form_error(errors["outcome"]),
        ui.field(
            "body",
            _("What happened"),
            short_field(
                "body", id=f"body-{key}", rows=3, default_value=words, max_length=REPORT_MAX, placeholder=said
            ),
            error=errors["body"],
            id=f"body-{key}",
        ),
        ui.el.div(
            ui.field("place", _("Where"), where, error=errors["place"], optional=True, id=f"place-{key}"),
            ui.field("day", _("When"), when, error=errors["day"], id=f"day-{key}"),
            class_name="applied-where",
        ),
    ]


def _outcome(outcome: HowItWent, chosen: Any) -> rx.Component:
    props: dict[str, Any] = {"default_checked": chosen == outcome.value} if isinstance(chosen, rx.Var) else {}
    return ui.el.label(
        ui.el.input(type="radio", name="outcome", value=outcome.value, class_name="sr-only", **props),
        ui.icon(ICONS[outcome], 15, 1.75),
        outcome_word(outcome),
        class_name="react",
    )


def report_row(
    report: ui.ViewVar[ReportView], *, on_open: Any, on_remove: Any, on_limit: Any
) -> rx.Component:
    """Who applied it, where and when, how it went and what happened."""
    head = ui.el.div(
        ui.meta(
            person_name(report.author, class_name="t-m t-ink"),
            rx.cond(report.author.job + report.author.site != "", ui.el.span(job_and_site(report.author))),
            rx.cond(report.place != "", ui.el.span(report.place, lang=report.language)),
            ui.el.span(ui.moment(report.noon, "date")),
        ),
        ui.el.div(
            outcome_badge(report.outcome),
            rx.cond(~report.can_remove, small_menu(report.id, _hide(report), is_signed=True)),
            class_name="row g1",
        ),
        class_name="row between g3 top",
    )
    mine = ui.el.div(
        rx.cond(
            report.can_edit, ui.button(_("Edit"), variant="ghost", size="1", on_click=on_open(report.id))
        ),
        ui.button(_("Delete"), variant="ghost", size="1", **ui.open_dialog(dialog_id("remove", report))),
        class_name="row g2",
    )
    return ui.el.li(
        person_avatar(report.author, "2"),
        ui.el.div(
            head,
            hidden_note(report),
            ui.rich_text(report.html, lang=report.language, class_name="t-read-s"),
            _limits(report, on_limit),
            rx.cond(report.can_remove, mine),
            remove_dialog(
                report,
                on_remove(report.id),
                title=_("Delete what you said?"),
                text=_("It is counted no more. It cannot be recovered."),
            ),
            hide_dialog(report),
            class_name="grow",
        ),
        class_name="lh-li row g3 top",
        key=report.id,
    )


def _limits(report: ui.ViewVar[ReportView], on_limit: Any) -> rx.Component:
    """That it became a limit, or for the authors the way there."""
    said = ui.el.p(
        ui.icon("corner_down_right", 14, 1.75),
        _(
            "{name} added it to the limits on {day}",
            name=report.limited_by,
            day=ui.moment(report.limited_at, "date"),
        ),
        class_name="t-meta row g2",
    )
    add = ui.button(_("Add it to the limits"), variant="ghost", size="1", on_click=on_limit(report.id))
    return rx.fragment(rx.cond(report.limited_at, said), rx.cond(report.can_add_to_limits, add))


def _hide(report: ui.ViewVar[ReportView]) -> rx.Component:
    return rx.cond(
        report.can_moderate,
        rx.cond(
            report.is_hidden,
            ui.menu_item(_("Show it again"), icon="eye", on_click=ModerationState.unhide(report.id)),
            ui.menu_item(_("Hide"), icon="eye_off", **ui.open_dialog(dialog_id("hide", report))),
        ),
    )


def news(view: ui.ViewVar[AppliedView]) -> rx.Component:
    """That colleagues applied what the reader wrote: over everything else of the day."""
    rows = ui.el.ul(rx.foreach(view.rows, _news_row), class_name="applied-news")
    heard = ui.el.section(
        ui.el.h2(_("Somebody applied what you wrote"), class_name="sr-only"), rows, class_name="mb5"
    )
    return rx.cond(view.rows.length() > 0, heard)


def _news_row(row: ui.ViewVar[AppliedNews]) -> rx.Component:
    to = rx.Var.create("/guides/") + row.guide_id + "#applied"
    return ui.el.li(
        person_avatar(row.author, "2"),
        ui.el.div(
            ui.el.p(
                _("{name} applied", name=row.author.name),
                " ",
                ui.link(row.title, to=to, lang=row.title_language, class_name="t-b"),
                class_name="t-body",
            ),
            ui.el.p("“", row.words, "”", lang=row.language, class_name="t-read-s t-2"),
            class_name="grow",
        ),
        outcome_badge(row.outcome),
        class_name="row g3 top",
        key=row.id,
    )
