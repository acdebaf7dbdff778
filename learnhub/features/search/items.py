"""What belongs to an item: what stands under it, level by level, and has no title of its own."""

from sqlalchemy import and_, literal_column, or_

from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.room import COMMENT

# Replies outlive a comment that was deleted.
IS_UNDER = and_(
    Content.title == "",
    or_(
        Content.status == Status.PUBLISHED,
        and_(Content.kind == literal_column(f"'{COMMENT}'"), Content.status == Status.REMOVED),
    ),
)
