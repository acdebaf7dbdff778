"""What is known of a video, and what says that there is none."""

from dataclasses import dataclass

from learnhub.core.i18n import N_
from learnhub.errors import Invalid

SECONDS_MAX, SIDE_MAX = 4 * 3_600, 8_192


class NoVideo(Invalid):
    """Bytes that are not a video which browsers play."""

    code = "no_video"
    message = N_("This is not a video that browsers play. Use MP4 (H.264, AV1) or WebM.")


@dataclass(frozen=True, slots=True)
class VideoFacts:
    """A video; `ending` is that of its file's name."""

    ending: str
    seconds: int
    width: int
    height: int
