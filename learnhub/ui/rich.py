"""Text that people wrote in Markdown, shown as the HTML that the server made of it."""

from __future__ import annotations

from typing import Any

import reflex as rx

from learnhub.ui.elements import classes
from learnhub.ui.vars import Text


def rich_text(html: rx.Var[str], lang: Text | None = None, **props: Any) -> rx.Component:
    """HTML from `core.markdown.render`, which cleaned it; never give it anything else."""
    spoken = {} if lang is None else {"lang": lang}
    return rx.html(html, **spoken, **classes(props, "prose", "t-read"))
