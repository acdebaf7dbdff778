"""The causal tree: its drawing, and the lines from which it is drawn."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.rex.components.scripts import CauseLines
from learnhub.features.rex.drawing import WIDTH, Box, Drawing, Fork, Link
from learnhub.features.rex.enums import CauseKind
from learnhub.features.rex.models import CAUSE_MAX
from learnhub.features.rex.schemas import WriterView
from learnhub.features.wording.state import WordingState
from learnhub.ui.text import _

PAUSE = 700  # milliseconds without typing before the wording is looked at
MARGIN = 12
ICONS = {
    CauseKind.PERSON: "user",
    CauseKind.TASK: "clipboard_list",
    CauseKind.EQUIPMENT: "cog",
    CauseKind.SURROUNDINGS: "cloud_sun",
}


def kind_words() -> dict[CauseKind, ui.Text]:
    """The four kinds of facts."""
    return {
        CauseKind.PERSON: _("Person"),
        CauseKind.TASK: _("Task"),
        CauseKind.EQUIPMENT: _("Equipment"),
        CauseKind.SURROUNDINGS: _("Surroundings"),
    }


def legend() -> rx.Component:
    """What the icons of the drawing mean."""
    return ui.el.div(
        *(
            ui.el.span(ui.icon(ICONS[kind], 14, 1.75), word, class_name="row g1")
            for kind, word in kind_words().items()
        ),
        class_name="row g3 wrap t-meta tree-legend",
    )


def drawn_tree(
    drawing: ui.ViewVar[Drawing], writers: ui.ViewVar[list[WriterView]] | None = None
) -> rx.Component:
    """The tree as boxes and lines; the lists beside it or under it are for who cannot see it.

    A click on a box leads to its line, where the page has one. `writers` are shown on their boxes.
    """
    size = (
        rx.Var.create("-12 -12 ")
        + (drawing.width + 2 * MARGIN).to_string()
        + " "
        + (drawing.height + 2 * MARGIN).to_string()
    )
    boxes = rx.foreach(drawing.boxes, lambda box: _box(box, writers))
    shown = ui.el.svg(
        rx.foreach(drawing.links, _link),
        boxes,
        rx.foreach(drawing.forks, _fork),
        view_box=size,
        width=drawing.width + 2 * MARGIN,
        height=drawing.height + 2 * MARGIN,
        class_name="tree",
        aria_hidden="true",
    )
    # Whoever cannot use a pointer can scroll it as well.
    return ui.el.div(
        shown, class_name="tree-scroll", tab_index=0, role="region", aria_label=_("The tree of causes")
    )


def _link(link: ui.ViewVar[Link]) -> rx.Component:
    return ui.el.path(
        d=link.path, class_name=rx.cond(link.is_either, "tree-link tree-either", "tree-link"), key=link.id
    )


def _fork(fork: ui.ViewVar[Fork]) -> rx.Component:
    return ui.el.g(
        ui.el.rect(x=fork.x - 13, y=fork.y - 9, width=26, height=18, rx=9, class_name="tree-fork"),
        ui.el.text(_("or"), x=fork.x, y=fork.y + 4, text_anchor="middle", class_name="tree-or"),
        key=fork.id,
    )


def _box(box: ui.ViewVar[Box], writers: Any) -> rx.Component:
    look = rx.cond(
        box.can_act, "tree-box tree-act", rx.cond(box.nobody_knows, "tree-box tree-unknown", "tree-box")
    )
    face = rx.cond(box.is_event, "tree-event", "tree-words")
    words = rx.foreach(
        box.rows,
        lambda line: ui.el.text(
            line.text, x=box.x + MARGIN, y=line.y, class_name=face, key=line.y.to_string()
        ),
    )
    return ui.el.g(
        ui.el.rect(x=box.x, y=box.y, width=WIDTH, height=box.height, rx=9),
        _kind(box),
        words,
        *([] if writers is None else [rx.foreach(writers, lambda writer: _writer(box, writer))]),
        class_name=look,
        key=box.id,
        data_cause=box.id,
    )


def _kind(box: ui.ViewVar[Box]) -> rx.Component:
    icons = ((kind.value, _icon(name, box)) for kind, name in ICONS.items())
    named = ((kind.value, word) for kind, word in kind_words().items())
    icon = ui.match_component(box.kind, *icons, otherwise=rx.fragment())
    word = ui.match_text(box.kind, *named, otherwise=_("Fact"))
    at = rx.cond(box.is_event | (box.kind != ""), box.x + 30, box.x + MARGIN)
    return rx.fragment(
        rx.cond(box.is_event, _icon("flag", box), icon),
        ui.el.text(
            rx.cond(box.is_event, _("What happened"), word), x=at, y=box.y + 21, class_name="tree-kind"
        ),
    )


def _icon(name: str, box: ui.ViewVar[Box]) -> rx.Component:
    place = rx.Var.create("translate(") + (box.x + MARGIN).to_string() + " " + (box.y + 10).to_string() + ")"
    return ui.el.g(ui.icon(name, 14, 1.75), transform=place)


def _writer(box: ui.ViewVar[Box], writer: ui.ViewVar[WriterView]) -> rx.Component:
    shown = ui.el.g(
        ui.el.circle(cx=box.x + WIDTH - 4, cy=box.y + 2, r=12, class_name="tree-writer"),
        ui.el.text(
            writer.person.initials,
            x=box.x + WIDTH - 4,
            y=box.y + 6,
            text_anchor="middle",
            class_name="tree-initials",
        ),
    )
    return rx.cond(writer.unit == rx.Var.create("cause:") + box.id, shown)


def cause_lines(state: Any, live: Any) -> rx.Component:
    """The lines of the tree, each of which saves itself."""
    return CauseLines.create(
        rex=state.rex.id,
        lines=state.lines,
        saved=state.answers,
        hints=WordingState.hints,
        about=WordingState.about,
        writers=live.writers,
        labels=rx.Var.create(_labels()),
        language=state.rex.language,
        most=CAUSE_MAX,
        is_read_only=~state.rex.can_write,
        on_save=state.save,
        on_add=state.add_fact,
        on_paste_lines=state.paste_facts,
        on_move=state.move_fact,
        on_hang=state.hang_fact,
        on_set=state.mark_fact,
        on_lesson=state.keep_as_lesson,
        on_remove=state.remove_fact,
        on_here=state.write_here,
        on_typed=lambda unit, text: WordingState.look_at(unit, state.rex.language, text).debounce(PAUSE),
        on_keep=WordingState.keep,
    )


def both_labels() -> dict[str, Any]:
    """What a text says where two people changed the same sentence."""
    return {
        "taken": _("A colleague changed the same sentence."),
        "theirs": _("It says now"),
        "yours": _("What your text would change"),
        "keep_mine": _("Keep my text"),
        "take_theirs": _("Take theirs"),
        "added": _("Added:"),
        "removed": _("Removed:"),
    }


def _labels() -> dict[str, Any]:
    return both_labels() | {
        "list": _("Facts, each under what it was needed for"),
        "event": _("What happened"),
        "needed": _("What was needed for this?"),
        "needed_for": _("Needed for: {fact}"),
        "this_fact": _("this fact"),
        "kind": _("What kind of fact is it?"),
        "kinds": {kind.value: word for kind, word in kind_words().items()} | {"": _("No kind yet")},
        "can_act": _("we can act"),
        "nobody_knows": _("nobody knows more"),
        "joins": {"together": _("All of these were needed"), "either": _("Either of these was enough")},
        "free": _("Tab leaves the list now."),
        "more": _("Move or mark: {fact}"),
        "ask": _("What was needed for this?"),
        "move": {
            "up": _("Move up"),
            "down": _("Move down"),
            "in": _("Move in, under the fact above"),
            "out": _("Move out, beside what it was needed for"),
        },
        "moved": {
            "up": _("Moved up: {fact}"),
            "down": _("Moved down: {fact}"),
            "in": _("Moved in: {fact}"),
            "out": _("Moved out: {fact}"),
        },
        "set_together": _("All of them were needed together"),
        "set_either": _("Either of them was enough"),
        "set_act": _("We can act here"),
        "not_act": _("We cannot act here after all"),
        "set_unknown": _("Nobody knows more"),
        "somebody_knows": _("Somebody knows more"),
        "lesson": _("Make it a lesson"),
        "remove": _("Take it out"),
        "remove_all": _("Take it out, with what was needed for it"),
        "wording": _("About the wording"),
        "try": _("Try “{offer}”"),
        "keep": _("Keep as written"),
        "why": {
            "person": _("This names a person. What in the situation made it likely?"),
            "hindsight": _("This says what was not done. What was known at that moment?"),
            "judgement": _("This judges somebody. What in the situation made it likely?"),
        },
    }
