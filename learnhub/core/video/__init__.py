"""Videos as people send them: known by their own boxes, and kept without place, device and moment.

Nothing is decoded. What a file says of itself, its name and its type, is not believed: it must be built
throughout as an MP4 or a WebM, with one of the codecs that browsers play. Of a WebM a new file is made, with
a length and an index, which a recording of a browser lacks; in an MP4 what tells more than the picture is
blanked where it stands. Takes seconds for the largest: call it in a thread. No more than one box's head is
in memory.
"""

from pathlib import Path

from learnhub.core.video import mp4, webm
from learnhub.core.video.facts import SECONDS_MAX, SIDE_MAX, NoVideo, VideoFacts

__all__ = ["NoVideo", "VideoFacts", "made_plain"]


def made_plain(path: Path) -> VideoFacts:
    """Make a part plain in its place, and answer what it is; raises NoVideo."""
    try:
        with path.open("r+b") as file:
            head = file.read(12)
        facts = webm.made_plain(path) if head[:4] == webm.EBML else mp4.made_plain(path, head)
    except (NoVideo, OSError):
        raise
    except Exception as error:  # hostile bytes end a reader in many ways
        raise NoVideo from error
    if not 0 < facts.seconds <= SECONDS_MAX or not (
        0 < facts.width <= SIDE_MAX and 0 < facts.height <= SIDE_MAX
    ):
        raise NoVideo
    return facts
