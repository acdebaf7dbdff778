"""The forms of a community: one that is proposed, and its settings."""

from dataclasses import dataclass
from typing import Any

import reflex as rx
from reflex.vars import ArrayVar

from learnhub import ui
from learnhub.features.communities.components.words import address
from learnhub.features.communities.enums import Openness
from learnhub.features.communities.models import NAME_MAX, PURPOSE_MAX, RHYTHM_MAX, WELCOME_MAX
from learnhub.features.communities.schemas import CommunityRow, CommunityView
from learnhub.features.communities.state import CommunitySettingsState, ProposeState
from learnhub.features.discussion.components import language_field, tags_field
from learnhub.features.people.components import found_people, person_line
from learnhub.features.people.enums import Who
from learnhub.features.people.refs import PersonRef
from learnhub.features.topics.state import TopicSuggestionState
from learnhub.ui.text import _

PAUSE = 200
WRITING = (Who.FACILITATORS, Who.MEMBERS, Who.EVERYBODY)
APPROVING = (Who.NOBODY, Who.FACILITATORS, Who.MEMBERS)
END, MERGE = "end-community", "merge-community"


def words_fields(text: Any, topics: Any, errors: ui.Errors, *under_name: rx.Component) -> list[rx.Component]:
    """What it is for, when it meets, what it is about."""
    name = ui.text_input("name", default_value=text.name, max_length=NAME_MAX, auto_complete="off")
    purpose = ui.text_area("purpose", 3, default_value=text.purpose, max_length=PURPOSE_MAX)
    rhythm = ui.text_input("rhythm", default_value=text.rhythm, max_length=RHYTHM_MAX, auto_complete="off")
    return [
        ui.field("name", _("What would you share?"), name, error=errors["name"]),
        *under_name,
        ui.field(
            *("purpose", _("What is it for?"), purpose),
            error=errors["purpose"],
            hint=_("Who does the same work, and what they help each other with."),
        ),
        ui.field(
            *("rhythm", _("When do you meet?"), rhythm),
            error=errors["rhythm"],
            hint=_("In a few words, such as “last Thursday of the month, 45 minutes”."),
            optional=True,
        ),
        tags_field(
            TopicSuggestionState.completions,
            TopicSuggestionState.suggest.debounce(PAUSE),
            error=errors["topics"],
            default_value=topics,
        ),
        language_field(text.language, error=errors["language"]),
    ]


def openness_field(chosen: Any, errors: ui.Errors) -> rx.Component:
    """Who knows of it and who reads in it."""

    def card(value: Openness, title: ui.Text, text: ui.Text, icon: str) -> rx.Component:
        return ui.choice_card(
            "openness", value.value, title, text, icon_name=icon, default_checked=chosen == value.value
        )

    cards = (
        card(Openness.OPEN, _("Open community"), _("Everybody reads, anybody joins."), "users_round"),
        card(
            Openness.CLOSED,
            _("Closed community"),
            _("Everybody sees its name and purpose. Members read, and somebody lets in."),
            "lock",
        ),
        card(Openness.HIDDEN, _("Hidden community"), _("Only its members know that it exists."), "eye_off"),
    )
    return ui.el.div(ui.choices(_("Who reads it?"), *cards), ui.form_error(errors["openness"]))


def propose_form() -> rx.Component:
    """The form of a new one."""
    state = ProposeState
    begun = _Begun(state.name, state.language)
    fields = words_fields(begun, "", state.errors, _similar(state.similar))
    return ui.form(
        *fields,
        openness_field(rx.Var.create(Openness.OPEN.value), state.errors),
        _people(),
        *ui.previews(state.looked, name=state.look),
        ui.form_error(state.errors["form"]),
        ui.dock(
            ui.button(_propose_words(), variant="solid", type="submit", size="3"),
            ui.el.p(_("It opens once two of them say yes, within 14 days."), class_name="t-meta"),
        ),
        on_submit=state.propose,
        draft="community",
        cleared=state.saved,
        once=True,
        key=state.name,
        class_name="form community-form",
    )


@dataclass(frozen=True, slots=True)
class _Begun:
    """What a new one begins with."""

    name: rx.Var[str]
    language: rx.Var[str]
    purpose: str = ""
    rhythm: str = ""


def _propose_words() -> rx.Var[str]:
    """The button names those who are asked."""
    chosen = ProposeState.chosen
    two = _("Invite {first} and {second}", first=chosen[0].name, second=chosen[1].name)
    many = _("Invite {n} colleagues", n=chosen.length())
    alone = rx.cond(ProposeState.can_start, _("Start it alone"), _("Choose two colleagues"))
    named = rx.cond(chosen.length() == 2, two, many)
    return rx.cond(chosen.length() < 2, rx.cond(chosen.length() == 0, alone, _("Choose one more")), named)


