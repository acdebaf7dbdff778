"""Text fields for content of any kind, with everything that helps while one writes."""

from typing import Any

import reflex as rx

from learnhub.features.discussion.schemas import BODY_MAX
from learnhub.features.discussion.state import WritingState
from learnhub.ui import writing
from learnhub.ui.vars import Text


def _helper() -> writing.Helper:
    return writing.Helper(
        offers=WritingState.offers,
        answered=WritingState.answered,
        on_ask=WritingState.complete,
        preview=WritingState.preview,
        on_show=WritingState.show,
    )


def markdown_field(name: str, *, about: Text = "", max_length: int = BODY_MAX, **props: Any) -> rx.Component:
    """Where a long text is written, under the content `about` or as something new."""
    return writing.markdown_area(name, _helper(), about=about, max_length=max_length, **props)


def short_field(name: str, *, about: Text = "", **props: Any) -> rx.Component:
    """Where a comment or another short text is written: names are completed, and nothing else."""
    return writing.short_area(name, _helper(), about=about, **props)
