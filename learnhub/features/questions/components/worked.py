"""For whom an answer worked besides the asker: the button, the conditions over the answer, and their form."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components.votes import PressButton, PressFigure, Pressing
from learnhub.features.people.components import person_name
from learnhub.features.questions.schemas import CONTEXT_MAX
from learnhub.features.questions.state.worked import WorkedState
from learnhub.ui.text import _, ngettext_


@rx.memo
def worked_button(*, answer_id: rx.Var[str], can_confirm: rx.Var[bool]) -> rx.Component:
    """Say that it worked for oneself, or say so no more; nothing where one cannot and nobody does."""
    worked = WorkedState.worked[answer_id]
    label = ngettext_("Worked for me, {n} colleague", "Worked for me, {n} colleagues", worked.count)
    button = PressButton.create(
        ui.icon("check", 15, 1.75),
        ui.el.span(_("Worked for me")),
        PressFigure.create(count=worked.count, quiet=True),
        disabled=~(can_confirm | worked.is_mine),
        on_press=lambda on: WorkedState.confirm(answer_id, on),
        class_name="react",
        custom_attrs={"aria-label": label},
    )
    shown = Pressing.create(button, pressed=worked.is_mine)
    return rx.cond(can_confirm | worked.is_mine, shown)


@rx.memo
def worked_lines(*, answer_id: rx.Var[str]) -> rx.Component:
    """Under which conditions it worked for whom."""
    lines = WorkedState.worked[answer_id].lines
    return rx.cond(lines.length() > 0, ui.el.ul(rx.foreach(lines, _line), class_name="worked"))


def _line(line: Any) -> rx.Component:
    context = ui.el.b(line.context, lang=line.language)
    return ui.el.li(
        ui.el.span(
            _("Also worked"),
            rx.cond(line.context != "", rx.fragment(" ", context)),
            class_name="badge badge-line",
        ),
        ui.el.span(_("confirmed by"), " ", *_people(line), class_name="t-meta"),
        class_name="row g3 wrap",
        key=line.context,
    )


def _people(line: Any) -> list[rx.Component]:
    more = ngettext_("and {n} more colleague", "and {n} more colleagues", line.more)
    between = rx.cond(line.more > 0, ", ", rx.fragment(" ", _("and"), " "))
    other = rx.fragment(between, person_name(line.other))
    return [
        person_name(line.one),
        rx.cond(line.other.id != "", other),
        rx.cond(line.more > 0, rx.fragment(" ", more)),
    ]


@rx.memo
def worked_form(*, answer_id: rx.Var[str]) -> rx.Component:
    """The line for the condition, while it is open."""
    worked, problem = WorkedState.worked[answer_id], WorkedState.errors["context"]
    label = _("In which case? For example: on press 12")
    box = ui.text_input(
        "context",
        id=f"worked-{answer_id}",
        size="2",
        max_length=CONTEXT_MAX,
        default_value=worked.context,
        placeholder=label,
        aria_label=label,
        auto_focus=True,
        auto_complete="off",
    )
    form = ui.form(
        ui.hidden("answer_id", answer_id),
        ui.el.div(
            ui.el.div(box, class_name="grow"),
            ui.button(_("Close"), variant="ghost", size="1", on_click=WorkedState.close),
            ui.button(_("Say it"), size="1", type="submit"),
            class_name="row g2 wrap",
        ),
        rx.cond(problem, ui.el.p(problem, role="alert", class_name="field-error")),
        on_submit=WorkedState.say,
        key=worked.context,
        class_name="comment-form mt3",
    )
    return rx.cond(WorkedState.answer_id == answer_id, form)
