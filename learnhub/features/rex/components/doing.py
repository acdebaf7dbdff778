"""What those who were there do with a REX on its page: its steps, its actions, and whether they helped."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.actions.models import WORDS_MAX
from learnhub.features.actions.schemas import ActionItemView
from learnhub.features.people.components import person_avatar
from learnhub.features.rex.components.choosing import PAUSE, offers
from learnhub.features.rex.components.words import effect_badge, stage_word
from learnhub.features.rex.enums import Effect
from learnhub.features.rex.models import DIFFERS_MAX, EFFECT_MAX
from learnhub.ui.text import _

_DIALOG = "rex-person"


def steps(state: Any) -> rx.Component:
    """What is to be done next, as long as it is not published."""
    rex = state.rex
    form = rx.Var.create("/rex/") + rex.id + "/edit"
    ask = ui.button(_("Ask the others to check the facts"), on_click=state.ask_check)
    publish = ui.button(_("Publish it"), variant="solid", on_click=state.publish)
    said = ui.match_text(
        rex.stage,
        (
            "draft",
            _("Only those who were there read it. Ask the others to check the facts once they stand."),
        ),
        ("checking", _("Those who were there check the facts. Then choose a day to review it together.")),
        otherwise=_("When it was reviewed, publish it: the whole company learns from it."),
    )
    shown = ui.sunk(
        ui.el.p(stage_word(rex.stage), class_name="t-small t-m"),
        ui.el.p(said, class_name="t-body mt1"),
        rx.cond(
            rex.review.day_at,
            ui.el.p(
                _("Review on {when}", when=ui.moment(rex.review.day_at, "date")),
                rx.cond(
                    rex.review.ritual != "",
                    ui.el.span(
                        " · ",
                        ui.text_link(
                            rex.review.ritual,
                            to=rx.Var.create("/rituals/")
                            + rex.review.ritual_id
                            + "/"
                            + rex.review.day.to(str),
                        ),
                    ),
                ),
                class_name="t-meta mt1",
            ),
        ),
        ui.el.div(
            ui.button(_("Write"), icon="pencil", to=form),
            ui.button(_("Add who was there"), icon="user_plus", **ui.open_dialog(_DIALOG)),
            rx.cond(rex.stage == "draft", ask),
            rx.cond(rex.can_publish, publish),
            class_name="row g2 wrap mt3",
        ),
        rx.cond(rex.can_check, _check_form(state)),
        rx.cond((rex.stage == "checking") | (rex.stage == "review"), _review_form(state)),
        class_name="mb5",
    )
    return rx.cond(rex.can_write & (rex.stage != "published"), rx.fragment(shown, _person_dialog(state)))


def _check_form(state: Any) -> rx.Component:
    form = ui.form(
        ui.field(
            "differs",
            _("Are the facts as you saw them? Write what differs, or nothing."),
            ui.text_area("differs", rows=2, max_length=DIFFERS_MAX),
        ),
        ui.form_actions(ui.button(_("I have checked the facts"), type="submit")),
        on_submit=state.check,
        cleared=state.saved,
        class_name="col g3 mt3",
    )
    title = rx.cond(
        state.has_checked, _("You have checked the facts. Check them again"), _("Check the facts")
    )
    return ui.el.details(
        ui.el.summary(title, class_name="t-link t-body"), form, open=~state.has_checked, class_name="mt3"
    )


def _review_form(state: Any) -> rx.Component:
    meeting = ui.field(
        "meeting",
        _("In a meeting"),
        ui.select("meeting", state.meetings, placeholder=_("On another day")),
    )
    form = ui.form(
        rx.cond(state.meetings.length() > 0, meeting),
        ui.field(
            "day",
            _("Reviewed on"),
            ui.text_input("day", type="date", default_value=state.today, error=state.errors["day"]),
            error=state.errors["day"],
        ),
        ui.form_actions(ui.button(_("Keep the day"), type="submit")),
        on_submit=state.plan_review,
        class_name="col g3 mt3",
    )
    return ui.el.details(
        ui.el.summary(_("Choose a day for the review"), class_name="t-link t-body"), form, class_name="mt3"
    )


def _person_dialog(state: Any) -> rx.Component:
    """A name is looked for while it is typed; who is chosen is added at once."""
    name = ui.text_input("person", on_change=state.look_for.debounce(PAUSE), auto_complete="off")
    return ui.dialog(
        ui.field("person", _("Name of a colleague"), name),
        offers(state.found, state.add_person),
        id=_DIALOG,
        title=_("Who was there?"),
        text=_("They read and write it, and are asked whether the facts are right."),
        width=460,
        closes_on=state.rex.people.length(),
    )


def actions(state: Any) -> rx.Component:
    """What is changed: who does it, by when, and whether it is done."""
    rex = state.rex
    counted = _("{done} of {all} done", done=rex.done, all=rex.actions.length())
    rows = ui.el.ul(rx.foreach(rex.actions, lambda each: _action(state, each)), class_name="rex-actions")
    none = ui.el.p(_("Nothing is agreed yet."), class_name="t-meta")
    return ui.section(
        _("What we change"),
        rx.cond(rex.actions.length() > 0, rows, none),
        rx.cond(rex.can_write, _action_form(state)),
        note=rx.cond(rex.actions.length() > 0, counted, ""),
        id="actions",
    )


def _action(state: Any, each: ui.ViewVar[ActionItemView]) -> rx.Component:
    is_done = each.done_at != None  # noqa: E711
    badge = rx.cond(
        is_done,
        ui.badge(_("Done"), "grass"),
        rx.cond(each.is_late, ui.badge(_("Overdue"), "amber"), ui.badge(_("Planned"))),
    )
    done = ui.button(
        rx.cond(is_done, _("Not done after all"), _("Done")),
        size="1",
        variant="ghost",
        aria_label=_("Done: {words}", words=each.words),
        on_click=state.finish_action(each.id, ~is_done),
    )
    return ui.el.li(
        ui.el.span(each.words, class_name="t-body"),
        ui.el.span(person_avatar(each.owner, "1"), each.owner.name, class_name="row g2 t-meta"),
        ui.el.span(
            ui.moment(each.due_at, "date"),
            class_name=rx.cond(each.is_late, "t-meta t-num t-warn", "t-meta t-num"),
        ),
        ui.el.span(badge, rx.cond(each.can_finish, done), class_name="row g2"),
        key=each.id,
    )


def _action_form(state: Any) -> rx.Component:
    form = ui.form(
        ui.field(
            "words",
            _("What is to be done?"),
            ui.text_input("words", max_length=WORDS_MAX, auto_complete="off", error=state.errors["words"]),
            error=state.errors["words"],
        ),
        ui.el.div(
            ui.field("owner_id", _("Who?"), ui.select("owner_id", state.owners)),
            ui.field(
                "due_on",
                _("By when?"),
                ui.text_input("due_on", type="date", default_value=state.today, error=state.errors["due_on"]),
                error=state.errors["due_on"],
            ),
            class_name="two",
        ),
        ui.form_actions(ui.button(_("Add the action"), type="submit")),
        on_submit=state.add_action,
        cleared=state.saved,
        class_name="col g3 mt3",
    )
    return ui.el.details(
        ui.el.summary(_("Add an action"), class_name="t-link t-body"), form, class_name="mt3"
    )


def effect(state: Any) -> rx.Component:
    """Whether it changed anything, as its owner says it."""
    view = state.rex.effect
    said = ui.section(
        _("Did it change anything?"),
        ui.el.div(effect_badge(view.effect)),
        ui.el.p(view.words, lang=state.rex.language, class_name="t-read-s mt2"),
        ui.el.p(
            _(
                "{name}, {when}",
                name=view.owner.name,
                when=ui.moment(view.answered_at, "date"),
            ),
            class_name="t-meta mt1",
        ),
        line=False,
    )
    return rx.cond(view.effect != "", said)


def ask_effect(state: Any) -> rx.Component:
    """The question whether it changed anything, for its owner once it is time."""
    answers = {
        Effect.YES: _("Yes"),
        Effect.PARTLY: _("In part"),
        Effect.NO: _("Not yet"),
    }
    form = ui.form(
        ui.choices(
            _("Did it change anything?"),
            *(ui.radio("effect", each.value, word, required=True) for each, word in answers.items()),
        ),
        ui.field(
            "words",
            _("How do you see it?"),
            ui.text_area("words", rows=2, max_length=EFFECT_MAX, error=state.errors["words"]),
            error=state.errors["words"],
        ),
        ui.form_actions(ui.button(_("Tell it"), type="submit")),
        on_submit=state.answer_effect,
        class_name="col g3",
    )
    view = state.rex.effect
    return rx.cond(view.can_answer & (view.effect == ""), ui.panel(form, class_name="mb5"))
