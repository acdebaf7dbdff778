"""The first days on the screen: the steps in place of Today, and the line that leads back to them."""

from typing import Any, cast

import reflex as rx

from learnhub import ui
from learnhub.features.cards.room import CARD
from learnhub.features.discussion.components import kind_tile
from learnhub.features.onboarding.enums import Step
from learnhub.features.onboarding.schemas import FirstDayView, StartView
from learnhub.features.onboarding.state import OnboardingState
from learnhub.features.people.components import person_avatar
from learnhub.ui.text import _, ngettext_


def offer_line(first: ui.ViewVar[FirstDayView]) -> rx.Component:
    """The way back to the steps."""
    resume = ui.button(_("Go on"), size="1", on_click=OnboardingState.resume)
    words = ui.el.span(_("Your first steps here are waiting, if you want them."), class_name="grow t-body")
    return rx.cond(first.is_offered, ui.el.div(words, resume, class_name="lh-strip"))


def start_line(start: ui.ViewVar[StartView]) -> rx.Component:
    """For administrators, the way to what is left of the start of the company."""
    left = start.left
    said = ngettext_("{n} step is left to get started here.", "{n} steps are left to get started here.", left)
    words = ui.el.span(said, class_name="grow t-body")
    go_on = ui.button(_("Go on"), size="1", to="/admin/start")
    return rx.cond(left > 0, ui.el.div(words, go_on, class_name="lh-strip"))


def first_day(first: ui.ViewVar[FirstDayView]) -> rx.Component:
    """What there is to do, one thing after the other."""
    later = ui.button(_("Leave it for later"), variant="ghost", size="1", on_click=OnboardingState.leave)
    bars = ui.el.div(
        rx.foreach(first.steps, lambda step: ui.el.i(class_name=step.mark)),
        aria_hidden="true",
        class_name="first-bars only-phone",
    )
    return ui.el.section(
        bars,
        ui.el.div(
            ui.el.h1(
                _("Welcome, {name}.", name=first.name),
                ui.el.br(),
                _("What do you want to get better at?"),
                class_name="t-display grow",
            ),
            later,
            class_name="row top between",
        ),
        ui.el.p(
            _("A few small things. Skip any of them: nothing is required and nothing is counted."),
            class_name="t-read-s t-2 mt2",
        ),
        ui.el.ol(rx.foreach(first.steps, lambda step: _step(first, step)), class_name="first-steps mt5"),
        class_name="first-day",
    )


def privacy_note() -> rx.Component:
    """Who sees what is done here."""
    words = _("Only you see your cards and your ratings. Nobody sees whether you followed these steps.")
    return ui.el.p(ui.icon("eye_off", 16), ui.el.span(words), class_name="row g3 top t-meta")


def _step(first: Any, step: Any) -> rx.Component:
    is_done = step.mark == "done"
    sign = ui.el.span(rx.cond(is_done, ui.icon("check", 14, 3), step.number), class_name="first-sign")
    words = rx.match(step.name, *((str(name), draw(first, step)) for name, draw in _DRAWN), rx.fragment())
    return ui.el.li(sign, ui.el.div(words, class_name="grow"), data_mark=step.mark, key=step.name)


def _head(step: Any, title: Any, text: Any, *, done: Any, done_text: Any = "", change: Any = None) -> Any:
    """The title of a step; a done one says what came of it, a skipped one keeps its words."""
    is_done = step.mark == "done"
    shown = ui.el.h2(rx.cond(is_done, done, title), class_name="t-title")
    beside = rx.match(
        step.mark,
        ("done", change if change is not None else rx.fragment()),
        ("skipped", ui.el.span(_("skipped"), class_name="t-meta")),
        rx.fragment(),
    )
    return ui.el.div(
        ui.el.div(shown, beside, class_name="row between"),
        ui.el.p(rx.cond(is_done, done_text, text), class_name="t-body t-2"),
    )


def _topics(first: Any, step: Any) -> rx.Component:
    change = ui.text_link(_("Change"), to="/settings/skills")
    head = _head(
        step,
        _("Choose one or two topics"),
        _("You can change your mind tomorrow."),
        done=_("You want to get better at {topics}", topics=first.topics.join(", ")),
        done_text=_("Shown on your page as “learning”, to everybody."),
        change=change,
    )
    return rx.fragment(head, rx.cond(step.mark == "now", _picking(first, step)))


