"""The pages of videos: one to watch, and their forms."""

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.discussion.components import (
    hidden_note,
    kind_label,
    new_comments,
    panel,
    shared_draft,
    tags_field,
    thanks_button,
    undo_comment,
)
from learnhub.features.discussion.state import DiscussionLiveState
from learnhub.features.notices.components import follow_button
from learnhub.features.topics.state import TopicSuggestionState
from learnhub.features.videos import queries
from learnhub.features.videos.components import reading, writing
from learnhub.features.videos.room import VIDEO, VIDEOS_READ, VIDEOS_WRITE
from learnhub.features.videos.state import EditVideoState, ShowVideoState, VideoState
from learnhub.ui.text import _
from learnhub.web.live import watch
from learnhub.web.pages import FirstLook, Page

PAUSE = 150  # milliseconds without typing before tags are suggested
LIBRARY = ((N_("Library"), "/library"),)

FormState = type[ShowVideoState] | type[EditVideoState]


def video_page() -> rx.Component:
    """A video, its words, and what was said of it."""
    video = VideoState.video
    main = [
        reading.video_shown(video),
        reading.video_foot(video, follow_button(video.id), thanks_button(post_id=video.id)),
        panel(video),
        new_comments(
            DiscussionLiveState.comments,
            is_here=DiscussionLiveState.root_id == video.id,
            on_show=VideoState.load,
        ),
    ]
    shown = ui.loaded(
        video.id != "",
        hidden_note(video),
        reading.video_head(video),
        ui.columns(main, reading.video_aside(video), label=_("About this page")),
        reading.video_dialogs(video, on_remove=VideoState.remove),
        undo_comment(),
        first_look=True,
    )
    return rx.fragment(watch(DiscussionLiveState), shown)


def video_bar() -> rx.Component:
    """What can be done with a video."""
    return reading.video_bar(VideoState.video)


def new_page() -> rx.Component:
    """The form of a new video."""
    state = ShowVideoState
    fields = writing.new_fields(state.text, state.errors, tags=_tags(state))
    kept = ui.el.span(ui.icon("check", 15), _("A draft is kept while you type"), class_name="t-meta row g2")
    send = _("Publish for the whole company")
    return _form_page(
        state, state.publish, send, fields, kept, draft="video-new", title=_("Show it in a video")
    )


def edit_page() -> rx.Component:
    """The form of the words of a video that is published."""
    state = EditVideoState
    fields = writing.edit_fields(state.text, state.errors, tags=_tags(state))
    draft = rx.Var.create("video-") + state.text.id.to(str)
    edition = ui.hidden("edition", state.text.edition)
    return _form_page(state, state.save, _("Save"), fields, edition, draft=draft, title=_("Edit the video"))


def _tags(state: FormState) -> rx.Component:
    return tags_field(
        TopicSuggestionState.completions,
        TopicSuggestionState.suggest.debounce(PAUSE),
        error=state.errors["topics"],
        default_value=state.text.topics,
    )


def _form_page(
    state: FormState,
    on_submit: ui.Handler,
    send: ui.Text,
    fields: list[rx.Component],
    extra: rx.Component,
    *,
    draft: ui.Text,
    title: ui.Text,
) -> rx.Component:
    form = ui.form(
        shared_draft(draft),
        *fields,
        ui.dock(extra, ui.button(send, variant="solid", type="submit", size="3"), class_name="told-dock"),
        on_submit=on_submit,
        draft=draft,
        cleared=state.saved,
        once=state is ShowVideoState,
        key=state.renewed.to_string(),
        class_name="told-form",
    )
    return ui.el.div(
        ui.el.div(kind_label(VIDEO), class_name="row between"),
        ui.el.h1(title, class_name="sr-only"),
        ui.loaded(state.renewed > 0, form),
        class_name="reading",
    )


PAGES = (
    Page(
        "/videos/new", new_page, N_("Show it in a video"), load=ShowVideoState.load,
        section="library", requires=VIDEOS_WRITE, crumbs=LIBRARY, dock=True,
    ),
    Page(
        "/videos/[video_ref]", video_page, VideoState.video.title, load=VideoState.load, section="library",
        requires=VIDEOS_READ, crumbs=LIBRARY, bar=video_bar, in_language=True,
        first_look=FirstLook(queries.get_words, reading.first_look),
    ),
    Page(
        "/videos/[video_ref]/edit", edit_page, N_("Edit the video"), load=EditVideoState.load,
        section="library", requires=VIDEOS_WRITE, crumbs=LIBRARY, dock=True,
    ),
)  # fmt: skip
