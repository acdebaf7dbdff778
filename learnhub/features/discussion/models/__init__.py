"""The tables under everything that people write."""

from learnhub.features.discussion.models.bookmarks import Bookmark
from learnhub.features.discussion.models.content import (
    HIDDEN,
    LISTED,
    LISTED_HOT,
    LISTED_UNANSWERED,
    OPEN,
    PUBLISHED,
    SIGNED,
    TAGGED,
    TAGGED_HOT,
    TAGGED_UNANSWERED,
    UNPUBLISHED,
    AnonymousEdit,
    AnonymousVote,
    Authorship,
    Content,
    ContentHtml,
    ContentKind,
    ContentSection,
    ContentTopic,
    Vote,
)
from learnhub.features.discussion.models.drafts import Draft
from learnhub.features.discussion.models.files import StoredFile
from learnhub.features.discussion.models.images import ContentImage, Image, ImageSize
from learnhub.features.discussion.models.mentions import Mention
from learnhub.features.discussion.models.revisions import Revision
from learnhub.features.discussion.models.shared_issues import SharedIssue
from learnhub.features.discussion.models.shares import SHARED, ContentShare
from learnhub.features.discussion.models.sources import ContentOrigin, ContentSource
from learnhub.features.discussion.models.suggestions import Suggestion
from learnhub.features.discussion.models.thanks import (
    THANKS_MAX,
    Thanks,
)

__all__ = [
    "HIDDEN",
    "LISTED",
    "LISTED_HOT",
    "LISTED_UNANSWERED",
    "OPEN",
    "PUBLISHED",
    "SHARED",
    "SIGNED",
    "TAGGED",
    "TAGGED_HOT",
    "TAGGED_UNANSWERED",
    "THANKS_MAX",
    "UNPUBLISHED",
    "AnonymousEdit",
    "AnonymousVote",
    "Authorship",
    "Bookmark",
    "Content",
    "ContentHtml",
    "ContentImage",
    "ContentKind",
    "ContentOrigin",
    "ContentSection",
    "ContentShare",
    "ContentSource",
    "ContentTopic",
    "Draft",
    "Image",
    "ImageSize",
    "Mention",
    "Revision",
    "SharedIssue",
    "StoredFile",
    "Suggestion",
    "Thanks",
    "Vote",
]
