"""The pieces of the directory."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.directory.schemas import ColleagueRow, Filter, Option, Order, SharedSkill, Size
from learnhub.features.people.components import job_and_site, person_avatar, profile_address
from learnhub.features.search.components import level_word, marked
from learnhub.features.search.schemas import WORDS_MAX
from learnhub.ui.text import _, ngettext_

FILTERS = "people-filters"
OPTIONS_SHOWN = 6


def directory_head(company: ui.ViewVar[Size], sites: Any) -> rx.Component:
    """The title, and how many people there are."""
    where = ngettext_("{n} site", "{n} sites", sites.length())
    counted = ngettext_("{n} colleague at {sites}", "{n} colleagues at {sites}", company.people, sites=where)
    alone = ngettext_("{n} colleague", "{n} colleagues", company.people)
    many = _("{n}+ colleagues", n=company.people)
    intro = rx.cond(company.is_more, many, rx.cond(sites.length() > 0, counted, alone))
    title = ui.el.h1(_("People"), class_name="t-h1 mb1")
    return ui.el.div(
        title,
        rx.cond(company.people > 0, ui.el.p(intro, class_name="t-meta")),
        class_name="page-head library-head",
    )


def search_bar(
    words: Any, order: Any, renewed: Any, on_search: Any, on_sort: Any, on_clear: Any
) -> rx.Component:
    """The field, the order, and on small screens the way to the filters."""
    return ui.search_bar(
        ui.select(
            "order",
            [(Order.SOONEST.value, _("Soonest free")), (Order.NAME.value, _("Name"))],
            size="2",
            value=order,
            on_change=on_sort,
            aria_label=_("Sort by"),
        ),
        placeholder=_("Name, skill, team or site"),
        words=words,
        renewed=renewed,
        max_length=WORDS_MAX,
        on_search=on_search,
        on_clear=on_clear,
        filters=FILTERS,
        data_key="/",
    )


def filters(choices: Any, is_free: Any, on_choose: Any, on_free: Any) -> rx.Component:
    """What the list can be narrowed to. How many people are behind a choice is not said."""
    skills, teams, sites = choices.skills, choices.teams, choices.sites
    return rx.fragment(
        _group(Filter.SKILL, _("Skill"), skills, on_choose, _("All {n} skills", n=skills.length())),
        _group(Filter.TEAM, _("Team"), teams, on_choose, _("All {n} teams", n=teams.length())),
        _group(Filter.SITE, _("Site"), sites, on_choose, _("All {n} sites", n=sites.length())),
        ui.el.fieldset(
            ui.el.legend(_("Mentoring"), class_name="t-sec"),
            ui.checkbox("free", _("Free this fortnight"), count="", checked=is_free, on_change=on_free),
            class_name="facet-group",
        ),
    )


def _group(name: Filter, title: Any, options: Any, on_choose: Any, all_of: Any) -> rx.Component:
    """A filter with its first choices, and the others behind what says how many there are."""

    def boxes(some: Any) -> rx.Component:
        return rx.foreach(some, lambda option: _option(name, option, on_choose))

    others = ui.el.details(ui.el.summary(all_of, class_name="t-link"), boxes(options[OPTIONS_SHOWN:]))
    group = ui.el.fieldset(
        ui.el.legend(title, class_name="t-sec"),
        boxes(options[:OPTIONS_SHOWN]),
        rx.cond(options.length() > OPTIONS_SHOWN, others),
        class_name="facet-group",
    )
    return rx.cond(options.length() > 0, group)


def _option(name: Filter, option: ui.ViewVar[Option], on_choose: Any) -> rx.Component:
    return ui.checkbox(
        name,
        option.label,
        count="",
        checked=option.is_chosen,
        on_change=on_choose(name.value, option.value),
        key=option.value,
    )


def found_line(found: ui.ViewVar[Size], words: Any, is_narrowed: Any, on_clear: Any) -> rx.Component:
    """How many people were found and for what, and the way out of the filters."""
    counted = ngettext_("{n} person", "{n} people", found.people)
    number = rx.cond(found.is_more, _("{n}+ people", n=found.people), counted)
    return ui.el.div(
        ui.el.span(
            ui.el.b(number, class_name="t-b"),
            rx.cond(words != "", ui.el.span(" ", _("for “{words}”", words=words), class_name="t-3"), ""),
            aria_live="polite",
            class_name="t-body",
        ),
        rx.cond(
            is_narrowed,
            ui.button(_("Clear filters"), variant="ghost", size="1", on_click=on_clear, class_name="t-link"),
        ),
        ui.el.span(
            _("Shown only where the person shares the skill"), class_name="t-meta found-note not-phone"
        ),
        class_name="found",
    )


def colleague_row(row: ui.ViewVar[ColleagueRow]) -> rx.Component:
    """A colleague: who they are, what they say, what they share, and their next free time."""
    name = ui.link(marked(row.name_parts), to=profile_address(row.person), class_name="t-title")
    team = rx.cond(row.team != "", ui.el.span(row.team))
    return ui.row(
        ui.el.div(
            name, ui.meta(rx.cond(row.person.job != "", job_and_site(row.person), row.person.site), team),
            class_name="row g2 base wrap",
        ),
        rx.cond(
            row.sentence != "",
            ui.el.p(row.sentence, lang=row.language, class_name="t-read-s mentor-words"),
        ),
        ui.el.div(
            rx.foreach(row.skills, _skill),
            rx.cond(row.languages != "", ui.el.span(row.languages, class_name="t-meta")),
            class_name="row g2 wrap colleague-tags",
        ),
        lead=person_avatar(row.person, "4"),
        actions=ui.el.div(
            rx.cond(row.next_at, _book(row), ui.el.span(_free(row), class_name="t-meta")),
            class_name="mentor-side not-phone",
        ),
        feed=True,
        key=row.person.id,
        class_name="top",
    )  # fmt: skip


def _book(row: ui.ViewVar[ColleagueRow]) -> rx.Component:
    return rx.fragment(
        ui.button(_("Book 20 minutes"), icon="handshake", to=rx.Var.create("/mentoring/") + row.person.id),
        ui.el.span(ui.moment(row.next_at, "short"), class_name="t-meta t-num"),
    )


def _free(row: ui.ViewVar[ColleagueRow]) -> rx.Var[str]:
    return rx.cond(row.is_mentor, _("No free slot at the moment"), _("No open hours"))


def _skill(skill: ui.ViewVar[SharedSkill]) -> rx.Component:
    wanted = ui.el.span(marked(skill.name_parts), ", ", level_word(skill.level))
    to = rx.Var.create("/topics/") + skill.topic.id
    return ui.tag(rx.cond(skill.is_wanted, wanted, skill.topic.name), to=to)


def nobody_found(words: Any, is_narrowed: Any, on_clear: Any, ask: Any) -> rx.Component:
    """Nobody fits: say it again, drop the filters, or ask everybody."""
    return ui.empty(
        rx.cond(words != "", _("Nobody for “{words}”", words=words), _("Nobody fits these filters")),
        _("Try fewer words, or ask: the question goes to those who follow the topic."),
        rx.cond(is_narrowed, ui.button(_("Clear filters"), size="3", on_click=on_clear)),
        ui.button(_("Ask about it"), size="3", to=ask),
        icon="search",
    )


def order_line() -> rx.Component:
    """What the order is, and what it is not."""
    return ui.el.p(
        _("Sorted by the soonest free slot, then by name. Never by how much anybody contributed."),
        class_name="t-meta mt4",
    )
