"""What goes into and out of the room of videos."""

from dataclasses import dataclass, field, replace
from typing import Annotated

from pydantic import StringConstraints

from learnhub.core import markdown
from learnhub.core.ids import ALPHABET, LENGTH
from learnhub.core.inputs import MARKDOWN, Edition, Line, OnceInput, Text
from learnhub.features.discussion.schemas import ItemInput, ItemText, ItemView, KeptFile, PlacedInput

ABOUT_MAX, CAPTIONS_MAX, LINK_MAX = 2_000, 20_000, 500

About = Annotated[str, Text(ABOUT_MAX), MARKDOWN]
Captions = Annotated[str, Text(CAPTIONS_MAX)]
ClipId = Annotated[str, StringConstraints(pattern=rf"^([{ALPHABET}]{{{LENGTH}}})?$")]


class VideoWords(ItemInput):
    """The words of a video. `captions` are WebVTT, SRT, or lines such as `0:07 Close the valve`."""

    about: About = ""
    captions: Captions = ""


class VideoInput(VideoWords, PlacedInput):
    """A video: the id of a clip that one has sent, with captions, or the address of one elsewhere."""

    clip: ClipId = ""
    link: Annotated[str, Line(LINK_MAX)] = ""


class VideoForm(VideoInput, OnceInput):
    """The page's form of a new video."""


class EditVideoInput(VideoWords):
    """The words of a video as they shall be; `edition` is the one that was read."""

    edition: Edition


@dataclass(frozen=True, slots=True)
class KeptClip:
    """A video whose file is in the store."""

    file: KeptFile
    seconds: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ClipMade:
    """A video that was sent; `id` publishes it."""

    id: str
    address: str
    seconds: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class CueView:
    """A line of captions: when it begins, in seconds and as one reads it."""

    at: float
    moment: str
    text: str


@dataclass(frozen=True, slots=True)
class VideoView(ItemView):
    """A video on its page, with what its reader may do. Without a `clip` it is a `link`."""

    body_html: str = ""
    clip: str = ""
    captions: str = ""
    link: str = ""
    site: str = ""
    lasts: str = ""
    width: int = 0
    height: int = 0
    cues: list[CueView] = field(default_factory=list)

    def typeset(self) -> "VideoView":
        """With its lines as a screen shows them."""
        return replace(self, title=markdown.typeset(self.title, self.language))


@dataclass(frozen=True, slots=True)
class VideoSource(VideoView):
    """A video with the Markdown that was typed, its captions as WebVTT, and the edition to change."""

    about: str = ""
    webvtt: str = ""
    edition: int = 1


@dataclass(frozen=True, slots=True)
class VideoText(ItemText):
    """What stands in the form: a video to edit, or what a new one starts from."""

    about: str = ""
    captions: str = ""
    clip: str = ""
    link: str = ""
