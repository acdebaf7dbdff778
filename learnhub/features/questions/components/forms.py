"""The forms in which questions and answers are written and changed."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components import (
    language_field,
    markdown_field,
    meanwhile_note,
    shared_draft,
    tags_field,
)
from learnhub.features.discussion.schemas import TITLE_MAX
from learnhub.ui.text import _


def answer_form(
    on_submit: Any, *, about: Any, draft: Any, saved: Any, errors: Any, language: Any
) -> rx.Component:
    """Where one answers; what is typed survives a reload."""
    box = markdown_field(
        "body",
        rows=4,
        about=about,
        id="answer-body",
        placeholder=_("Share what you know, even a lead."),
    )
    return ui.form(
        shared_draft(draft),
        ui.field("body", _("Your answer"), box, error=errors["body"], id="answer-body"),
        ui.el.div(
            ui.el.span(_("You can use Markdown."), class_name="t-meta grow"),
            _language_select("answer-language", language),
            ui.button(_("Post answer"), type="submit"),
            class_name="row g3 wrap mt2",
        ),
        on_submit=on_submit,
        draft=draft,
        cleared=saved,
        once=True,
        class_name="answer-form",
    )


def _language_select(key: str, default: Any) -> rx.Component:
    options: list = [("en", "English"), ("fr", "Français")]
    return ui.select(
        "language", options, id=key, size="2", default_value=default, aria_label=_("Language of your answer")
    )


def question_fields(
    errors: Any,
    *,
    suggestions: Any,
    on_tags: Any,
    language: Any,
    title: Any = None,
    body: Any = None,
    topics: Any = None,
    under_title: Any = None,
    about: Any = "",
) -> list[Any]:
    """The fields of a question, empty or with what it says now."""
    given = {"title": title, "body": body, "topics": topics}
    start = {name: {"default_value": value} for name, value in given.items() if value is not None}
    title_box = ui.text_input(
        "title", max_length=TITLE_MAX, auto_complete="off", auto_focus=True, **start.get("title", {})
    )
    body_box = markdown_field("body", about=about, **start.get("body", {}))
    return [
        ui.field("title", _("Your question in one sentence"), title_box, error=errors["title"]),
        *([under_title] if under_title is not None else []),
        ui.field(
            "body",
            _("Details"),
            body_box,
            hint=_("What you saw, what you tried, what you need. You can use Markdown."),
            error=errors["body"],
            optional=True,
        ),
        tags_field(suggestions, on_tags, error=errors["topics"], **start.get("topics", {})),
        language_field(language, error=errors["language"]),
    ]


def edit_form(
    *fields: Any, source: Any, begun: Any, meanwhile: Any, on_submit: Any, on_cancel: Any
) -> rx.Component:
    """A form in the place of the text that it changes. It is renewed where it begins with another edition
    (`begun`), and not when somebody else has saved one: `meanwhile` shows what.
    """
    draft = rx.Var.create("edit-") + source.id
    return ui.form(
        shared_draft(draft),
        meanwhile_note(meanwhile),
        *fields,
        ui.hidden("edition", source.edition),
        ui.form_actions(ui.button(_("Cancel"), on_click=on_cancel), ui.button(_("Save"), type="submit")),
        on_submit=on_submit,
        draft=draft,
        key=source.id.to(str) + begun.to_string(),
        class_name="form",
    )


def answer_edit_fields(source: Any, errors: Any) -> list[Any]:
    """The text of an answer, to change it."""
    box = markdown_field("body", about=source.id, id="edit-body", default_value=source.body, auto_focus=True)
    return [
        ui.field("body", _("Your answer"), box, error=errors["body"], id="edit-body"),
        language_field(source.language, key="edit-language"),
    ]
