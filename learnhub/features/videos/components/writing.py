"""The form of a video: one page, the video first, then its words."""

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components import folded, item_tags, told
from learnhub.features.discussion.schemas import TITLE_MAX
from learnhub.features.videos.schemas import ABOUT_MAX, CAPTIONS_MAX, LINK_MAX, VideoText
from learnhub.ui.scripts import Clip
from learnhub.ui.text import _
from learnhub.ui.writing import clip_labels

Text = ui.ViewVar[VideoText]


def new_fields(text: Text, errors: ui.Errors) -> list[rx.Component]:
    """The fields of a new video, in the order in which one shows something."""
    return [
        _clip(text, errors),
        *_words(text, errors),
        folded(_("The video is on another site"), text.link != "", _link(text, errors)),
        item_tags(text, errors),
    ]


def edit_fields(text: Text, errors: ui.Errors) -> list[rx.Component]:
    """The fields of a video that is published: its words."""
    return [*_words(text, errors), item_tags(text, errors)]


def _clip(text: Text, errors: ui.Errors) -> rx.Component:
    field = Clip.create(
        name="clip", value=text.clip, captions="captions", labels=rx.Var.create(clip_labels())
    )
    problem = ui.el.p(
        ui.icon("circle_alert", 15), ui.el.span(errors["clip"]), role="alert", class_name="field-error"
    )
    return ui.el.div(field, rx.cond(errors["clip"], problem), class_name="field")


def _words(text: Text, errors: ui.Errors) -> list[rx.Component]:
    return [
        told(
            "title",
            _("What does it show, in one sentence?"),
            text.title,
            errors,
            most=TITLE_MAX,
            rows=1,
            class_name="told-title",
        ),
        ui.field(
            "captions",
            _("What is said"),
            ui.text_area("captions", 5, default_value=text.captions, max_length=CAPTIONS_MAX),
            hint=_("A line for each caption, beginning with its moment: 0:07 Close the valve."),
            error=errors["captions"],
        ),
        told("about", _("What else should one know?"), text.about, errors, most=ABOUT_MAX),
    ]


def _link(text: Text, errors: ui.Errors) -> rx.Component:
    box = ui.text_input("link", default_value=text.link, max_length=LINK_MAX, auto_complete="off", type="url")
    hint = _("Readers go there by a link; nothing of the other site is loaded here.")
    return ui.field("link", _("Its address"), box, hint=hint, error=errors["link"])
