"""Fields that every form of content has."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import LANGUAGE_NAMES
from learnhub.features.discussion.components.drafts import shared_draft
from learnhub.features.discussion.components.history import meanwhile_note
from learnhub.features.discussion.components.kinds import kind_label
from learnhub.features.discussion.components.places import publish_words, where_field
from learnhub.features.topics.schemas import MAX_TAGS
from learnhub.features.topics.state import TopicSuggestionState
from learnhub.rooms import Kind
from learnhub.ui.text import _, ngettext_

PAUSE = 150  # milliseconds without typing before tags are suggested


def tags_field(suggestions: Any, on_type: Any, *, error: Any = None, **props: Any) -> rx.Component:
    """Tags as one text with commas; `suggestions` are whole texts that complete what was typed.

    `on_type` is called with the text; `topics.state.TopicSuggestionState` has both.
    """
    name = props.pop("name", "topics")
    key = props.pop("id", name)
    box = ui.text_input(
        name, id=key, on_change=on_type, auto_complete="off", list=rx.Var.create(f"{key}-list"), **props
    )
    offered = ui.el.datalist(rx.foreach(suggestions, lambda text: ui.el.option(value=text)), id=f"{key}-list")
    hint = ngettext_(
        "At most {n} tag. They bring it to people who know about it.",
        "At most {n} tags, with commas between them. They bring it to people who know about it.",
        MAX_TAGS,
    )
    control = rx.fragment(box, offered)
    return ui.field(name, _("Tags"), control, hint=hint, error=error, optional=True, id=key)


def language_field(default: Any, *, error: Any = None, key: str = "language") -> rx.Component:
    """The language in which something is written."""
    options = ui.select("language", list(LANGUAGE_NAMES.items()), default_value=default, id=key)
    return ui.field("language", _("Language"), options, error=error, id=key)


def item_tags(text: Any, errors: ui.Errors) -> rx.Component:
    """The tags and the language of an item of the library, folded."""
    tags = tags_field(
        TopicSuggestionState.completions,
        TopicSuggestionState.suggest.debounce(PAUSE),
        error=errors["topics"],
        default_value=text.topics,
    )
    language = language_field(text.language, error=errors["language"])
    return folded(_("Tags and language"), text.topics != "", tags, language)


def told(
    name: str, label: ui.Text, value: Any, errors: ui.Errors, *, most: int, rows: int = 2, **props: Any
) -> rx.Component:
    """A question whose answer is the page itself: no box, a line under it."""
    box = ui.text_area(name, rows, default_value=value, max_length=most, **props)
    return ui.field(name, label, box, error=errors[name], class_name="told")


def folded(label: ui.Text, is_open: ui.Flag, *children: rx.Component) -> rx.Component:
    """What need not be said, folded until somebody wants to say it."""
    summary = ui.el.summary(
        ui.icon("plus", 18, 1.75), ui.el.span(label), ui.el.span(_("optional"), class_name="t-meta")
    )
    return ui.el.details(summary, *children, open=is_open, class_name="told-more")


def new_item_form(
    state: Any,
    kind: Kind,
    fields: list[rx.Component],
    *,
    title: ui.Text,
    draft: str,
    on_template: ui.Handler,
    send: ui.Text | None = None,
) -> rx.Component:
    """The page of a new item of the library, whose State is an `ItemFormMixin` with `publish`.

    `on_template` fills in what one can begin with; what was typed before is offered again. `send` is what
    the button of a form says that has a field of its own for whom it is.
    """
    kept = ui.el.span(ui.icon("check", 15), _("A draft is kept while you type"), class_name="t-meta row g2")
    where = [] if send is not None else [where_field(state.errors)]
    send = publish_words() if send is None else send
    form = _item_form(state, state.publish, [*fields, *where], kept, send, draft=draft, once=True)
    template = ui.button(_("Start from a template"), icon="file_text", size="1", on_click=on_template)
    return _item_writing(state, kind, form, title, template)


def edit_item_form(
    state: Any, kind: Kind, fields: list[rx.Component], *, title: ui.Text, draft: str
) -> rx.Component:
    """The page of an item to be changed, whose State is an `ItemFormMixin` with `save`."""
    edition = ui.hidden("edition", state.text.edition)
    key = rx.Var.create(f"{draft}-") + state.text.id.to(str)
    said = [meanwhile_note(state.meanwhile), *fields]
    form = _item_form(state, state.save, said, edition, _("Save"), draft=key, once=False)
    return _item_writing(state, kind, form, title, rx.fragment())


def _item_writing(
    state: Any, kind: Kind, form: rx.Component, title: ui.Text, aside: rx.Component
) -> rx.Component:
    return ui.el.div(
        ui.el.div(kind_label(kind), aside, class_name="row between"),
        ui.el.h1(title, class_name="sr-only"),
        ui.loaded(state.renewed > 0, form),
        class_name="reading",
    )


def _item_form(
    state: Any,
    on_submit: ui.Handler,
    fields: list[rx.Component],
    beside: rx.Component,
    send: ui.Text,
    *,
    draft: ui.Text,
    once: bool,
) -> rx.Component:
    return ui.form(
        shared_draft(draft),
        *fields,
        ui.dock(beside, ui.button(send, variant="solid", type="submit", size="3"), class_name="told-dock"),
        on_submit=on_submit,
        draft=draft,
        cleared=state.saved,
        once=once,
        key=state.renewed.to_string(),
        class_name="told-form",
    )
