"""The form of a best practice: one page, three questions and a photo; the rest opens in place."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.core.markdown_images import ALT_MAX
from learnhub.features.discussion.components import folded, item_tags, markdown_field, told
from learnhub.features.discussion.schemas import TITLE_MAX
from learnhub.features.guides.schemas import FACT_MAX, LONG_MAX, SHORT_MAX, PracticeText
from learnhub.ui.text import _
from learnhub.ui.writing import photo

Text = ui.ViewVar[PracticeText]


def practice_fields(text: Text, errors: ui.Errors) -> list[rx.Component]:
    """The fields of a best practice, in the order in which one tells it."""
    return [
        _photo(text, errors),
        told(
            "title",
            _("What we do, in one sentence"),
            text.title,
            errors,
            most=TITLE_MAX,
            rows=1,
            auto_focus=True,
            class_name="told-title",
        ),
        told("context", _("In which situation?"), text.context, errors, most=SHORT_MAX),
        told("result", _("What did it change?"), text.result, errors, most=SHORT_MAX),
        folded(_("How do we do it, step by step?"), text.todo != "", _todo(text, errors)),
        folded(
            _("When does it not work?"),
            text.limits != "",
            told("limits", _("Limits"), text.limits, errors, most=SHORT_MAX),
        ),
        folded(
            _("For whom, how long, with what?"),
            (text.whom != "") | (text.takes != "") | (text.needs != ""),
            _fact("whom", _("For"), text.whom, errors),
            _fact("takes", _("It takes"), text.takes, errors),
            _fact("needs", _("You need"), text.needs, errors),
        ),
        item_tags(text, errors),
    ]


def _todo(text: Text, errors: ui.Errors) -> rx.Component:
    box = markdown_field("todo", rows=6, default_value=text.todo, max_length=LONG_MAX)
    return ui.field("todo", _("What to do"), box, error=errors["todo"])


def _fact(name: str, label: ui.Text, value: Any, errors: ui.Errors) -> rx.Component:
    box = ui.text_input(name, default_value=value, max_length=FACT_MAX, auto_complete="off")
    return ui.field(name, label, box, error=errors[name])


def _photo(text: Text, errors: ui.Errors) -> rx.Component:
    shows = ui.text_input(
        "photo_shows", size="2", default_value=text.photo_shows, max_length=ALT_MAX, auto_complete="off"
    )
    return ui.el.div(
        photo("photo", text.photo),
        ui.field(
            "photo_shows", _("What the photo shows"), shows, error=errors["photo_shows"], optional=True,
            class_name="photo-shows",
        ),
        class_name="told-photo",
    )  # fmt: skip
