"""The bar over a list that words and filters narrow."""

from typing import Any

import reflex as rx

from learnhub.ui.controls import button
from learnhub.ui.elements import el
from learnhub.ui.forms import search_input
from learnhub.ui.overlays import open_dialog
from learnhub.ui.text import _
from learnhub.ui.vars import Handler, Text


def search_bar(
    *others: Any,
    placeholder: Text,
    words: Any,
    renewed: Any,
    max_length: int,
    on_search: Handler,
    on_clear: Handler,
    filters: str,
    **props: Any,
) -> rx.Component:
    """A field that begins with `words`, and anew when `renewed` goes up, and others beside it.

    On small screens a button opens the dialog with the `filters`.
    """
    field = search_input(
        "words",
        placeholder=placeholder,
        default_value=words,
        max_length=max_length,
        on_change=on_search,
        on_clear=on_clear,
        show_clear=words != "",
        key=renewed.to_string(),
        **props,
    )
    opens = button(
        _("Filters"), icon="sliders_horizontal", size="3", class_name="open-filters", **open_dialog(filters)
    )
    return el.div(field, opens, *others, role="search", class_name="filters")
