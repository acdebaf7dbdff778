"""A video as one watches it."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components import item_dialogs, item_first_look, item_head
from learnhub.features.discussion.schemas import Words
from learnhub.features.videos.schemas import VideoView
from learnhub.ui.scripts import Player
from learnhub.ui.text import _

Video = ui.ViewVar[VideoView]


def video_head(video: Video) -> rx.Component:
    """The title with its kind, its moments and its length."""
    return item_head(video, rx.cond(video.lasts != "", ui.el.span(video.lasts)))


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


def video_about(video: Video) -> rx.Component:
    """What is said about it beside what it shows."""
    words = ui.rich_text(video.body_html, lang=video.language, class_name="video-body")
    return rx.cond(video.body_html != "", words)


def video_dialogs(video: Video, *, on_remove: Any) -> rx.Component:
    """The dialogs that the menu opens."""
    text = _("The video and its words are gone for everybody. They cannot be recovered.")
    return item_dialogs(video, on_remove, title=_("Delete this video?"), text=text)


def first_look(video: Words) -> str:
    """The title in its place, as HTML; the rest comes with the page."""
    return item_first_look(video, ui.first_text(video.html, video.language))
