"""The form of a story: four fields, of which one may stay empty."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components import folded, item_tags, told
from learnhub.features.discussion.schemas import TITLE_MAX
from learnhub.features.failures.schemas import HAPPENED_MAX, HELP_MAX, LESSON_MAX
from learnhub.ui.text import _


def story_fields(text: Any, errors: ui.Errors) -> list[rx.Component]:
    """The fields of a story under one's name."""
    return [
        told(
            *("title", _("What went wrong, in one sentence?"), text.title, errors),
            most=TITLE_MAX,
            rows=1,
            auto_focus=True,
            class_name="told-title",
        ),
        told("happened", _("What happened?"), text.happened, errors, most=HAPPENED_MAX, rows=3),
        told("lesson", _("What do you take from it?"), text.lesson, errors, most=LESSON_MAX),
        folded(
            _("What would have helped?"),
            text.help != "",
            told("help", _("What would have helped you?"), text.help, errors, most=HELP_MAX),
        ),
        wishes(is_open=text.is_open, is_kept=text.is_kept),
        item_tags(text, errors),
    ]


def wishes(*, is_open: ui.Flag, is_kept: ui.Flag) -> rx.Component:
    """What its author lets others do with a story."""
    return ui.el.div(
        ui.checkbox("is_open", _("Colleagues may comment"), default_checked=is_open),
        ui.checkbox(
            "is_kept",
            _("It stays in the search when it leaves the wall"),
            hint=_("Stories leave the wall after nine months."),
            default_checked=is_kept,
        ),
        class_name="col g2 mt5",
    )
