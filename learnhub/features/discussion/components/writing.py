"""Fields that every form of content has."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import LANGUAGE_NAMES
from learnhub.features.topics.schemas import MAX_TAGS
from learnhub.ui.text import _, ngettext_


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
