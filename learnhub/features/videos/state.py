"""The screens of videos: their page and their forms."""

from typing import TYPE_CHECKING

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.features.discussion.hints import topic_of
from learnhub.features.discussion.state import ItemFormMixin, asked_title, show_content, show_item
from learnhub.features.freshness.state import show_freshness
from learnhub.features.notices.state import show_following
from learnhub.features.people.service import once
from learnhub.features.videos import queries, service, templates
from learnhub.features.videos.room import VIDEOS_READ, VIDEOS_WRITE
from learnhub.features.videos.schemas import EditVideoInput, VideoForm, VideoText, VideoView
from learnhub.web.actions import action, actor, read, toast, write
from learnhub.web.live import hub
from learnhub.web.pages import go, go_instead
from learnhub.web.vars import StateVar, state_var


class VideoState(rx.State):
    """The page of a video (tables: video, clip, content, content_section, content_html, authorship)."""

    video: StateVar[VideoView] = state_var(VideoView())

    if TYPE_CHECKING:
        video_ref: str

    @action(VIDEOS_READ)
    async def load(self):
        """Show the video of the address."""
        self.video = VideoView()
        self.video = await read(queries.open_video, self.video_ref)
        await show_content(self)
        await show_item(self, self.video.id)
        await show_following(self, self.video.id)
        await show_freshness(self, self.video.id)
        await hub.join(self, topic_of(self.video.id))

    @action(VIDEOS_WRITE)
    async def remove(self):
        """Take one's video back."""
        await write(service.remove_video, self.video.id)
        await toast(self, N_("It is deleted."))
        await go(self, "/library")


class ShowVideoState(ItemFormMixin, rx.State):
    """The form of a new video (tables: video, clip, content, authorship, content_topic)."""

    text: StateVar[VideoText] = state_var(VideoText())

    @action(VIDEOS_WRITE)
    async def load(self):
        """An empty form, what was taken back, or one that begins with a sentence (`?title=`)."""
        await self._show_places()
        title = asked_title(self.router.url.query)
        self._open(self._take() or VideoText(title=title, language=actor().language))

    @action(VIDEOS_WRITE, creates=True)
    async def publish(self, form: VideoForm):
        """Publish it for everybody and go to its page."""
        video_id = await write(once, form.request_key, service.publish_video, form)
        await self._say_published(video_id, form.space_id)
        await go_instead(self, f"/videos/{video_id}")

    @action(VIDEOS_WRITE)
    async def begin(self):
        """Begin with captions to fill in."""
        self._open(templates.video(actor().language, self.text.title))

    @action(VIDEOS_WRITE)
    async def undo(self):
        """Take back what was just published, and put its words into the form again."""
        if await self._take_back(queries.video_text, service.remove_video):
            await go_instead(self, "/videos/new")


class EditVideoState(ItemFormMixin, rx.State):
    """The form of the words of a video (tables: video, content, content_section, content_topic)."""

    text: StateVar[VideoText] = state_var(VideoText())

    if TYPE_CHECKING:
        video_ref: str

    @action(VIDEOS_WRITE)
    async def load(self):
        """The video of the address as it stands."""
        self._open(await read(queries.video_text, self.video_ref))

    @action(VIDEOS_WRITE)
    async def save(self, form: EditVideoInput):
        """Save the next edition and go to its page."""
        texts = {"title": form.title, "body": form.about}
        if await self._save(service.edit_video, form, texts, N_("It is saved.")):
            await go(self, f"/videos/{self.text.id}")
