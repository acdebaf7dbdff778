"""What the pages of the library show of files."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.ui.text import _


def as_markdown(item: Any) -> rx.Component:
    """The item as a file."""
    address = rx.Var.create("/exports/") + item.id.to(str) + ".md"
    return ui.menu_item(_("As Markdown"), icon="download", href=address)
