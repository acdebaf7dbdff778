"""The raw material: HTML elements, icons and links, and how classes are put together."""

from __future__ import annotations

from typing import Any, cast

import reflex as rx
from reflex_components_core.el.elements.base import BaseHTML
from reflex_components_core.el.elements.forms import Form

from learnhub.ui.vars import Text

el = rx.el


class RouterLink(rx.Component):
    """An anchor that changes the page without reloading it."""

    library = "react-router"
    tag = "Link"

    to: rx.Var[str]
    prevent_scroll_reset: rx.Var[bool]
    role: rx.Var[str]
    tab_index: rx.Var[int]
    lang: rx.Var[str]
    title: rx.Var[str]


class PlainAnchor(BaseHTML):
    """An anchor that the browser follows by itself: Reflex turns its own into a router link."""

    tag = "a"

    href: rx.Var[str]
    target: rx.Var[str]
    rel: rx.Var[str]
    download: rx.Var[str | bool]


class EventForm(Form):
    """A form whose fields travel under their names, as in any form: Reflex would add one per id."""

    def _get_form_refs(self) -> dict[str, Any]:
        return {}


class NativeForm(BaseHTML):
    """A form that the browser posts itself: Reflex's own always prevents that."""

    tag = "form"

    action: rx.Var[str]
    method: rx.Var[str]
    enc_type: rx.Var[str]
    no_validate: rx.Var[bool]


def classes(props: dict[str, Any], *names: str) -> dict[str, Any]:
    """The props with these classes before the ones that the caller gave."""
    given = props.pop("class_name", "")
    return {
        **props,
        "class_name": " ".join([*(name for name in names if name), *([f"{given}"] if given else [])]),
    }


def attributes(component: rx.Component, **given: Any) -> rx.Component:
    """Adds HTML attributes (`aria_label` becomes `aria-label`) to a component that exists already."""
    named = {name.replace("_", "-") if "_" in name else name: value for name, value in given.items()}
    component.custom_attrs = {**component.custom_attrs, **named}
    return component


def match_component(
    value: rx.Var[Any], *drawn: tuple[Any, rx.Component], otherwise: rx.Component
) -> rx.Component:
    """The component beside the case that a value is."""
    return cast(rx.Component, rx.match(value, *drawn, otherwise))  # of components, so it is no Var


def icon(name: str, size: int = 16, stroke: float = 2, **props: Any) -> rx.Component:
    """A lucide icon by its name with underscores; always decoration, never the only label."""
    return rx.icon(name, size=size, aria_hidden="true", custom_attrs={"strokeWidth": stroke}, **props)


def link(*children: Any, to: Text, keep_scroll: bool = False, **props: Any) -> rx.Component:
    """A link to another page of LearnHub."""
    if keep_scroll:
        props["prevent_scroll_reset"] = True
    return RouterLink.create(*children, to=to, **props)


def text_link(*children: Any, to: Text, **props: Any) -> rx.Component:
    """A link that reads as one inside a text or beside a title."""
    return link(*children, to=to, **classes(props, "t-link"))


def external_link(*children: Any, href: Text, **props: Any) -> rx.Component:
    """A link that leaves LearnHub, or that the server answers itself (a download, a calendar file)."""
    return anchor(*children, href=href, rel="noopener noreferrer", **classes(props, "t-link"))


def anchor(*children: Any, href: Text, **props: Any) -> rx.Component:
    """A plain anchor without a look: the browser itself asks the server for the address."""
    return PlainAnchor.create(*children, href=href, **props)


def only_spoken(*children: Any, **props: Any) -> rx.Component:
    """Text for screen readers."""
    return el.span(*children, **classes(props, "sr-only"))


def mark(size: int = 24) -> rx.Component:
    """The mark of LearnHub: an open book, and someone raising a hand."""
    return el.svg(
        el.svg.path(d="M12 20.6V9.4M12 20.6 8 8.6M12 20.6 16 8.6M12 20.6 4 11.2M12 20.6 20 11.2"),
        el.svg.circle(cx="12", cy="4.1", r="1.5", custom_attrs={"fill": "currentColor", "stroke": "none"}),
        custom_attrs={
            "fill": "none",
            "stroke": "currentColor",
            "strokeWidth": "2.1",
            "strokeLinecap": "round",
        },
        width=size,
        height=size,
        view_box="0 0 24 24",
        aria_hidden="true",
        class_name="mark",
    )


def logo(name: Text = "LearnHub", size: int = 24) -> rx.Component:
    """The mark with the wordmark, or with the organisation's own name."""
    return el.span(mark(size), el.span(name, class_name="t-clip"), class_name="lh-logo")
