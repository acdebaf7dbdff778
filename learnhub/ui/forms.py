"""Forms: fields with their labels and messages, and the native controls in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import reflex as rx

from learnhub.ui.controls import icon_button
from learnhub.ui.elements import EventForm, NativeForm, attributes, classes, el, icon
from learnhub.ui.scripts import DraftOffer, FormKeeper, FormPreview, Leaving, Posted, Preview
from learnhub.ui.text import _
from learnhub.ui.vars import Content, Flag, Handler, Number, Text

Options = Sequence[tuple[str, Text]] | rx.Var


def form(
    *children: Any,
    on_submit: Handler,
    draft: Text | None = None,
    cleared: Number | None = None,
    once: bool = False,
    looks: tuple[Number, Handler] | None = None,
    unsaved: Flag | None = None,
    **props: Any,
) -> rx.Component:
    """A form that the server handles as an event; its messages come back under the fields.

    `draft` is a key under which the browser keeps what is typed, forgotten when the State's `saved` goes up.
    It is offered, and not put back, when the text with which the form starts has changed meanwhile. `cleared`
    is a counter that empties the form when it goes up. `once` is for a form that makes something: it sends a
    `request_key`, the same one for as long as nothing else was typed. `looks` is a handler that is given the
    whole form when something in it has changed, and a number that it raises, as in `previews`. `unsaved` is
    for a form without a draft: it asks before the page is left.
    """
    given = {"draft": draft, "cleared": cleared, "once": once or None}
    kept = {name: value for name, value in given.items() if value is not None}
    keeper = FormKeeper.create(**kept)
    offer = [] if draft is None else [_draft_offer(draft)]
    more = [] if looks is None else [FormPreview.create(answered=looks[0], on_typed=looks[1])]
    more += [] if unsaved is None else [_leaving(unsaved)]
    return EventForm.create(*offer, *children, keeper, *more, on_submit=on_submit, no_validate=True, **props)


def _leaving(unsaved: Flag) -> rx.Component:
    labels = {
        "title": _("Leave without saving?"),
        "text": _("What you changed here is not saved."),
        "leave": _("Leave the page"),
        "stay": _("Stay here"),
    }
    return Leaving.create(when=unsaved, id="leaving", labels=rx.Var.create(labels))


def _draft_offer(draft: Text) -> rx.Component:
    labels = {
        "changed": _("This was changed after you began to change it. You had written:"),
        "use": _("Take what I had written"),
        "discard": _("Discard it"),
    }
    return DraftOffer.create(draft=draft, labels=rx.Var.create(labels))


def native_form(*children: Any, action: Text, method: str = "post", **props: Any) -> rx.Component:
    """A form that the browser posts itself, for the routes of signing in and uploads.

    The browser checks nothing itself, as its bubbles speak its own language and not the reader's. When the
    server sends the form back, its problem, its messages and what was typed appear again; fields named in
    the part of the address behind # are filled from there.
    """
    return NativeForm.create(
        Posted.create(), *children, action=action, method=method, no_validate=True, **props
    )


def previews(answered: Number, **handlers: Handler) -> list[rx.Component]:
    """Inside a form: each handler is given what is typed in the field of its name, for a preview.

    The browser sends the next text of a field when `answered` has changed, which each handler raises by one.
    """
    return [
        Preview.create(field=name, answered=answered, on_typed=handler) for name, handler in handlers.items()
    ]


def hidden(name: str, value: Text) -> rx.Component:
    """A value that travels with a form."""
    return el.input(type="hidden", name=name, value=value)


def field(
    name: str,
    label: Text,
    control: rx.Component,
    *,
    hint: Content | None = None,
    error: Text | None = None,
    optional: bool = False,
    id: str | None = None,
    **props: Any,
) -> rx.Component:
    """A label, its control and the message under it; the control's id is the name (or `id`)."""
    key = id or name
    notes = []
    described = []
    if hint is not None:
        notes.append(el.p(hint, id=f"{key}-hint", class_name="field-hint"))
        described.append(f"{key}-hint")
    if error is not None:
        notes.append(rx.cond(error, _message(key, error)))
        described.append(f"{key}-error")
    _describe(control, key, described, error)
    mark = [el.span(_("optional"), class_name="t-meta")] if optional else []
    return el.div(
        el.label(label, *mark, html_for=key, class_name="field-label"),
        control,
        *notes,
        **classes(props, "field"),
    )


def _message(key: str, error: Text) -> rx.Component:
    return el.p(
        icon("circle_alert", 15), el.span(error), id=f"{key}-error", role="alert", class_name="field-error"
    )


def _describe(control: rx.Component, key: str, described: list[str], error: Text | None) -> None:
    target = _find(control, key)
    if target is None:
        return
    if described:
        attributes(target, aria_describedby=" ".join(described))
    if isinstance(error, rx.Var):
        attributes(target, aria_invalid=rx.cond(error, "true", "false"))


def _find(component: Any, key: str) -> rx.Component | None:
    if str(getattr(component, "id", "")).strip('"') == key:
        return component
    found = (_find(child, key) for child in getattr(component, "children", ()))
    return next((child for child in found if child is not None), None)


def text_input(
    name: str,
    *,
    type: Any = "text",
    id: str | None = None,
    size: str = "3",
    icon_name: str | None = None,
    error: rx.Var[str] | None = None,
    **props: Any,
) -> rx.Component:
    """One line of text."""
    _mark_first(props)
    if error is not None:
        props["aria_invalid"] = rx.cond(error, "true", "false")
    box = el.input(type=type, name=name, id=id or name, **classes(props, "input", f"input-{size}"))
    return el.div(icon(icon_name, 18, 1.75), box, class_name="input-with-icon") if icon_name else box


