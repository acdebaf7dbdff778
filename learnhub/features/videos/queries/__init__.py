"""Reading videos and clips."""

from learnhub.core.markdown_clips import clip_address
from learnhub.features.videos.queries.clips import (
    clip_files,
    clip_lengths,
    count_unused_clips,
    get_clip_file,
    get_own_clip,
)
from learnhub.features.videos.queries.videos import (
    besides,
    get_captions,
    get_source,
    get_video,
    get_words,
    list_videos,
    open_video,
    video_text,
)

__all__ = [
    "besides",
    "clip_address",
    "clip_files",
    "clip_lengths",
    "count_unused_clips",
    "get_captions",
    "get_clip_file",
    "get_own_clip",
    "get_source",
    "get_video",
    "get_words",
    "list_videos",
    "open_video",
    "video_text",
]
