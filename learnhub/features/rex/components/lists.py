"""The list of REX, and the register of projects beside it."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.rex.components.choosing import PAUSE, chosen, offers
from learnhub.features.rex.components.words import effect_badge, template_word
from learnhub.features.rex.enums import Template
from learnhub.features.rex.models import NAME_MAX
from learnhub.features.rex.schemas import CoverageView, ProjectRow, RexLesson, RexRow
from learnhub.features.rex.state.lists import ProjectState
from learnhub.ui.text import _, ngettext_

Row = ui.ViewVar[RexRow]


def head(coverage: ui.ViewVar[CoverageView]) -> rx.Component:
    """What this place is for, and how many of those that were due are there: of the company as a whole."""
    promise = _(
        "Those who were there write together what happened and why. We ask about conditions, never about "
        "people, and what went well is worth one, too."
    )
    figures = _("{done} of {due} that were due this year are written", done=coverage.done, due=coverage.due)
    return ui.heading(
        _("What we learned from projects and incidents"),
        promise,
        over=rx.cond(coverage.due > 0, ui.meta(ui.el.span(figures, class_name="t-num"))),
    )


def narrowing(shown: ui.Text) -> rx.Component:
    """Which REX are shown."""
    chips = [ui.chip_link(_("All"), to="/rex", current=rx.Var.create(shown) == "")]
    chips += [
        ui.chip_link(word, to=f"/rex?show={each}", current=rx.Var.create(shown) == each.value)
        for each, word in template_words().items()
    ]
    return ui.el.nav(*chips, aria_label=_("Which REX"), class_name="row g2 wrap mb4")


def template_words() -> dict[Template, ui.Text]:
    """The templates in the plural, for what is narrowed by them."""
    return {
        Template.PROJECT: _("Projects"),
        Template.INCIDENT: _("Incidents"),
        Template.SHORT: _("Short ones"),
    }


def being_written(rows: Any) -> rx.Component:
    """What its reader is writing with others, which nobody else sees."""
    shown = ui.section(
        _("Being written"),
        ui.el.p(_("Only those who were there see these."), class_name="t-meta mb2"),
        ui.list_(rx.foreach(rows, row)),
        class_name="mb5",
    )
    return rx.cond(rows.length() > 0, shown)


def row(each: Row) -> rx.Component:
    """A REX: what it says in two sentences, how many of its actions are done, and whether they helped."""
    done = _("{done} of {all} actions done", done=each.done, all=each.actions)
    late = ngettext_("{n} overdue", "{n} overdue", each.late)
    when = _("happened {when}", when=ui.moment(each.happened_at, "date"))
    return ui.row(
        ui.item_title(each.title, rx.Var.create("/rex/") + each.id, lang=each.language),
        rx.cond(
            each.summary != "",
            ui.el.p(each.summary, lang=each.language, class_name="t-read-s t-2 mt1"),
        ),
        ui.meta(
            ui.el.span(template_word(each.template)),
            ui.el.span(when),
            rx.cond(each.actions > 0, ui.el.span(done, class_name="t-num")),
            rx.cond(each.late > 0, ui.el.span(late, class_name="t-num t-warn")),
            effect_badge(each.effect),
            class_name="mt2",
        ),
        lead=ui.tile("route", "bronze"),
        key=each.id,
    )


def nothing(shown: ui.Text) -> rx.Component:
    """Where there is none."""
    return ui.empty(
        rx.cond(rx.Var.create(shown) == "", _("Nobody has written one yet"), _("No REX of this kind")),
        _("A short one takes ten minutes: what happened, what was needed for it, what you take from it."),
        ui.button(_("Start a REX"), to="/rex/new", variant="solid"),
        icon="route",
    )


def register() -> rx.Component:
    """Projects that end, each of which opens its REX by itself, and what similar ones learned."""
    state = ProjectState
    none = ui.el.p(_("None yet. On the day a project ends, its REX is opened."), class_name="t-meta")
    rows = ui.el.ul(rx.foreach(state.projects, _project), class_name="col g3")
    lessons = ui.section(
        _("Lessons of similar ones"),
        ui.el.ul(rx.foreach(state.lessons, _lesson), class_name="col g3"),
        line=False,
    )
    return ui.el.div(
        ui.section(
            _("Projects that end"),
            rx.cond(state.projects.length() > 0, rows, none),
            rx.cond(state.can_add, _project_form(state)),
            line=False,
        ),
        rx.cond(state.lessons.length() > 0, lessons),
        class_name="col g5",
    )


def _project(each: ui.ViewVar[ProjectRow]) -> rx.Component:
    to = rx.Var.create("/rex/") + each.rex_id
    title = rx.cond(
        each.rex_id != "",
        ui.link(each.name, to=to, lang=each.language, class_name="t-body t-m"),
        ui.el.span(each.name, lang=each.language, class_name="t-body t-m"),
    )
    return ui.el.li(
        title,
        ui.meta(
            ui.el.span(_("ends {when}", when=ui.moment(each.ends_at, "date"))),
            rx.cond(each.team != "", ui.el.span(each.team)),
        ),
        key=each.id,
    )


def _lesson(each: ui.ViewVar[RexLesson]) -> rx.Component:
    return ui.el.li(
        ui.el.p(each.words, lang=each.language, class_name="t-read-s"),
        ui.text_link(
            each.title, to=rx.Var.create("/rex/") + each.rex_id, lang=each.language, class_name="t-meta"
        ),
        key=each.card,
    )


def _project_form(state: type[ProjectState]) -> rx.Component:
    form = ui.form(
        ui.field(
            "name",
            _("Name of the project"),
            ui.text_input("name", max_length=NAME_MAX, auto_complete="off", error=state.errors["name"]),
            error=state.errors["name"],
        ),
        ui.field("team", _("Team"), ui.text_input("team", max_length=NAME_MAX, auto_complete="off")),
        ui.field(
            "ends_on",
            _("It ends on"),
            ui.text_input("ends_on", type="date", default_value=state.today, error=state.errors["ends_on"]),
            error=state.errors["ends_on"],
        ),
        _people(state),
        ui.hidden("language", state.language),
        ui.form_actions(ui.button(_("Put it into the register"), type="submit")),
        on_submit=state.add_project,
        cleared=state.saved,
        once=True,
        class_name="col g3 mt3",
    )
    return ui.el.details(
        ui.el.summary(_("A project begins"), class_name="t-link t-body"), form, class_name="mt3"
    )


def _people(state: type[ProjectState]) -> rx.Component:
    box = ui.text_input(
        "person", on_change=state.look_for.debounce(PAUSE), auto_complete="off", error=state.errors["people"]
    )
    return ui.el.div(
        ui.field(
            *("person", _("Who else is in it?"), box),
            error=state.errors["people"],
            hint=_("On the day it ends, they write its REX with you."),
            optional=True,
        ),
        offers(state.found, state.choose),
        chosen(state.chosen, state.drop),
    )
