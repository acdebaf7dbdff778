"""The page of a colleague, and the settings of one's own skills."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.badges.components import badges_section
from learnhub.features.people import components as people
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.room import PEOPLE_READ, PROFILE_EDIT
from learnhub.features.profile import components as parts
from learnhub.features.profile.queries import kinds_shown
from learnhub.features.profile.schemas import ALL
from learnhub.features.profile.state import ColleagueState, SkillsState
from learnhub.features.recognition.components import received_section, thank_button, thank_dialog
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.schemas import SkillView
from learnhub.ui.text import _
from learnhub.web.pages import Page

PAUSE_MS = 250


def colleague_bar() -> rx.Component:
    """What one can do with a colleague, or with one's own page."""
    colleague, profile = ColleagueState.colleague, ColleagueState.colleague.profile
    book = ui.button(
        _("Book 20 minutes"),
        variant="solid",
        icon="handshake",
        to=rx.Var.create("/mentoring/") + profile.person.id,
    )
    edit = ui.button(_("Edit my profile"), icon="pencil", to="/settings")
    return rx.cond(profile.is_me, edit, rx.fragment(thank_button(), rx.cond(colleague.is_mentor, book)))


def colleague_page() -> rx.Component:
    """Who somebody is, what they can do, what they have written."""
    state = ColleagueState
    is_shown = state.is_ready & (state.colleague.profile.person.id == state.person_ref)
    return rx.fragment(
        ui.loaded(
            is_shown,
            _who(),
            ui.columns(
                [_skills(), _contributions()],
                [badges_section(), received_section()],
                wide=True,
                label=_("About this colleague"),
            ),
        ),
        thank_dialog(),
    )


def _who() -> rx.Component:
    profile = ColleagueState.colleague.profile
    person = profile.person
    facts = ui.meta(
        rx.cond(person.job != "", ui.el.span(person.job)),
        rx.cond(profile.team != "", ui.el.span(profile.team)),
        rx.cond(person.site != "", ui.el.span(person.site)),
    )
    gone = rx.cond(profile.status != PersonStatus.ACTIVE, people.status_badge(profile.status))
    about = rx.cond(profile.about != "", ui.el.p(profile.about, class_name="t-read-s mt3 profile-about"))
    return ui.el.header(
        people.person_avatar(person, "8"),
        ui.el.div(
            ui.el.div(ui.el.h1(person.name, class_name="t-h1"), gone, class_name="row g3 wrap"),
            ui.el.div(facts, class_name="mt1"),
            about,
            class_name="grow",
        ),
        class_name="profile",
    )


def _skills() -> rx.Component:
    skills = ColleagueState.colleague.skills
    mine = ColleagueState.colleague.profile.is_me
    nothing = rx.cond(
        mine,
        _("Say what you are learning and what colleagues can ask you about."),
        _("Nothing here yet."),
    )
    return ui.section(
        _("Skills"),
        rx.cond(
            skills.length() > 0,
            ui.el.ul(rx.foreach(skills, parts.skill), class_name="skills"),
            ui.el.p(nothing, class_name="t-body t-2 mt2"),
        ),
        more=ui.el.span(rx.cond(mine, ui.text_link(_("Edit skills"), to="/settings/skills"))),
        class_name="mb6",
    )


def _contributions() -> rx.Component:
    state, counts = ColleagueState, ColleagueState.colleague.counts
    address = people.profile_address(state.colleague.profile.person)

    def tab(label: Any, kind: str, count: Any) -> tuple:
        figure = ui.figure(count, counts.more.contains(kind))
        narrowed = rx.Var.create(f"?kind={kind}" if kind else "")
        return label, address.to(str) + narrowed, state.kind == kind, figure

    tabs = [
        tab(_("Contributions"), ALL, counts.total),
        *(tab(_(kind.many), str(kind), counts.of[kind]) for kind in kinds_shown()),
    ]
    return ui.el.section(
        ui.tabs(tabs, label=_("Contributions")),
        rx.cond(
            state.rows.length() > 0,
            ui.list_(rx.foreach(state.rows, parts.contribution)),
            ui.el.p(_("Nothing here yet."), class_name="t-body t-2 mt4"),
        ),
        ui.pager(state.has_more, state.show_more),
    )


def skills_page() -> rx.Component:
    """One's own skills: what one learns, practises, helps with, is the reference for."""
    state = SkillsState
    listed = ui.list_(rx.foreach(state.skills, _own_skill))
    nothing = ui.empty(
        _("No skill yet"),
        _("Questions and mentors about what you name here come to you first."),
        icon="sprout",
    )
    return ui.el.div(
        ui.heading(_("Settings")),
        people.settings_tabs("/settings/skills"),
        ui.loaded(state.is_ready, rx.cond(state.skills.length() > 0, listed, nothing), _add_form()),
        class_name="settings",
    )


def _own_skill(skill: ui.ViewVar[SkillView]) -> rx.Component:
    name = skill.topic.name
    return ui.row(
        ui.el.div(
            ui.el.span(name, class_name="t-m grow"),
            ui.select(
                "level",
                parts.level_options(),
                id=rx.Var.create("level-") + skill.topic.id,
                size="2",
                value=skill.level,
                aria_label=_("Level of {skill}", skill=name),
                on_change=lambda level: SkillsState.change(name, level),
            ),
            class_name="row g3",
        ),
        actions=ui.icon_button(
            "x", _("Remove {skill}", skill=name), on_click=SkillsState.remove(skill.topic.id)
        ),
    )


def _add_form() -> rx.Component:
    state = SkillsState
    name = ui.text_input(
        "name",
        id="skill",
        max_length=60,
        list="skill-suggestions",
        auto_complete="off",
        error=state.errors["name"],
        on_change=state.suggest.debounce(PAUSE_MS),
    )
    return ui.form(
        ui.el.div(
            ui.field("name", _("Skill"), name, error=state.errors["name"], id="skill"),
            ui.field(
                "level",
                _("Your level"),
                ui.select(
                    "level",
                    parts.level_options(),
                    id="new-level",
                    default_value=SkillLevel.PRACTISES.value,
                ),
                id="new-level",
            ),
            class_name="two",
        ),
        ui.el.datalist(
            rx.foreach(state.suggestions, lambda topic: ui.el.option(value=topic.name)),
            id="skill-suggestions",
        ),
        ui.form_actions(ui.button(_("Add skill"), variant="solid", size="3", type="submit")),
        on_submit=state.add,
        cleared=state.saved,
        draft="skill",
        class_name="mt5",
    )


PAGES = (
    Page(
        "/people/[person_ref]",
        colleague_page,
        ColleagueState.colleague.profile.person.name,
        load=ColleagueState.load,
        section="people",
        requires=PEOPLE_READ,
        bar=colleague_bar,
        in_language=True,
        crumbs=((N_("People"), "/people"),),
    ),
    Page(
        "/settings/skills",
        skills_page,
        N_("Skills"),
        load=SkillsState.load,
        section="settings",
        requires=PROFILE_EDIT,
        in_language=True,
        crumbs=((N_("Settings"), "/settings"),),
    ),
)
