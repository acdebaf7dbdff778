"""The library: facets, what was found, a row of the list."""

from typing import Any, cast

import reflex as rx

from learnhub import rooms, ui
from learnhub.core.i18n import LANGUAGE_NAMES
from learnhub.features.discussion.components import keep_button, kind_label, kind_tile
from learnhub.features.freshness.components import mark
from learnhub.features.freshness.enums import Standing
from learnhub.features.library.queries import kinds_listed
from learnhub.features.people.components import author_meta
from learnhub.features.search.browsing import WORDS_MAX, Order
from learnhub.features.search.components import marked
from learnhub.rooms import Kind
from learnhub.ui.text import _, ngettext_

FILTERS = "library-filters"
TOPICS_SHOWN = 8


def library_head(size: Any, converted: Any) -> rx.Component:
    """The title, how much there is, and how much of it was said somewhere before."""
    by = ngettext_("{n} person", "{n} people", size.authors)
    counted = ngettext_("{n} page by {people}", "{n} pages by {people}", size.pages, people=by)
    many = _("{n}+ pages", n=size.pages)
    pages = rx.cond(size.is_more, many, counted)
    intro = rx.cond(size.pages > 0, pages, _("What colleagues know, written by them."))
    title = ui.el.h1(_("Library"), class_name="t-h1 mb1")
    many_made = _("{n}+ grew out of an answer, a session or another page", n=converted.pages)
    all_made = _("{n} grew out of an answer, a session or another page", n=converted.pages)
    made = ui.el.p(rx.cond(converted.is_more, many_made, all_made), class_name="t-meta")
    return ui.el.div(
        title,
        ui.el.p(intro, class_name="t-meta"),
        rx.cond(converted.pages > 0, made),
        class_name="page-head library-head",
    )


def facet_groups(facets: Any, on_kind: Any, on_topic: Any, on_language: Any, on_fact: Any) -> rx.Component:
    """The kinds, topics, languages and facts to narrow the list to, each with how much is behind it."""
    return rx.fragment(
        _group(_("Format"), rx.foreach(facets.kinds, lambda facet: _kind_facet(facet, on_kind))),
        rx.cond(
            facets.topics.length() > 0,
            _group(
                _("Topic"),
                rx.foreach(facets.topics[:TOPICS_SHOWN], lambda facet: _facet("topic", facet, on_topic)),
                rx.cond(facets.topics.length() > TOPICS_SHOWN, _other_topics(facets, on_topic)),
            ),
        ),
        _group(
            _("Language"),
            rx.foreach(facets.languages, lambda facet: _facet("language", facet, on_language)),
        ),
        rx.cond(
            facets.facts.length() > 0,
            _group(_("Only"), rx.foreach(facets.facts, lambda facet: _facet("only", facet, on_fact))),
        ),
    )


def community_facet(communities: Any, chosen: Any, on_choose: Any) -> rx.Component:
    """The community to narrow it to; the label is heard, as the facets stand there twice."""
    box = ui.select(
        "community",
        communities,
        size="2",
        value=chosen,
        label=_("Community"),
        placeholder=_("Any community"),
        on_change=on_choose,
    )
    return rx.cond(communities.length() > 0, _group(_("Community"), box))


def _other_topics(facets: Any, on_topic: Any) -> rx.Component:
    return ui.el.details(
        ui.el.summary(_("All {n} topics", n=facets.topics.length()), class_name="t-link"),
        rx.foreach(facets.topics[TOPICS_SHOWN:], lambda facet: _facet("topic", facet, on_topic)),
    )


def _group(title: Any, *facets: Any) -> rx.Component:
    return ui.el.fieldset(ui.el.legend(title, class_name="t-sec"), *facets, class_name="facet-group")


def _facet(name: str, facet: Any, on_choose: Any) -> rx.Component:
    labels = {"language": rx.match(facet.value, *LANGUAGE_NAMES.items(), facet.label)}
    label = labels.get(name, ui.translated(facet.label) if name == "only" else facet.label)
    return ui.checkbox(
        name,
        label,
        count=ui.figure(facet.count, facet.is_more),
        checked=facet.is_chosen,
        on_change=on_choose(facet.value),
        key=facet.value,
    )


def _kind_facet(facet: Any, on_choose: Any) -> rx.Component:
    return ui.checkbox(
        "kind",
        kind_label(facet.value),
        count=ui.figure(facet.count, facet.is_more),
        checked=facet.is_chosen,
        on_change=on_choose(facet.value),
        key=facet.value,
    )


