"""What stands under the words of a post of any kind, in its order."""

from typing import Any

import reflex as rx

from learnhub.features.discussion.components.comments import comments_of
from learnhub.features.discussion.components.suggestions import suggestions
from learnhub.features.discussion.components.thanks import thanks_of


def panel(post: Any) -> rx.Component:
    """Thanks, suggested edits, then comments; the page has begun with `show_discussion`."""
    return rx.fragment(
        thanks_of(post_id=post.id),
        suggestions(post),
        comments_of(post_id=post.id, can_comment=~post.is_hidden),
    )
