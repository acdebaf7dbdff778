"""A video as one watches it."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components import (
    hide_dialog,
    keep_button,
    kind_label,
    post_menu,
    remove_dialog,
    tags_row,
)
from learnhub.features.discussion.schemas import Words
from learnhub.features.people.components import person_line
from learnhub.features.videos.schemas import VideoView
from learnhub.ui.scripts import Player
from learnhub.ui.text import _

Video = ui.ViewVar[VideoView]


def video_bar(video: Video) -> rx.Component:
    """What can be done with a video, in the page bar."""
    address = rx.Var.create("/videos/") + video.id.to(str) + "/edit"
    suggest = ui.button(
        _("Suggest an edit"),
        icon="pencil",
        to=rx.Var.create("/suggest/") + video.id.to(str),
        class_name="not-phone",
    )
    edit = ui.button(_("Edit"), icon="pencil", to=address, data_key="e")
    shown = rx.fragment(
        post_menu(video, edit={"to": address}),
        rx.cond(video.can_edit, edit, rx.cond(~video.is_hidden, suggest)),
    )
    return rx.cond(video.id != "", shown)


def video_head(video: Video) -> rx.Component:
    """The title with its kind, its length and its moments above."""
    about = ui.meta(
        kind_label(video.kind),
        ui.el.span(_("published {when}", when=ui.moment(video.published_at, "date"))),
        rx.cond(video.lasts != "", ui.el.span(video.lasts)),
        rx.cond(video.edited_at, ui.el.span(_("edited {when}", when=ui.ago(video.edited_at)))),
    )
    return ui.heading(
        ui.el.span(video.title, lang=video.language),
        over=ui.el.div(about, keep_button(content_id=video.id), class_name="row between g2"),
    )


def video_shown(video: Video) -> rx.Component:
    """The player with the transcript, or the link to where the video is."""
    return rx.cond(video.clip != "", _player(video), rx.cond(video.link != "", _link(video)))


def _player(video: Video) -> rx.Component:
    labels = {"video": _("Video"), "captions": _("Captions"), "transcript": _("Transcript")}
    return Player.create(
        src=video.clip,
        captions=video.captions,
        cues=video.cues,
        language=video.language,
        width=video.width,
        height=video.height,
        labels=rx.Var.create(labels),
        key=video.clip.to(str) + video.edited_at.to_string(),
    )


def _link(video: Video) -> rx.Component:
    """Nothing of the other site is loaded before somebody goes there."""
    words = ui.el.div(
        ui.link(_("Watch it on {site}", site=video.site), to=video.link, class_name="t-body t-m"),
        ui.el.p(video.link, class_name="t-meta"),
    )
    return ui.el.div(ui.icon("circle_play", 22), words, class_name="video-link")


def video_foot(video: Video, *actions: rx.Component) -> rx.Component:
    """What is said about it, the tags, and what one does after watching."""
    words = ui.rich_text(video.body_html, lang=video.language, class_name="video-body")
    return rx.fragment(
        rx.cond(video.body_html != "", words),
        ui.el.div(
            tags_row(video.topics),
            ui.el.div(*actions, class_name="row g3 wrap"),
            class_name="col g4 guide-foot",
        ),
    )


def video_aside(video: Video) -> list[rx.Component]:
    """Who made it."""
    return [ui.section(_("Its authors"), person_line(video.author), line=False)]


def video_dialogs(video: Video, *, on_remove: Any) -> rx.Component:
    """The dialogs that the menu opens."""
    text = _("The video and its words are gone for everybody. They cannot be recovered.")
    return rx.fragment(
        remove_dialog(video, on_remove, title=_("Delete this video?"), text=text), hide_dialog(video)
    )


def first_look(video: Words) -> str:
    """The title in its place, as HTML; the rest comes with the page."""
    title = ui.first_title(video.title, video.language)
    return ui.first_columns(
        f'<header class="page-head"><div class="page-over">{ui.first_meta()}</div>{title}</header>',
        ui.first_text(video.html, video.language),
    )
