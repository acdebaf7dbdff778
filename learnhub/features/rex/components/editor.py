"""The editor of a REX: its bar, its parts one after the other, and who is writing where."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components.kinds import kind_label
from learnhub.features.people.components import person_avatar
from learnhub.features.rex.components.scripts import SaveMark
from learnhub.features.rex.enums import RexStage
from learnhub.features.rex.parts import PARTS, Part
from learnhub.features.rex.room import REX
from learnhub.features.rex.schemas import WriterView
from learnhub.ui.text import _


def part_words() -> dict[Part, ui.Text]:
    """The five parts."""
    return {
        Part.HAPPENED: _("What happened"),
        Part.WELL: _("What went well"),
        Part.WHY: _("Why it happened"),
        Part.CHANGE: _("What we change"),
        Part.LESSONS: _("What others can use"),
    }


def bar(state: Any, live: Any) -> rx.Component:
    """The way back, whose REX it is, who is writing, whether it is saved, and what comes next."""
    rex = state.rex
    page = rx.Var.create("/rex/") + rex.id
    back = ui.button(
        _("Back to the REX"), variant="ghost", icon="arrow_left", to=page, class_name="rexed-back"
    )
    ask = ui.button(_("Ask the team to review"), variant="solid", on_click=state.ask_check)
    can_ask = rex.can_write & ((rex.stage == RexStage.DRAFT) | (rex.stage == RexStage.CHECKING))
    return ui.el.header(
        back,
        ui.el.div(
            kind_label(REX),
            ui.el.span(state.texts["title"], lang=rex.language, class_name="t-sec t-clip"),
            class_name="row g2 grow rexed-title",
        ),
        ui.el.span(rx.foreach(live.writers, _face), class_name="avatars", aria_hidden="true"),
        SaveMark.create(
            labels=rx.Var.create(
                {"saved": _("Saved"), "saving": _("Saving"), "kept": _("Kept in this browser for now")}
            )
        ),
        ui.button(_("Preview"), to=page, class_name="rexed-preview"),
        rx.cond(can_ask, ask),
        ui.shortcuts_button(),
        class_name="rexed-bar",
    )


def _face(writer: ui.ViewVar[WriterView]) -> rx.Component:
    return person_avatar(writer.person, "2", key=writer.person.id)


def parts_nav(state: Any, live: Any) -> rx.Component:
    """The five parts, with the faces of those who are writing in each."""
    links = [_part_link(state, live, part, number) for number, part in enumerate(PARTS, 1)]
    return ui.el.nav(
        ui.el.p(_about_minutes(state.rex), class_name="t-meta rexed-minutes"),
        ui.el.ol(*links),
        aria_label=_("Parts"),
        class_name="rexed-parts",
    )


def _about_minutes(rex: Any) -> ui.Text:
    return ui.match_text(
        rex.template,
        ("project", _("About 30 minutes, together")),
        ("incident", _("About 40 minutes, together")),
        otherwise=_("About 10 minutes"),
    )


def _part_link(state: Any, live: Any, part: Part, number: int) -> rx.Component:
    is_here = state.part == part.value
    faces = rx.foreach(
        live.writers,
        lambda writer: rx.cond(writer.part == part.value, person_avatar(writer.person, "1")),
    )
    number_or_check = rx.cond(_is_filled(state, part), ui.icon("check", 12, 3), ui.el.span(number))
    return ui.el.li(
        ui.link(
            ui.el.span(
                number_or_check,
                class_name=rx.cond(_is_filled(state, part), "meet-number done", "meet-number"),
            ),
            ui.el.span(part_words()[part], class_name="grow"),
            ui.el.span(faces, class_name="avatars"),
            to=rx.Var.create("/rex/") + state.rex.id + f"/edit?part={part.value}",
            aria_current=rx.cond(is_here, "step", "false"),
            keep_scroll=False,
        )
    )


def _is_filled(state: Any, part: Part) -> Any:
    texts = state.texts
    return {
        Part.HAPPENED: texts.contains("facts") | (state.entries.length() > 0),
        Part.WELL: texts.contains("well") | texts.contains("lucky"),
        Part.WHY: state.lines.length() > 1,
        Part.CHANGE: state.rex.actions.length() > 0,
        Part.LESSONS: texts.contains("lessons"),
    }[part]


def writing_now(live: Any) -> rx.Component:
    """Who is writing where, in words."""
    rows = rx.foreach(live.writers, _writer)
    shown = ui.section(
        ui.el.span(ui.icon("users", 16, 1.75), _("Writing now"), class_name="row g2"),
        ui.el.ul(rows, class_name="col g1 t-body t-2"),
        ui.el.p(_("Facts never move under someone who is typing."), class_name="t-meta"),
        line=False,
        class_name="rexed-writing",
    )
    return rx.cond(live.writers.length() > 0, shown)


def _writer(writer: ui.ViewVar[WriterView]) -> rx.Component:
    part = ui.match_text(
        writer.part, *((part.value, word) for part, word in part_words().items()), otherwise=""
    )
    where = rx.cond(writer.fact != "", writer.fact, part)
    return ui.el.li(_("{name} is in “{where}”", name=writer.first_name, where=where), key=writer.person.id)


def part_head(part: Part, intro: ui.Text) -> rx.Component:
    """The title of a part, and what is written in it."""
    place = PARTS.index(part) + 1
    return ui.el.header(
        ui.el.span(_("Part {n} of {total}", n=place, total=len(PARTS)), class_name="t-meta"),
        ui.el.h1(part_words()[part], class_name="t-h1"),
        ui.el.p(intro, class_name="t-read-s t-2"),
        class_name="rexed-head",
    )


def part_foot(state: Any, part: Part) -> rx.Component:
    """The ways to the parts before and after."""
    place = PARTS.index(part)
    address = rx.Var.create("/rex/") + state.rex.id + "/edit?part="
    words = part_words()
    before, after = PARTS[place - 1 : place], PARTS[place + 1 : place + 2]
    return ui.el.footer(
        *(
            ui.button(words[each], icon="arrow_left", variant="ghost", size="3", to=address + each.value)
            for each in before
        ),
        *(
            ui.button(
                words[each], icon_after="arrow_right", size="3", to=address + each.value, class_name="push"
            )
            for each in after
        ),
        class_name="rexed-foot",
    )


def shortcuts() -> list[ui.Shortcut]:
    """The keys of the list of facts, for the sheet of shortcuts."""
    return [
        ui.Shortcut(_("What was needed for this?"), ["Tab"]),
        ui.Shortcut(_("Back to what it was needed for"), ["Shift", "Tab"]),
        ui.Shortcut(_("Another fact"), ["Enter"]),
        ui.Shortcut(_("Move the fact"), ["Alt", "↑ ↓ ← →"]),
        ui.Shortcut(_("Person, task, equipment, surroundings"), ["Alt", "1 – 4"]),
        ui.Shortcut(_("The fact above or below"), ["↑ ↓"]),
        ui.Shortcut(_("Let Tab leave the list"), ["Esc"]),
    ]
