"""What people do with videos."""

from learnhub.features.videos.service.clips import add_clip, keep_clip
from learnhub.features.videos.service.videos import edit_video, publish_video, remove_video

__all__ = ["add_clip", "edit_video", "keep_clip", "publish_video", "remove_video"]