def _similar(rows: ArrayVar[list[CommunityRow]]) -> rx.Component:
    found = ui.sunk(
        ui.el.h2(_("Is it one of these?"), class_name="t-sec mb2"),
        ui.el.ul(rx.foreach(rows, _similar_row), class_name="col g2"),
        class_name="mb4",
    )
    return ui.el.div(rx.cond(rows.length() > 0, found), aria_live="polite")


def _similar_row(row: ui.ViewVar[CommunityRow]) -> rx.Component:
    return ui.el.li(
        ui.link(row.name, to=address(row.id), class_name="t-m"),
        ui.el.p(row.purpose, lang=row.language, class_name="t-meta"),
        key=row.id,
    )


def _people() -> rx.Component:
    state = ProposeState
    box = ui.text_input("person", on_change=state.look_for.debounce(PAUSE), auto_complete="off")
    return ui.el.div(
        ui.field(
            *("person", _("With whom? At least two colleagues"), box),
            error=state.errors["people"],
            hint=_("Type a name, and choose. They say yes or no, and nobody is told why."),
        ),
        found_people(state.found, state.choose),
        ui.el.ul(rx.foreach(state.chosen, _chosen), class_name="col g2 mt2"),
        ui.hidden("people", state.chosen_ids),
    )


def _chosen(person: ui.ViewVar[PersonRef]) -> rx.Component:
    drop = ui.icon_button(
        "x", _("Take {name} off", name=person.name), size="1", on_click=ProposeState.drop(person.id)
    )
    return ui.el.li(person_line(person, links=False), drop, class_name="row between g2", key=person.id)


def settings_form() -> rx.Component:
    """The form of all that is its to say."""
    state, text = CommunitySettingsState, CommunitySettingsState.text
    welcome = ui.text_area("welcome", 3, default_value=text.welcome, max_length=WELCOME_MAX)
    return ui.form(
        ui.hidden("edition", text.edition),
        *words_fields(text, state.topics, state.errors),
        ui.field(
            *("welcome", _("What do you tell who is new?"), welcome),
            error=state.errors["welcome"],
            hint=_("Its members read it beside the feed."),
            optional=True,
        ),
        openness_field(text.openness, state.errors),
        _matrix(text, state.errors),
        ui.form_error(state.errors["form"]),
        ui.dock(ui.button(_("Save"), variant="solid", type="submit", size="3")),
        on_submit=state.save,
        cleared=state.saved,
        key=state.renewed.to_string(),
        class_name="form community-form",
    )


def _matrix(text: ui.ViewVar[CommunityView], errors: ui.Errors) -> rx.Component:
    """Who does what in it."""
    names = {
        Who.NOBODY: _("Nobody, it is shown at once"),
        Who.FACILITATORS: _("Those who facilitate"),
        Who.MEMBERS: _("Members"),
        Who.EVERYBODY: _("Everybody who reads it"),
    }
    rows = (
        ("posts", _("Writes something new"), text.posts, WRITING),
        ("answers", _("Answers and comments"), text.answers, WRITING),
        ("approves", _("Looks at it before it is shown"), text.approves, APPROVING),
    )
    drawn = (
        ui.el.tr(
            ui.el.th(ui.el.label(label, html_for=name), scope="row"),
            ui.el.td(
                ui.select(name, [(who.value, names[who]) for who in whos], size="2", default_value=value),
                ui.form_error(errors[name]),
            ),
        )
        for name, label, value, whos in rows
    )
    return ui.el.div(
        ui.el.h2(_("Who does what"), class_name="field-label"),
        ui.table((_("What"), _("Who")), *drawn, label=_("Who does what"), class_name="community-matrix"),
        class_name="field",
    )


def ending() -> rx.Component:
    """Closing it, and letting it go on in another one."""
    state = CommunitySettingsState
    end = ui.confirm(
        id=END,
        title=_("Close this community?"),
        text=_(
            "What it holds stays to be read and found, and nothing is added. You can go on with it later."
        ),
        confirm=_("Close it"),
        on_confirm=state.end,
    )
    choice = ui.field(
        *("into", _("In which one does it go on?"), ui.select("into", state.others)),
        error=state.errors["into"],
        hint=_("Its members belong to that one. Between open ones all that is here moves along."),
    )
    merge = ui.form(
        choice,
        ui.dialog_actions(
            ui.button(_("Cancel"), **ui.close_dialog(MERGE)),
            ui.button(_("Merge"), variant="danger", type="submit"),
        ),
        on_submit=state.merge,
    )
    return ui.section(
        _("When it is over"),
        ui.el.p(
            _("A community may end. What it learned stays where it is, and is found."),
            class_name="t-body t-2 mb3",
        ),
        ui.el.div(
            ui.button(_("Close the community"), **ui.open_dialog(END)),
            rx.cond(
                state.others.length() > 0,
                ui.button(_("Merge it with another one"), **ui.open_dialog(MERGE)),
            ),
            class_name="row g3 wrap",
        ),
        end,
        ui.dialog(merge, id=MERGE, title=_("Merge it with another one"), width=460, closes_on=state.saved),
    )
