"""An article as one reads it, and its form."""

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components import item_tags, markdown_field, told
from learnhub.features.discussion.schemas import BODY_MAX, TITLE_MAX
from learnhub.features.guides.contents import Heading
from learnhub.features.guides.schemas import INTRO_MAX, ArticleText, GuideView
from learnhub.ui.text import _

Guide = ui.ViewVar[GuideView]
Text = ui.ViewVar[ArticleText]


def article_shown(guide: Guide) -> rx.Component:
    """The introduction, what is in it where that is more than one sees at once, and the text."""
    intro = ui.rich_text(guide.intro_html, lang=guide.language, class_name="article-intro")
    return ui.el.div(
        rx.cond(guide.intro_html != "", intro),
        rx.cond(guide.contents.length() > 0, _contents(guide)),
        ui.rich_text(guide.body_html, lang=guide.language, class_name="article-text"),
        class_name="article",
    )


def _contents(guide: Guide) -> rx.Component:
    return ui.el.nav(
        ui.el.h2(_("On this page"), class_name="t-sec"),
        ui.el.ol(rx.foreach(guide.contents, lambda heading: _heading(heading)), lang=guide.language),
        aria_label=_("On this page"),
        class_name="article-contents",
    )


def _heading(heading: ui.ViewVar[Heading]) -> rx.Component:
    to = rx.Var.create("#") + heading.place
    return ui.el.li(
        ui.anchor(heading.words, href=to),
        data_level=heading.depth.to_string(),
        key=heading.place,
    )


def article_fields(text: Text, errors: ui.Errors) -> list[rx.Component]:
    """The fields of an article."""
    box = markdown_field("text", rows=14, default_value=text.text, max_length=BODY_MAX)
    hint = _("A line that begins with # is a heading. With three of them readers see what is in it.")
    return [
        told(
            "title",
            _("What is it about?"),
            text.title,
            errors,
            most=TITLE_MAX,
            rows=1,
            auto_focus=True,
            class_name="told-title",
        ),
        told("intro", _("In a sentence or two, what does one learn?"), text.intro, errors, most=INTRO_MAX),
        ui.field("text", _("Text"), box, hint=hint, error=errors["text"]),
        item_tags(text, errors),
    ]
