"""What people do with content of any kind."""

from learnhub.features.discussion.service.bookmarking import add_bookmark, remove_bookmark
from learnhub.features.discussion.service.co_authors import add_co_author, remove_co_author
from learnhub.features.discussion.service.comments import (
    comment,
    edit_comment,
    remove_comment,
    restore_comment,
)
from learnhub.features.discussion.service.drafts import drop_draft, keep_draft
from learnhub.features.discussion.service.files import discard as discard_files
from learnhub.features.discussion.service.images import add_image, remove_image
from learnhub.features.discussion.service.moderation import hide, hold, show_again, unhide
from learnhub.features.discussion.service.places import Where, place
from learnhub.features.discussion.service.publishing import publish, withhold
from learnhub.features.discussion.service.redaction import redact
from learnhub.features.discussion.service.restoring import restore
from learnhub.features.discussion.service.retiring import bring_back, retire
from learnhub.features.discussion.service.revisions import forget_earlier
from learnhub.features.discussion.service.sharing import share_issue, unshare_issue
from learnhub.features.discussion.service.sources import make_of, take_source
from learnhub.features.discussion.service.suggesting import (
    accept_suggestion,
    answer_suggestion,
    suggest,
    withdraw_suggestion,
)
from learnhub.features.discussion.service.thanking import (
    remove_reason,
    thank,
    withdraw_thanks,
)
from learnhub.features.discussion.service.voting import bring_ballot, vote
from learnhub.features.discussion.service.wikis import end_wiki, open_wiki, put_wiki
from learnhub.features.discussion.service.writing import (
    create,
    create_anonymous,
    edit,
    empty,
    remove,
    require_known,
    rewrite,
    tag,
)

__all__ = [
    "Where",
    "accept_suggestion",
    "add_bookmark",
    "add_co_author",
    "add_image",
    "answer_suggestion",
    "bring_back",
    "bring_ballot",
    "comment",
    "create",
    "create_anonymous",
    "discard_files",
    "drop_draft",
    "edit",
    "edit_comment",
    "empty",
    "end_wiki",
    "forget_earlier",
    "hide",
    "hold",
    "keep_draft",
    "make_of",
    "open_wiki",
    "place",
    "publish",
    "put_wiki",
    "redact",
    "remove",
    "remove_bookmark",
    "remove_co_author",
    "remove_comment",
    "remove_image",
    "remove_reason",
    "require_known",
    "restore",
    "restore_comment",
    "retire",
    "rewrite",
    "share_issue",
    "show_again",
    "suggest",
    "tag",
    "take_source",
    "thank",
    "unhide",
    "unshare_issue",
    "vote",
    "withdraw_suggestion",
    "withdraw_thanks",
    "withhold",
]
