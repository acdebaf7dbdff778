"""The composer: one field open, the finished steps readable above it, the coming ones announced."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.core.wording import Judged
from learnhub.features.feedback.components.desk import asked_row
from learnhub.features.feedback.enums import STEPS, Step
from learnhub.features.feedback.schemas import STEP_MAX, JudgementView
from learnhub.features.feedback.texts import NAMES
from learnhub.features.people.components import person_avatar
from learnhub.ui.text import _, ngettext_

PAUSE_MS = 700
DISCARD, FIELD = "feedback-discard", "words"
HINTS = {
    Step.SITUATION: _("When and where was it? One moment, as a camera would show it."),
    Step.BEHAVIOUR: _("What did you see and hear? Not what you think of it."),
    Step.IMPACT: _("For the work, for the people there, for you. The good and the less good."),
    Step.AHEAD: _("A question or an offer for next time. It is the part people remember."),
}


def composer(state: Any) -> rx.Component:
    """The list of steps, the steps, and what was asked."""
    draft = state.draft
    return ui.el.div(
        _nav(state),
        ui.el.div(
            ui.heading(
                _("For {name}: {about}", name=draft.first_name, about=draft.about),
                over=rx.cond(
                    draft.request_id != "",
                    _("{name} asked for it {when}", name=draft.first_name, when=ui.lately(draft.created_at)),
                    _("You offer it. {name} reads what it is about first.", name=draft.first_name),
                ),
            ),
            *(_step(state, number, step) for number, step in enumerate(STEPS)),
            class_name="feedback-steps",
        ),
        ui.el.aside(*_aside(state), aria_label=_("About this feedback"), class_name="feedback-rail"),
        class_name="feedback-composer",
    )


def _nav(state: Any) -> rx.Component:
    rows = (
        ui.el.button(
            ui.el.span(
                rx.cond(
                    (getattr(state.draft, step.value) != "") & (state.step != step.value),
                    ui.icon("check", 12, 3),
                    number,
                ),
                class_name=rx.cond(
                    (getattr(state.draft, step.value) != "") & (state.step != step.value),
                    "step-mark is-done",
                    "step-mark",
                ),
            ),
            _(NAMES[step]),
            type="button",
            on_click=state.open_step(step.value),
            custom_attrs={"aria-current": rx.cond(state.step == step.value, "step", "false")},
            class_name="feedback-nav-step",
        )
        for number, step in enumerate(STEPS, 1)
    )
    return ui.el.nav(
        ui.el.p(_("Four steps, about five minutes"), class_name="t-meta feedback-nav-head"),
        *rows,
        aria_label=_("Steps"),
        class_name="feedback-nav",
    )


def _step(state: Any, number: int, step: Step) -> rx.Component:
    words = getattr(state.draft, step.value)
    rest = rx.cond(words != "", _done(state, step), _coming(step))
    return rx.cond(state.step == step.value, _open(state, number, step), rest)


def _done(state: Any, step: Step) -> rx.Component:
    draft = state.draft
    edit = ui.button(
        _("Edit"),
        ui.only_spoken(" ", _(NAMES[step])),
        variant="ghost",
        size="1",
        on_click=state.open_step(step.value),
    )
    return ui.el.section(
        ui.el.div(ui.el.h2(_(NAMES[step]), class_name="t-sec"), edit, class_name="row between base"),
        ui.el.p(getattr(draft, step.value), lang=draft.language, class_name="t-read feedback-words"),
        _hints(state, step, is_open=False),
        class_name="feedback-done",
    )


def _open(state: Any, number: int, step: Step) -> rx.Component:
    draft, is_last = state.draft, number == len(STEPS) - 1
    box = ui.text_area(
        FIELD,
        4,
        default_value=getattr(draft, step.value),
        max_length=STEP_MAX,
        lang=draft.language,
        auto_focus=True,
        on_change=lambda text: state.keep(step.value, text).debounce(PAUSE_MS),
        on_blur=lambda text: state.leave(step.value, text),
        class_name="input-serif",
    )
    back = (
        ui.button(
            _(NAMES[STEPS[number - 1]]),
            variant="ghost",
            size="3",
            icon="arrow_left",
            on_click=state.open_step(STEPS[number - 1].value),
        )
        if number
        else ui.button(_("Delete the draft"), variant="ghost", size="3", **ui.open_dialog(DISCARD))
    )
    on = (
        ui.button(
            _("Send to {name}", name=draft.first_name), variant="solid", size="3", icon="send", type="submit"
        )
        if is_last
        else ui.button(
            _("Continue to: {step}", step=_(NAMES[STEPS[number + 1]])),
            variant="solid",
            size="3",
            icon_after="arrow_right",
            type="submit",
        )
    )
    return ui.form(
        ui.field(FIELD, _(NAMES[step]), box, hint=HINTS[step], error=state.errors[FIELD]),
        _hints(state, step, is_open=True),
        ui.dock(back, on),
        on_submit=state.go_on,
        draft=rx.Var.create("feedback-") + draft.id + f"-{step.value}",
        custom_attrs={"data-mod-enter": ""},
        key=step.value,
        class_name="feedback-open",
    )


def _coming(step: Step) -> rx.Component:
    return ui.el.section(
        ui.el.h2(_(NAMES[step]), class_name="t-sec t-3"),
        ui.el.p(HINTS[step], class_name="t-meta"),
        class_name="feedback-coming",
    )


def _hints(state: Any, step: Step, *, is_open: bool) -> rx.Component:
    rows = rx.foreach(
        state.hints,
        lambda hint: rx.cond(hint.step == step.value, _hint(state, hint, is_open=is_open)),
    )
    return ui.el.div(rows, aria_live="polite", class_name="feedback-hints")


def _hint(state: Any, hint: ui.ViewVar[JudgementView], *, is_open: bool) -> rx.Component:
    name = state.draft.first_name
    why = rx.match(
        hint.kind,
        (Judged.ALWAYS.value, _("is seldom so. When was it, the last time?")),
        (Judged.MOTIVE.value, _("says what {name} thought or wanted. What did you see?", name=name)),
        (
            Judged.COMPARED.value,
            _("measures {name} against others. What did it change, by itself?", name=name),
        ),
        _("speaks about {name}, not about what happened. What did you see, and what did it do?", name=name),
    )
    show = ui.button(
        _("Show me the words"),
        variant="ghost",
        size="1",
        custom_attrs={"data-select-in": FIELD, "data-from": hint.start, "data-to": hint.end},
    )
    keep = ui.button(_("Keep as written"), variant="ghost", size="1", on_click=state.silence(hint.words))
    return ui.el.div(
        ui.icon("eye", 16, 1.75),
        ui.el.div(
            ui.el.p(ui.el.mark("“", hint.words, "”"), " ", why, class_name="t-body t-2"),
            ui.el.div(*([show] if is_open else []), keep, class_name="row g3 wrap"),
            class_name="grow",
        ),
        key=hint.words,
        class_name="lh-sunk row g3 top feedback-hint",
    )


def _aside(state: Any) -> list[rx.Component]:
    draft, name = state.draft, state.draft.first_name
    asked = ui.el.section(
        ui.el.h2(_("What {name} asked", name=name), class_name="t-sec"),
        ui.el.div(
            person_avatar(draft.recipient, "2"),
            ui.el.p("“", draft.about, "”", lang=draft.language, class_name="t-read-s t-quote"),
            class_name="row g3 top mt3",
        ),
        ui.el.p(
            ngettext_(
                "You alone were asked. No date, and you may decline without a reason.",
                "{n} people were asked. No date, and you may decline without a reason.",
                draft.asked,
            ),
            class_name="t-meta mt2",
        ),
    )
    theirs = ui.el.section(
        ui.el.h2(
            ui.icon("lock", 15, 1.75), _("It belongs to {name} alone", name=name), class_name="t-sec row g2"
        ),
        ui.el.p(
            _(
                "{name} can keep it, say thank you or delete it. No manager, no administrator and no report "
                "can open it. Once it is sent you do not read it any more, either.",
                name=name,
            ),
            class_name="t-body t-2 mt2",
        ),
    )
    also = ui.el.section(
        ui.el.h2(_("Also asked of you"), class_name="t-sec"),
        ui.el.ul(rx.foreach(draft.also_asked, asked_row)),
    )
    return [
        rx.cond(draft.request_id != "", rx.fragment(asked, ui.rule())),
        theirs,
        rx.cond(draft.also_asked.length() > 0, rx.fragment(ui.rule(), also)),
        ui.text_link(_("Ask for feedback yourself"), to="/feedback/ask"),
    ]


def discard_dialog(state: Any) -> rx.Component:
    """Asks before a draft is deleted."""
    return ui.confirm(
        id=DISCARD,
        title=_("Delete the draft?"),
        text=_("Nobody has read it. It cannot be recovered."),
        confirm=_("Delete"),
        on_confirm=state.discard,
    )