def search_bar(
    words: Any, order: Any, renewed: Any, on_search: Any, on_sort: Any, on_clear: Any
) -> rx.Component:
    """The search, the way to sort, and on small screens the way to the facets."""
    return ui.search_bar(
        ui.select(
            "order",
            [(Order.NEWEST.value, _("Newest")), (Order.MOST_USED.value, _("Most used"))],
            size="2",
            value=order,
            on_change=on_sort,
            aria_label=_("Sort by"),
        ),
        placeholder=_("Search the library"),
        words=words,
        renewed=renewed,
        max_length=WORDS_MAX,
        on_search=on_search,
        on_clear=on_clear,
        filters=FILTERS,
    )


def found_line(found: Any, is_more: Any, words: Any, is_narrowed: Any, on_clear: Any) -> rx.Component:
    """How much was found, and the way back to everything."""
    counted = ngettext_("{n} result", "{n} results", found)
    results = rx.cond(is_more, _("{n}+ results", n=found), counted)
    return ui.el.div(
        ui.el.span(
            ui.el.b(results, class_name="t-b"),
            rx.cond(words != "", ui.el.span(" ", _("for “{words}”", words=words), class_name="t-3"), ""),
            aria_live="polite",
            class_name="t-body",
        ),
        rx.cond(
            is_narrowed,
            ui.button(_("Clear filters"), variant="ghost", size="1", on_click=on_clear, class_name="t-link"),
        ),
        class_name="row g2 mt4 mb1 found",
    )


def library_row(row: Any, on_add: Any, on_leave_out: Any) -> rx.Component:
    """Something in the list."""
    return ui.row(
        ui.meta(kind_label(row.kind, bare=True), _("{n} min", n=row.minutes)),
        ui.item_title(marked(row.title_parts), to=row.address, lang=row.language, class_name="t-title-l"),
        ui.el.p(row.excerpt, lang=row.language, class_name="t-body t-2"),
        author_meta(row.author, _topics_and_use(row), _when(row), others=row.co_authors),
        lead=kind_tile(row.kind),
        actions=[keep_button(content_id=row.id), _offered(row, on_add, on_leave_out)],
        feed=True,
        key=row.id,
        class_name="library-row",
    )


def _when(row: Any) -> rx.Component:
    """When it was checked, or that it has to be; until then when it was published."""
    is_told = (row.checked_at != None) | (row.standing == Standing.DUE) | (row.standing == Standing.STALE)  # noqa: E711
    published = ui.el.span(ui.moment(row.published_at, "date"))
    return rx.cond(is_told, mark(row.checked_at, row.standing), published)


def _topics_and_use(row: Any) -> rx.Component:
    topics = rx.foreach(row.topics, lambda topic: ui.el.span(topic.name))
    used = ((str(kind), said(row.used)) for kind in kinds_listed() if (said := rooms.use_of(kind)))
    said_use = ui.el.span(rx.match(row.kind, *used, ""), class_name="t-num")
    return rx.fragment(topics, rx.cond(row.used > 0, said_use))


def _offered(row: Any, on_add: Any, on_leave_out: Any) -> rx.Component:
    """The button of each kind that offers one."""
    events = {"on_add": on_add(row.id), "on_leave_out": on_leave_out(row.id)}
    buttons = (
        (str(kind), rooms.offered(kind, "button")(row.is_added, **events)) for kind in _kinds_with_offer()
    )
    return cast(rx.Component, rx.match(row.kind, *buttons, rx.fragment()))


def _kinds_with_offer() -> list[Kind]:
    return [kind for kind in kinds_listed() if kind.offer]


def nothing_found(words: Any, on_clear: Any) -> rx.Component:
    """Nothing matches."""
    return ui.empty(
        rx.cond(words != "", _("Nothing for “{words}”", words=words), _("Nothing here yet")),
        _("Try fewer words, or ask a colleague."),
        ui.button(_("Clear filters"), on_click=on_clear),
        ui.button(_("Ask about it"), variant="solid", to="/questions/ask"),
        icon="search",
    )


def first_card() -> rx.Component:
    """The library is empty."""
    return ui.empty(
        _("The library is empty"),
        _("The first page is the hardest. It can be simple."),
        ui.button(_("Write the first card"), to="/library/new"),
        icon="layers",
        colour="indigo",
    )