def _picking(first: Any, step: Any) -> rx.Component:
    state = OnboardingState
    named = rx.cond(first.is_team, _("Your team often learns"), _("There is something about"))
    others = rx.foreach(
        state.picked, lambda name: rx.cond(first.suggestions.contains(name), rx.fragment(), _chip(name))
    )
    typed = ui.text_input(
        "name",
        id="other-topic",
        max_length=60,
        auto_complete="off",
        placeholder=_("Something else, in your words"),
        aria_label=_("Something else, in your words"),
        error=state.errors["name"],
    )
    add = ui.button(_("Add"), size="3", type="submit")
    return ui.el.div(
        rx.cond(first.suggestions.length() > 0, ui.el.p(named, class_name="t-sec mt3")),
        ui.el.div(rx.foreach(first.suggestions, _chip), others, class_name="chips mt3"),
        ui.form(
            ui.el.div(ui.el.div(typed, class_name="grow"), add, class_name="row g2 mt3"),
            on_submit=state.pick_other,
            cleared=state.saved,
        ),
        _ready_cards(),
        _actions(step, _choose_button(state.picked.length() == 0)),
    )


def _chip(name: Any) -> rx.Component:
    return ui.chip(
        name, pressed=OnboardingState.picked.contains(name), on_click=OnboardingState.pick(name), key=name
    )


def _ready_cards() -> rx.Component:
    cards = OnboardingState.cards
    ready = ngettext_("{n} card is ready on this", "{n} cards are ready on this", cards.count)
    rows = rx.foreach(
        cards.shown,
        lambda row: ui.el.li(
            kind_tile(CARD),
            ui.el.div(
                ui.el.p(row.title, lang=row.language, class_name="t-body t-m"),
                ui.el.p(row.author.name, class_name="t-meta"),
            ),
            class_name="row g3 top",
            key=row.id,
        ),
    )
    found = ui.el.div(
        ui.el.p(ready, class_name="t-sec"), ui.el.ul(rows, class_name="col g3 mt3"), class_name="mt4"
    )
    return ui.el.div(rx.cond(cards.count > 0, found), aria_live="polite")


def _choose_button(disabled: Any) -> rx.Component:
    cards = OnboardingState.cards
    both = ngettext_("Choose and get this card", "Choose and get these {n} cards", cards.count)
    words = rx.cond(cards.count > 0, both, _("Choose"))
    return ui.button(words, variant="solid", size="3", disabled=disabled, on_click=OnboardingState.choose)


def _actions(step: Any, *main: rx.Component) -> rx.Component:
    skip = ui.button(_("Skip this one"), variant="ghost", size="3", on_click=OnboardingState.skip(step.name))
    return ui.el.div(skip, *main, class_name="dock row between mt4")


def _cards(first: Any, step: Any) -> rx.Component:
    undo = ui.button(
        _("Undo"), variant="ghost", size="1", class_name="t-link", on_click=OnboardingState.leave_cards_out
    )
    head = _head(
        step,
        _("Get the cards on it"),
        _("Short cards by colleagues, a few a day, about three minutes."),
        done=_("Your first cards are yours"),
        done_text=_("A few a day, about three minutes, when it suits you."),
        change=undo,
    )
    get = ui.button(_("Get the cards"), variant="solid", size="3", on_click=OnboardingState.choose)
    return rx.fragment(head, rx.cond(step.mark == "now", _actions(step, get)))


def _people(first: Any, step: Any) -> rx.Component:
    head = _head(
        step,
        _("Meet somebody"),
        _("They help with what you want to learn or work where you work, and they like to be asked."),
        done=_("Your first twenty minutes are booked"),
        done_text=_("You find them under Mentoring."),
    )
    rows = ui.list_(rx.foreach(first.people, _mentor))
    return rx.fragment(head, rx.cond(step.mark == "now", ui.el.div(rows, _actions(step))))


def _mentor(mentor: Any) -> rx.Component:
    person = mentor.person
    book = ui.button(_("Book 20 minutes"), to=rx.Var.create("/mentoring/") + person.id)
    return ui.row(
        ui.el.p(ui.el.span(person.name, class_name="t-m"), " ", ui.el.span(person.job, class_name="t-meta")),
        ui.el.p(mentor.sentence, class_name="t-read-s"),
        lead=person_avatar(person, "3"),
        actions=book,
        key=person.id,
    )


def _question(first: Any, step: Any) -> rx.Component:
    head = _head(
        step,
        _("Ask your first question"),
        _("The first one is the hardest. It can be simple."),
        done=_("You asked your first question"),
        done_text=_("Who answers is shown under Questions."),
    )
    ask = ui.button(_("Ask a question"), variant="solid", size="3", to="/questions/ask")
    return rx.fragment(head, rx.cond(step.mark == "now", _actions(step, ask)))


_DRAWN = cast(
    "Any",
    (
        (Step.TOPICS, _topics),
        (Step.CARDS, _cards),
        (Step.PEOPLE, _people),
        (Step.QUESTION, _question),
    ),
)
