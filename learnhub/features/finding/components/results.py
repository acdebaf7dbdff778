"""The pieces of the page of the search."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import LANGUAGE_NAMES
from learnhub.features.directory.schemas import Size
from learnhub.features.discussion.components import keep_button, kind_label, kind_tile
from learnhub.features.finding.queries.knowers import KNOWERS_SHOWN
from learnhub.features.finding.schemas import Filter, KindTab, Knower, Knowers, Results
from learnhub.features.people.components import job_and_site, person_avatar, person_name
from learnhub.features.search.components import marked, skill_word
from learnhub.features.search.schemas import WORDS_MAX, Age, Hit
from learnhub.ui.text import _, ngettext_

FILTERS = "search-filters"
CHOICES_SHOWN = 5


def search_bar(words: Any, renewed: Any, on_search: Any, on_clear: Any) -> rx.Component:
    """The field, and on small screens the way to the facets."""
    return ui.search_bar(
        placeholder=_("Search everything"),
        words=words,
        renewed=renewed,
        max_length=WORDS_MAX,
        on_search=on_search,
        on_clear=on_clear,
        filters=FILTERS,
        data_key="/",
    )


def facets(results: ui.ViewVar[Results], on_choose: Any) -> rx.Component:
    """The choices that narrow what was found, each with how much is behind it."""
    return rx.fragment(
        _facet_group(
            Filter.TOPIC,
            _("Topic"),
            results.topics,
            on_choose,
            _("All {n} topics", n=results.topics.length()),
        ),
        _facet_group(Filter.LANGUAGE, _("Language"), results.languages, on_choose),
        _facet_group(
            Filter.SITE, _("Site"), results.sites, on_choose, _("All {n} sites", n=results.sites.length())
        ),
        _facet_group(
            Filter.AUTHOR,
            _("Author"),
            results.authors,
            on_choose,
            _("All {n} authors", n=results.authors.length()),
        ),
        _facet_group(Filter.AGE, _("Published"), results.ages, on_choose),
        _facet_group(Filter.ONLY, _("Only"), results.only, on_choose),
    )


def _facet_group(name: Filter, title: Any, choices: Any, on_choose: Any, all_of: Any = "") -> rx.Component:
    """A filter with its first choices, and the others behind what says how many there are."""

    def boxes(some: Any) -> rx.Component:
        return rx.foreach(some, lambda choice: _facet(name, choice, on_choose))

    others = ui.el.details(ui.el.summary(all_of, class_name="t-link"), boxes(choices[CHOICES_SHOWN:]))
    group = ui.el.fieldset(
        ui.el.legend(title, class_name="t-sec"),
        boxes(choices[:CHOICES_SHOWN]),
        rx.cond(choices.length() > CHOICES_SHOWN, others),
        class_name="facet-group",
    )
    return rx.cond(choices.length() > 0, group)


def _facet(name: Filter, choice: Any, on_choose: Any) -> rx.Component:
    words: dict[Filter, list[tuple[str, Any]]] = {
        Filter.LANGUAGE: list(LANGUAGE_NAMES.items()),
        Filter.AGE: [
            (Age.WEEK, _("Last seven days")),
            (Age.MONTH, _("Last month")),
            (Age.YEAR, _("Last year")),
        ],
    }
    label = ui.match_text(choice.value, *words[name], otherwise="") if name in words else choice.label
    label = ui.translated(choice.label) if name == Filter.ONLY else label
    return ui.checkbox(
        name,
        label,
        count=ui.figure(choice.count, choice.is_more),
        checked=choice.is_chosen,
        on_change=on_choose(name.value, choice.value),
        key=choice.value,
    )


def found_line(results: ui.ViewVar[Results], words: Any, on_clear: Any) -> rx.Component:
    """How much was found and for what, in place of what, and the way out of the filters."""
    counted = ngettext_("{n} result", "{n} results", results.count)
    number = rx.cond(results.is_more, _("{n}+ results", n=results.count), counted)
    corrected = rx.foreach(
        results.corrections,
        lambda each: ui.el.span(
            _("Nothing has “{typed}”: this is for “{used}”.", typed=each.typed, used=each.used),
            class_name="t-2",
        ),
    )
    typed = ui.text_link(_("Search “{words}” as typed", words=words), to=results.typed_address)
    clear = ui.button(_("Clear filters"), variant="ghost", size="1", on_click=on_clear, class_name="t-link")
    return ui.el.div(
        ui.el.div(
            ui.el.b(number, class_name="t-b"),
            ui.el.span(" ", _("for “{words}”", words=words), class_name="t-3"),
            class_name="t-body",
        ),
        rx.cond(
            results.corrections.length() > 0, ui.el.div(corrected, " ", typed, class_name="t-body corrected")
        ),
        rx.cond(results.is_narrowed, clear),
        rx.cond(
            results.is_behind,
            ui.el.p(_("The index is still being built: something may be missing."), class_name="t-warn"),
        ),
        aria_live="polite",
        class_name="found search-found",
    )


def deeds_line(deeds: Any) -> rx.Component:
    """What one can do or where one can go that is called so."""
    links = rx.foreach(deeds, lambda deed: ui.chip_link(ui.translated(deed.label), to=deed.address))
    return rx.cond(deeds.length() > 0, ui.el.nav(links, aria_label=_("Do"), class_name="row g2 wrap mt3"))


def kind_tabs(results: ui.ViewVar[Results], people: ui.ViewVar[Size]) -> rx.Component:
    """The kinds of what was found, each with its number and an address of its own; colleagues in theirs."""

    def tab(one: ui.ViewVar[KindTab]) -> rx.Component:
        return ui.link(
            rx.cond(one.value == "", _("All"), ui.translated(one.label)),
            ui.el.span(ui.figure(one.count, one.is_more), class_name="n"),
            to=one.address,
            keep_scroll=True,
            aria_current=ui.current_page(one.value == results.kind),
            key=one.value,
        )

    colleagues = ui.link(
        _("People"),
        ui.el.span(ui.figure(people.people, people.is_more), class_name="n"),
        to=results.people_address,
        aria_current="false",
    )
    has_people = people.people > 0
    tabs = ui.el.nav(
        rx.foreach(results.tabs, tab),
        rx.cond(has_people, colleagues),
        aria_label=_("Kinds"),
        class_name="tab-u mb2",
    )
    return rx.cond((results.tabs.length() > 0) | has_people, tabs)


def hit_row(hit: ui.ViewVar[Hit]) -> rx.Component:
    """Something that was found: what it is, the passage that matches, who wrote it, and why it is here."""
    solved = ui.el.span(ui.icon("check", 13), ui.translated(hit.mark), class_name="checked")
    answers = ngettext_("{n} answer", "{n} answers", hit.answer_count)
    votes = ngettext_("{n} vote", "{n} votes", hit.vote_count)
    because = rx.foreach(
        hit.because,
        lambda why: ui.el.p(
            ui.icon("corner_down_right", 14, 1.75),
            _(
                "Found because the topic {topic} knows “{typed}” as “{name}”",
                topic=why.topic, typed=why.typed, name=why.name,
            ),
            class_name="t-meta because",
        ),
    )  # fmt: skip
    return ui.row(
        ui.meta(
            kind_label(hit.kind, bare=True),
            rx.cond(hit.answer_count > 0, ui.el.span(answers)),
            rx.cond(hit.mark != "", solved),
        ),
        ui.item_title(marked(hit.title_parts), to=hit.address, lang=hit.language, class_name="t-title-l"),
        ui.el.p(marked(hit.excerpt_parts), lang=hit.language, class_name="t-read-s t-2"),
        ui.meta(
            _author(hit),
            rx.cond(hit.vote_count > 0, ui.el.span(votes, class_name="t-num")),
            rx.cond(hit.author.id != "", ui.el.span(ui.moment(hit.published_at, "date"))),
        ),
        because,
        lead=kind_tile(hit.kind),
        actions=[keep_button(content_id=hit.id)],
        feed=True,
        key=hit.id,
        class_name="library-row",
    )


def _author(hit: ui.ViewVar[Hit]) -> rx.Component:
    known = ui.el.span(
        person_avatar(hit.author, "1"),
        ui.el.span(person_name(hit.author), ui.el.span(", ", job_and_site(hit.author), class_name="by-work")),
        class_name="author",
    )
    return rx.cond(hit.author.id != "", known, ui.el.span(_("Anonymous")))


def knowers(found: ui.ViewVar[Knowers], people: ui.ViewVar[Size], address: ui.Text) -> rx.Component:
    """People who know it, with their next free twenty minutes."""
    shown = ui.section(
        _("People who know it"),
        ui.el.ul(rx.foreach(found.people, _knower), class_name="knowers"),
        note=ui.figure(found.count, found.is_more),
        more=ui.el.span(rx.cond(people.people > KNOWERS_SHOWN, ui.text_link(_("All"), to=address))),
    )
    return rx.cond(found.people.length() > 0, shown)


def _knower(one: ui.ViewVar[Knower]) -> rx.Component:
    free = ui.text_link(
        _("20 min free {when}", when=ui.moment(one.next_at)),
        to=rx.Var.create("/mentoring/") + one.person.id,
        class_name="t-meta",
    )
    skill = rx.foreach(one.skills[:1], skill_word)
    return ui.el.li(
        person_avatar(one.person, "3"),
        ui.el.div(
            ui.el.div(person_name(one.person)),
            ui.el.div(rx.cond(one.skills.length() > 0, skill, job_and_site(one.person)), class_name="t-meta"),
            rx.cond(one.next_at, ui.el.div(free)),
            class_name="person-words",
        ),
        key=one.person.id,
        class_name="person",
    )


def ask_panel(results: ui.ViewVar[Results], words: Any) -> rx.Component:
    """The way to a question that begins with what was looked for."""
    return ui.panel(
        ui.el.div(
            ui.el.h2(_("Nothing quite fits? Ask it."), class_name="t-h2"),
            ui.el.p(
                _("Your search is the first draft of the question: “{words}”", words=words),
                class_name="t-meta",
            ),
            class_name="grow",
        ),
        _ask_button(results, _("Continue the question")),
        class_name="row g4 wrap mt5 ask-panel",
    )


def _ask_button(results: ui.ViewVar[Results], label: Any) -> rx.Component:
    return ui.button(label, variant="solid", size="3", to=results.ask_address, key_cap="a")


def nothing_found(results: ui.ViewVar[Results], words: Any, on_clear: Any) -> rx.Component:
    """Nothing has these words: ask, or drop the filters."""
    return ui.empty(
        _("Nothing for “{words}”", words=words),
        _("Try fewer words, or ask a colleague."),
        rx.cond(results.is_narrowed, ui.button(_("Clear filters"), size="3", on_click=on_clear)),
        _ask_button(results, _("Ask about it")),
        icon="search",
    )


def nothing_asked() -> rx.Component:
    """The page before anything is typed."""
    return ui.empty(
        _("Everything that you may read, from one field"),
        _("Words in English or French, the name of a part, or a colleague."),
        icon="search",
    )
