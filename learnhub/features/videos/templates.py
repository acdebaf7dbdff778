"""What the words of a video start from that somebody does not want to begin with an empty page."""

from learnhub.core.i18n import N_, translate
from learnhub.features.videos.schemas import VideoText

ABOUT = N_("You need … It takes …")
CAPTIONS = N_("0:00 Here you see …\n0:05 First, …\n0:15 Then, …\n0:25 It is right when …")


def video(language: str, title: str) -> VideoText:
    """The beginning of a video: what is said in half a minute."""
    return VideoText(
        title=title,
        about=translate(language, ABOUT),
        captions=translate(language, CAPTIONS),
        language=language,
    )
