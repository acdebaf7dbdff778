"""The form of a best practice: one page, three questions and a photo; the rest opens in place."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.core.markdown_images import ALT_MAX
from learnhub.features.discussion.components import language_field, markdown_field
from learnhub.features.discussion.schemas import TITLE_MAX
from learnhub.features.guides.schemas import FACT_MAX, LONG_MAX, SHORT_MAX, PracticeText
from learnhub.ui.text import _
from learnhub.ui.writing import photo

Text = ui.ViewVar[PracticeText]


def practice_fields(text: Text, errors: ui.Errors, *, tags: rx.Component) -> list[rx.Component]:
    """The fields of a best practice, in the order in which one tells it."""
    return [
        _photo(text, errors),
        _told(
            "title",
            _("What we do, in one sentence"),
            text.title,
            errors,
            most=TITLE_MAX,
            rows=1,
            auto_focus=True,
            class_name="told-title",
        ),
        _told("context", _("In which situation?"), text.context, errors, most=SHORT_MAX),
        _told("result", _("What did it change?"), text.result, errors, most=SHORT_MAX),
        _folded(_("How do we do it, step by step?"), text.todo != "", _todo(text, errors)),
        _folded(
            _("When does it not work?"),
            text.limits != "",
            _told("limits", _("Limits"), text.limits, errors, most=SHORT_MAX),
        ),
        _folded(
            _("For whom, how long, with what?"),
            (text.whom != "") | (text.takes != "") | (text.needs != ""),
            _fact("whom", _("For"), text.whom, errors),
            _fact("takes", _("It takes"), text.takes, errors),
            _fact("needs", _("You need"), text.needs, errors),
        ),
        _folded(
            _("Tags and language"),
            text.topics != "",
            tags,
            language_field(text.language, error=errors["language"]),
        ),
    ]


def _told(
    name: str, label: ui.Text, value: Any, errors: ui.Errors, *, most: int, rows: int = 2, **props: Any
) -> rx.Component:
    """A question whose answer is the page itself: no box, a line under it."""
    box = ui.text_area(name, rows, default_value=value, max_length=most, **props)
    return ui.field(name, label, box, error=errors[name], class_name="told")


def _todo(text: Text, errors: ui.Errors) -> rx.Component:
    box = markdown_field("todo", rows=6, default_value=text.todo, max_length=LONG_MAX)
    return ui.field("todo", _("What to do"), box, error=errors["todo"])


def _fact(name: str, label: ui.Text, value: Any, errors: ui.Errors) -> rx.Component:
    box = ui.text_input(name, default_value=value, max_length=FACT_MAX, auto_complete="off")
    return ui.field(name, label, box, error=errors[name])


def _folded(label: ui.Text, is_open: ui.Flag, *children: rx.Component) -> rx.Component:
    """What need not be said, folded until somebody wants to say it."""
    summary = ui.el.summary(
        ui.icon("plus", 18, 1.75), ui.el.span(label), ui.el.span(_("optional"), class_name="t-meta")
    )
    return ui.el.details(summary, *children, open=is_open, class_name="told-more")


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
