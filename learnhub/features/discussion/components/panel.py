"""What stands under the words of a post of any kind, in its order."""

from typing import Any

import reflex as rx

from learnhub.features.discussion.components.comments import comments_of


def panel(post: Any) -> rx.Component:
    """Suggested edits, then comments; the page has begun with `show_discussion`."""
    # Suggested edits stand here.
    return rx.fragment(
        comments_of(post_id=post.id, can_comment=~post.is_hidden),
    )
