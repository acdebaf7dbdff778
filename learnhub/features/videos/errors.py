"""What can go wrong with videos."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, Invalid, NotFound, TooMany


class NoSuchClip(NotFound):
    """Not there, or in nothing that this person may read."""

    code = "video.not_found"
    message = N_("This video does not exist, or is not open to you.")
    fields = {"clip": message}


class VideoTooHeavy(Invalid):
    """More bytes than this LearnHub takes (`LEARNHUB_VIDEO_MEGABYTES`)."""

    code = "video.too_heavy"
    message = N_("This video is larger than {most} MB. Shorten it, or save it in a lower resolution.")


class UploadBroken(Conflict):
    """A piece does not go on where the ones before it ended; `came` says where that was."""

    code = "video.upload_broken"
    message = N_("The sending was interrupted. Send the video again.")


class TooManyUnusedClips(TooMany):
    """Somebody sends videos that nothing shows; each goes after a week."""

    code = "video.too_many_unused"
    message = N_("You have sent {most} videos that are not published yet. Publish some of them first.")


class NothingToShow(Invalid):
    """A video is a clip or a link, and one of them."""

    code = "video.nothing_to_show"
    message = N_("Record or choose a video, or give the address of one.")
    fields = {"clip": message}


class CaptionsMissing(Invalid):
    """Who does not hear, or must not make noise, reads what is said."""

    code = "video.captions_missing"
    message = N_("Add captions: what is said, for all who watch without sound.")
    fields = {"captions": message}


class NotALink(Invalid):
    """An address that a browser cannot go to."""

    code = "video.not_a_link"
    message = N_("Give an address that begins with https:// or http://.")
    fields = {"link": message}
