"""The pages of videos: one to watch, and their forms."""

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.features.discussion.components import (
    LIBRARY,
    edit_item_form,
    form_page,
    item_authors,
    item_bar,
    item_foot,
    item_page,
    new_item_form,
    thanks_button,
    undo_publishing,
)
from learnhub.features.notices.components import follow_button
from learnhub.features.videos import queries
from learnhub.features.videos.components import reading, writing
from learnhub.features.videos.room import VIDEO, VIDEOS_READ, VIDEOS_WRITE
from learnhub.features.videos.state import EditVideoState, ShowVideoState, VideoState
from learnhub.ui.text import _
from learnhub.web.pages import FirstLook, Page


def video_page() -> rx.Component:
    """A video, its words, and what was said of it."""
    video = VideoState.video
    return item_page(
        video,
        reading.video_head(video),
        reading.video_shown(video),
        reading.video_about(video),
        item_foot(video, follow_button(video.id), thanks_button(post_id=video.id)),
        aside=[item_authors(video)],
        dialogs=rx.fragment(
            reading.video_dialogs(video, on_remove=VideoState.remove),
            undo_publishing(ShowVideoState, video),
        ),
        on_show=VideoState.load,
    )


def video_bar() -> rx.Component:
    """What can be done with a video."""
    return item_bar(VideoState.video, "/videos")


def new_page() -> rx.Component:
    """The form of a new video."""
    state = ShowVideoState
    fields = writing.new_fields(state.text, state.errors)
    title = _("Show it in a video")
    return new_item_form(state, VIDEO, fields, title=title, draft="video-new", on_template=state.begin)


def edit_page() -> rx.Component:
    """The form of the words of a video that is published."""
    state = EditVideoState
    fields = writing.edit_fields(state.text, state.errors)
    return edit_item_form(state, VIDEO, fields, title=_("Edit the video"), draft="video")


PAGES = (
    form_page(
        "/videos/new", new_page, N_("Show it in a video"), load=ShowVideoState.load, requires=VIDEOS_WRITE,
    ),
    Page(
        "/videos/[video_ref]", video_page, VideoState.video.title, load=VideoState.load, section="library",
        requires=VIDEOS_READ, crumbs=LIBRARY, bar=video_bar, in_language=True,
        first_look=FirstLook(queries.get_words, reading.first_look),
    ),
    form_page(
        "/videos/[video_ref]/edit", edit_page, N_("Edit the video"),
        load=EditVideoState.load, requires=VIDEOS_WRITE,
    ),
)  # fmt: skip
