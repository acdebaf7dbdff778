"""What is written in each part of the editor of a REX."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.actions.models import WORDS_MAX as ACTION_MAX
from learnhub.features.actions.schemas import ActionItemView
from learnhub.features.people.components import person_avatar
from learnhub.features.rex.components.causes import cause_lines, drawn_tree, legend
from learnhub.features.rex.components.editor import part_foot, part_head, writing_now
from learnhub.features.rex.components.timeline import saved_field, timeline
from learnhub.features.rex.enums import Text
from learnhub.features.rex.parts import Part
from learnhub.features.rex.schemas.editor import FACTS_MAX
from learnhub.features.rex.schemas.inputs import TEXTS
from learnhub.features.wording import components as wording
from learnhub.ui.text import _, ngettext_


def _text(
    state: Any, name: Text, label: ui.Text, *, hint: ui.Text = "", rows: int = 4, line: bool = False
) -> rx.Component:
    """A text of the REX, with the wording aid under it."""
    unit = f"text:{name.value}"
    field = saved_field(
        state,
        unit=unit,
        words=state.texts.get(name.value, ""),
        edition=state.edition,
        label=label,
        hint=hint,
        most=TEXTS[name],
        rows=rows,
        line=line,
    )
    return ui.el.div(field, wording.hints(unit))


def happened(state: Any) -> rx.Component:
    """What happened: the head of the REX, the facts, and the timeline."""
    return ui.el.div(
        part_head(Part.HAPPENED, _("Write what could be seen and heard. Why comes later.")),
        _text(state, Text.TITLE, _("Title"), rows=1, line=True),
        _text(state, Text.SUMMARY, _("In two sentences"), rows=2),
        _text(state, Text.COST, _("What it cost"), rows=1, line=True,
              hint=_("Time, money, trust: what one could count.")),
        _text(state, Text.FACTS, _("The facts"), rows=8),
        timeline(state),
        part_foot(state, Part.HAPPENED),
        class_name="rexed-part",
    )  # fmt: skip


def well(state: Any) -> rx.Component:
    """What went well, and what was luck."""
    return ui.el.div(
        part_head(
            Part.WELL, _("What held, and is worth keeping. Luck is no plan: say where there was some.")
        ),
        _text(state, Text.WELL, _("What went well"), rows=6),
        _text(state, Text.LUCKY, _("Where we were lucky"), rows=4),
        part_foot(state, Part.WELL),
        class_name="rexed-part",
    )


def lessons(state: Any) -> rx.Component:
    """What colleagues elsewhere can use."""
    return ui.el.div(
        part_head(Part.LESSONS, _("One lesson a line. Each can become a card.")),
        _text(state, Text.LESSONS, _("Lessons"), rows=8, hint=_("Begin each line with a dash.")),
        part_foot(state, Part.LESSONS),
        class_name="rexed-part",
    )


def change(state: Any) -> rx.Component:
    """What is done about it, by whom and until when."""
    form = ui.form(
        ui.field(
            "words",
            _("What is to be done?"),
            ui.text_input("words", id="action-words", max_length=ACTION_MAX, auto_complete="off"),
            error=state.errors["words"],
            id="action-words",
        ),
        ui.el.div(
            ui.field(
                "owner_id",
                _("Who?"),
                ui.el.select(
                    rx.foreach(
                        state.rex.people,
                        lambda each: ui.el.option(each.person.name, value=each.person.id, key=each.person.id),
                    ),
                    name="owner_id",
                    id="owner_id",
                    class_name="select",
                ),
                error=state.errors["owner_id"],
            ),
            ui.field(
                "due_on",
                _("By when?"),
                ui.text_input("due_on", type="date", error=state.errors["due_on"]),
                error=state.errors["due_on"],
            ),
            class_name="two",
        ),
        ui.form_actions(ui.button(_("Add the action"), type="submit")),
        on_submit=state.add_action,
        cleared=state.saved,
        class_name="col g3 mt3",
    )
    none = ui.el.p(_("Nobody has taken anything on yet."), class_name="t-meta")
    rows = ui.list_(rx.foreach(state.rex.actions, lambda each: _action(state, each)))
    return ui.el.div(
        part_head(Part.CHANGE, _("A few things that somebody really does. Each has a person and a day.")),
        rx.cond(state.rex.actions.length() > 0, rows, none),
        rx.cond(state.rex.can_write, form),
        part_foot(state, Part.CHANGE),
        class_name="rexed-part",
    )


def _action(state: Any, each: ui.ViewVar[ActionItemView]) -> rx.Component:
    is_done = each.done_at != None  # noqa: E711
    done = ui.button(
        rx.cond(is_done, _("Not done after all"), _("Done")),
        size="1",
        on_click=state.finish_action(each.id, ~is_done),
    )
    due = ui.el.span(
        _("by {day}", day=ui.moment(each.due_at, "date")), class_name=rx.cond(each.is_late, "t-warn", "")
    )
    told = rx.cond(is_done, ui.el.span(_("done {day}", day=ui.moment(each.done_at, "date"))), due)
    return ui.row(
        ui.el.p(rx.cond(is_done, ui.el.s(each.words), each.words), class_name="t-body"),
        ui.meta(ui.el.span(person_avatar(each.owner, "1"), each.owner.name, class_name="author"), told),
        actions=[rx.cond(each.can_finish, done)],
        key=each.id,
    )


def why(state: Any, live: Any) -> rx.Component:
    """The facts as lines, and the tree that is drawn of them."""
    intro = _(
        "Write facts, one a line. For each one, ask what was needed for it to happen. "
        "There is often more than one."
    )
    lines = ui.el.section(
        part_head(Part.WHY, intro),
        cause_lines(state, live),
        _typed(state),
        _keys(),
        part_foot(state, Part.WHY),
        class_name="rexed-list",
        aria_label=_("Facts"),
    )
    # On small screens the drawing is folded; screen readers have the lines.
    drawing = ui.el.details(
        ui.el.summary(_("The tree, drawn as you write"), class_name="t-sec"),
        legend(),
        drawn_tree(state.drawing, live.writers),
        ui.el.div(_where_we_act(state), writing_now(live), class_name="rexed-under"),
        open=True,
        class_name="rexed-drawing",
    )
    return ui.el.div(lines, drawing, class_name="rexed-why")


def _typed(state: Any) -> rx.Component:
    """Facts come first, as a list; where each belongs comes after."""
    form = ui.form(
        ui.field(
            "facts",
            _("Facts, one a line"),
            ui.text_area("facts", 5, max_length=FACTS_MAX),
            hint=_("What is indented was needed for the line above it."),
            error=state.errors["facts"],
        ),
        ui.form_actions(ui.button(_("Add these facts"), type="submit")),
        on_submit=state.add_facts,
        draft=rx.Var.create("rex-facts-") + state.rex.id,
        cleared=state.saved,
        class_name="col g3 mt3",
    )
    more = ui.el.details(ui.el.summary(_("Type several facts at once"), class_name="t-link t-body"), form)
    return rx.cond(state.rex.can_write, more)


def _keys() -> rx.Component:
    return ui.el.p(
        ui.el.span(ui.kbd("Tab"), " ", _("what was needed")),
        ui.el.span(ui.kbd("Enter"), " ", _("another fact")),
        ui.el.span(ui.kbd("Alt"), " ", ui.kbd("1"), " – ", ui.kbd("4"), " ", _("kind")),
        ui.el.span(ui.kbd("?"), " ", _("all")),
        class_name="rexed-keys t-meta",
    )


def _where_we_act(state: Any) -> rx.Component:
    open_ends = ngettext_(
        "{n} branch has not reached one yet.", "{n} branches have not reached one yet.", state.open_ends
    )
    return ui.section(
        ui.el.span(ui.icon("wrench", 16, 1.75), _("Where we can act"), class_name="row g2"),
        ui.el.ul(
            rx.foreach(state.acting, lambda words: ui.el.li(words, lang=state.rex.language)),
            class_name="col g1 t-body",
        ),
        rx.cond(state.open_ends > 0, ui.el.p(open_ends, class_name="t-meta")),
        note=ui.number(state.acting.length()),
        line=False,
    )
