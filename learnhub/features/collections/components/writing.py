"""The form of a collection: what it gathers, and for whom."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.collections.schemas import INTRO_MAX, CollectionText
from learnhub.features.discussion.components import item_tags, told
from learnhub.features.discussion.schemas import TITLE_MAX
from learnhub.ui.text import _

Text = ui.ViewVar[CollectionText]


def new_fields(text: Text, errors: ui.Errors, spaces: Any) -> list[rx.Component]:
    """The fields of a new collection."""
    title, intro, tags = edit_fields(text, errors)
    choice = ui.select("space", spaces, placeholder=_("The whole company"), default_value=text.space)
    space = ui.field(
        *("space", _("For whom?"), choice),
        error=errors["space"],
        hint=_("What enters a collection of the company is checked by a colleague; a team’s is not."),
    )
    return [title, intro, rx.cond(spaces.length() > 0, space, ui.hidden("space", "")), tags]


def edit_fields(text: Text, errors: ui.Errors) -> list[rx.Component]:
    """What it says of itself; its items are arranged on its page."""
    return [
        told(
            *("title", _("What do you gather, and for whom?"), text.title, errors),
            most=TITLE_MAX,
            rows=1,
            auto_focus=True,
            class_name="told-title",
        ),
        told("intro", _("What can one do after reading it?"), text.intro, errors, most=INTRO_MAX, rows=3),
        item_tags(text, errors),
    ]