def text_area(
    name: str, rows: int = 5, *, id: str | None = None, error: rx.Var[str] | None = None, **props: Any
) -> rx.Component:
    """Several lines of text; grows with what is typed."""
    _mark_first(props)
    if error is not None:
        props["aria_invalid"] = rx.cond(error, "true", "false")
    return el.textarea(name=name, id=id or name, rows=rows, **classes(props, "input", "input-area"))


def _mark_first(props: dict[str, Any]) -> None:
    """Let a page that was hidden until its language came find the field with the focus (`i18n.js`)."""
    if props.get("auto_focus"):
        props["data_first"] = ""


def search_input(
    name: str,
    *,
    placeholder: Text,
    size: str = "3",
    id: str | None = None,
    on_clear: Handler | None = None,
    show_clear: Flag = True,
    **props: Any,
) -> rx.Component:
    """A search field; the placeholder is its name too. `on_clear` adds the cross while `show_clear`."""
    box = el.input(
        type="search",
        name=name,
        id=id or name,
        placeholder=placeholder,
        aria_label=placeholder,
        auto_complete="off",
        **classes(props, "input", f"input-{size}"),
    )
    cross = [] if on_clear is None else [rx.cond(show_clear, _cross(on_clear))]
    return el.div(icon("search", 18, 1.75), box, *cross, class_name="input-with-icon")


def _cross(on_clear: Handler) -> rx.Component:
    return icon_button("x", _("Clear search"), size="1", on_click=on_clear, class_name="input-clear")


def select(
    name: str,
    options: Options,
    *,
    id: str | None = None,
    size: str = "3",
    label: Text | None = None,
    placeholder: Text | None = None,
    error: rx.Var[str] | None = None,
    **props: Any,
) -> rx.Component:
    """A choice in a list: `[(value, label), …]`, or a Var of such pairs.

    Outside a `field`, `label` is its accessible name.
    """
    if label is not None:
        props["aria_label"] = label
    if error is not None:
        props["aria_invalid"] = rx.cond(error, "true", "false")
    first = [el.option(placeholder, value="")] if placeholder is not None else []
    chosen = {"id": name if id is None else id, **classes(props, "select", f"select-{size}")}
    box = el.select(*first, *_options(options), name=name, **chosen)
    return el.div(box, icon("chevron_down", 15, 1.75), class_name="select-box")


def _options(options: Options) -> list[rx.Component]:
    if isinstance(options, rx.Var):
        return [rx.foreach(options, lambda pair: el.option(pair[1], value=pair[0]))]
    return [el.option(label, value=value) for value, label in options]


def checkbox(
    name: str, label: Content, *, count: Content | None = None, hint: Content | None = None, **props: Any
) -> rx.Component:
    """A box to tick. `count` puts a figure at the right, for facets."""
    tail = [] if count is None else [el.span(count, class_name="n")]
    wrapper = "facet" if count is not None else "check"
    text = el.span(label, *([el.span(hint, class_name="t-meta check-hint")] if hint is not None else []))
    return el.label(
        el.input(type="checkbox", name=name, **classes(props, "checkbox")), text, *tail, class_name=wrapper
    )


def radio(
    name: str, value: str, label: Content, *, hint: Content | None = None, **props: Any
) -> rx.Component:
    """One of several exclusive choices."""
    text = el.span(label, *([el.span(hint, class_name="t-meta check-hint")] if hint is not None else []))
    box = el.input(type="radio", name=name, value=value, **classes(props, "radio"))
    return el.label(box, text, class_name="check")


def choice_card(
    name: str, value: str, title: Text, text: Text, *, icon_name: str | None = None, **props: Any
) -> rx.Component:
    """An exclusive choice drawn as a card, side by side in a `choices` grid."""
    drawn = [icon(icon_name, 20, 1.75)] if icon_name else []
    return el.label(
        el.input(type="radio", name=name, value=value, class_name="sr-only", **props),
        el.span(*drawn, icon("circle_check", 18, class_name="choice-tick"), class_name="choice-head"),
        el.span(title, class_name="t-body t-b"),
        el.span(text, class_name="t-meta"),
        class_name="choice",
    )


def choices(label: Text, *cards: Any, **props: Any) -> rx.Component:
    """A group of choice cards, radios or boxes with a common name."""
    return el.fieldset(el.legend(label, class_name="field-label"), *cards, **classes(props, "choices"))


def switch(
    name: str, label: Content, *, size: str = "2", hint: Content | None = None, **props: Any
) -> rx.Component:
    """Something that is on or off at once."""
    box = el.input(type="checkbox", role="switch", name=name, **classes(props, "switch", f"switch-{size}"))
    text = el.span(label, *([el.span(hint, class_name="t-meta check-hint")] if hint is not None else []))
    return el.label(box, text, class_name="check")


def form_actions(*children: Any, **props: Any) -> rx.Component:
    """The buttons under a form, the main one last."""
    return el.div(*children, **classes(props, "form-actions"))


def form_error(error: Text) -> rx.Component:
    """A message about the whole form."""
    return rx.cond(
        error, el.p(icon("circle_alert", 15), el.span(error), role="alert", class_name="field-error")
    )
