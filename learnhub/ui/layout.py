"""How a page is laid out: columns, sections, lists and their rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import reflex as rx

from learnhub.ui.display import language_mark
from learnhub.ui.elements import attributes, classes, el, link
from learnhub.ui.vars import Content, Contents, Flag, Text


def heading(
    title: Content, intro: Content | None = None, *, over: Content | None = None, **props: Any
) -> rx.Component:
    """The page's one h1, in serif, with a line above and an introduction below."""
    return el.header(
        *([el.div(over, class_name="page-over")] if over is not None else []),
        el.h1(title, class_name="t-h1"),
        *([el.p(intro, class_name="t-read-s t-2 page-intro")] if intro is not None else []),
        **classes(props, "page-head"),
    )


def columns(main: Contents, rail: Contents, *, wide: bool = False, label: Text | None = None) -> rx.Component:
    """The main column with its rail; the rail drops below on small screens. `wide` for live and profiles."""
    named: dict[str, Any] = {} if label is None else {"aria_label": label}
    return el.div(
        el.div(*_many(main), class_name="lh-2-main"),
        el.aside(*_many(rail), class_name="lh-rail", **named),
        class_name="lh-2 lh-2-wide" if wide else "lh-2",
    )


def facets_columns(facets: Contents, main: Contents) -> rx.Component:
    """Facets at the left of their results."""
    return el.div(
        el.aside(*_many(facets), class_name="facets"),
        el.div(*_many(main), class_name="lh-2-main"),
        class_name="lh-facets",
    )


def _many(content: Contents) -> Sequence[Content]:
    return (content,) if isinstance(content, str | int | float | rx.Var | rx.Component) else content


def section(
    title: Content,
    *children: Any,
    more: tuple[Content, Text] | rx.Component | None = None,
    note: Content | None = None,
    line: bool = True,
    **props: Any,
) -> rx.Component:
    """A part of a page: its title, a figure or note beside it, a link `(label, to)` at the right."""
    head: list[rx.Component] = [el.h2(title, class_name="t-sec")]
    if note is not None:
        head.append(el.span(note, class_name="t-meta t-num"))
    if isinstance(more, tuple):
        head.append(link(more[0], to=more[1], class_name="more"))
    elif more is not None:
        head.append(el.span(more, class_name="more"))
    return el.section(
        el.div(*head, class_name="lh-sec" if line else "lh-sec lh-sec-bare"),
        *children,
        **classes(props, "section"),
    )


def list_(*children: Any, **props: Any) -> rx.Component:
    """A list; give it rows, or one `rx.foreach` of rows."""
    return el.ul(*children, **classes(props, "list"))


def row(
    *children: Any,
    lead: Content | None = None,
    actions: Contents | None = None,
    feed: bool = False,
    **props: Any,
) -> rx.Component:
    """One item of a list: what leads it at the left, its content, what can be done at the right.

    `feed` gives it more air. j and k move between rows, Enter opens the row's first link.
    """
    return el.li(
        *([el.div(lead, class_name="row-lead")] if lead is not None else []),
        el.div(*children, class_name="grow"),
        *([el.div(*_many(actions), class_name="row-actions")] if actions is not None else []),
        data_item="",
        **classes(props, "lh-li", "lh-row", "lh-li-feed" if feed else ""),
    )


def item_title(title: Content, to: Text | None = None, **props: Any) -> rx.Component:
    """The title of something a person wrote, leading to it; `lang` is marked for who does not read it."""
    props = classes(props, "t-title")
    marks = [language_mark(props["lang"])] if "lang" in props else []
    return el.p(title, *marks, **props) if to is None else rx.fragment(link(title, to=to, **props), *marks)


def date_box(top: Text, day: Text) -> rx.Component:
    """A small calendar leaf: weekday or month above, day below."""
    return el.span(el.span(top), el.b(day), class_name="datebox")


def tabs(
    items: Sequence[tuple[Text, Text, Flag, Content | None]], *, label: Text, **props: Any
) -> rx.Component:
    """Views of the same place, one address each: `[(label, to, is it the current one, count or None), …]`."""
    return el.nav(*(_tab(*item) for item in items), aria_label=label, **classes(props, "tab-u"))


def _tab(label: Text, to: Text, current: Flag, count: Content | None = None) -> rx.Component:
    figure = [] if count is None else [el.span(count, class_name="n")]
    shown = link(label, *figure, to=to, keep_scroll=True)
    if isinstance(current, rx.Var):
        return attributes(shown, aria_current=rx.cond(current, "page", "false"))
    return attributes(shown, aria_current="page") if current else shown


def panel(*children: Any, **props: Any) -> rx.Component:
    """A bordered panel, for an object one acts on."""
    return el.div(*children, **classes(props, "lh-panel", "lh-panel-pad"))


def sunk(*children: Any, **props: Any) -> rx.Component:
    """A note inside a page."""
    return el.div(*children, **classes(props, "lh-sunk", "lh-sunk-pad"))


def rule() -> rx.Component:
    """A hairline."""
    return el.hr(class_name="lh-rule")


def facts(items: Sequence[tuple[Content, Content]], **props: Any) -> rx.Component:
    """Facts side by side, the label above its value."""
    return el.dl(
        *(el.div(el.dt(label, class_name="t-meta"), el.dd(value)) for label, value in items),
        **classes(props, "facts"),
    )


def table(heads: Sequence[Content], *rows: Any, label: Text, **props: Any) -> rx.Component:
    """A table with headers, scrolling sideways by itself when it is too wide; rows are `el.tr`."""
    head = el.thead(
        el.tr(*(cell if isinstance(cell, rx.Component) else el.th(cell, scope="col") for cell in heads))
    )
    drawn = el.table(head, el.tbody(*rows), aria_label=label, **classes(props, "table"))
    return el.div(drawn, class_name="table-scroll", tab_index=0, role="region", aria_label=label)


def dock(*children: Any, **props: Any) -> rx.Component:
    """The action of a page with one outcome: under the thumb on phones, in place elsewhere."""
    return el.div(*children, **classes(props, "dock"))
