"""Reading content of any kind, and what belongs to it."""

from learnhub.features.discussion.queries.audience import count_audience
from learnhub.features.discussion.queries.bookmarks import bookmarked, list_bookmarks
from learnhub.features.discussion.queries.comments import (
    count_comments,
    count_under,
    get_comment_source,
    get_post_id,
    get_post_of,
    list_comment_sources,
    list_comments,
    list_more_comments,
    live_comments,
    may_watch,
    open_comments,
)
from learnhub.features.discussion.queries.completing import mentionable, topics_to_name
from learnhub.features.discussion.queries.content import (
    BODY,
    anonymous_under,
    anonymous_votes,
    authors_of,
    co_authors_of,
    company_space,
    get_content,
    get_content_for_update,
    get_published,
    get_words,
    html_of,
    is_author,
    mark,
    marks,
    part_of,
    parts_of,
    sections_of,
    sources_of,
    topics_of,
    voted_by,
    voted_with,
    with_author,
    with_html,
)
from learnhub.features.discussion.queries.drafts import find_draft
from learnhub.features.discussion.queries.files import known_files
from learnhub.features.discussion.queries.images import (
    count_unused_images,
    get_image_file,
    image_files,
    image_sizes,
    visible_images,
)
from learnhub.features.discussion.queries.items import get_editable, item_fields, item_text_fields
from learnhub.features.discussion.queries.listed import listed_titles
from learnhub.features.discussion.queries.meanwhile import get_meanwhile
from learnhub.features.discussion.queries.revisions import get_history, list_revisions
from learnhub.features.discussion.queries.shared_issues import get_shared_issue, is_unsettled
from learnhub.features.discussion.queries.sources import begin_with, get_chain, get_source_of, made_of
from learnhub.features.discussion.queries.suggestions import (
    get_suggestion_source,
    list_suggestions,
    suggestions_of,
)
from learnhub.features.discussion.queries.thanks import (
    list_all_thanks,
    list_thanks,
)
from learnhub.features.discussion.queries.together import get_together, together_on

__all__ = [
    "BODY",
    "anonymous_under",
    "anonymous_votes",
    "authors_of",
    "begin_with",
    "bookmarked",
    "co_authors_of",
    "company_space",
    "count_audience",
    "count_comments",
    "count_under",
    "count_unused_images",
    "find_draft",
    "get_chain",
    "get_comment_source",
    "get_content",
    "get_content_for_update",
    "get_editable",
    "get_history",
    "get_image_file",
    "get_meanwhile",
    "get_post_id",
    "get_post_of",
    "get_published",
    "get_shared_issue",
    "get_source_of",
    "get_suggestion_source",
    "get_together",
    "get_words",
    "html_of",
    "image_files",
    "image_sizes",
    "is_author",
    "is_unsettled",
    "item_fields",
    "item_text_fields",
    "known_files",
    "list_all_thanks",
    "list_bookmarks",
    "list_comment_sources",
    "list_comments",
    "list_more_comments",
    "list_revisions",
    "list_suggestions",
    "list_thanks",
    "listed_titles",
    "live_comments",
    "made_of",
    "mark",
    "marks",
    "may_watch",
    "mentionable",
    "open_comments",
    "part_of",
    "parts_of",
    "sections_of",
    "sources_of",
    "suggestions_of",
    "together_on",
    "topics_of",
    "topics_to_name",
    "visible_images",
    "voted_by",
    "voted_with",
    "with_author",
    "with_html",
]
