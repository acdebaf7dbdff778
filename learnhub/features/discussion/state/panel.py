"""What is under the posts of a page, whatever its kind: read together, in a constant number of statements."""

from collections.abc import Collection

import reflex as rx

from learnhub import rooms
from learnhub.features.discussion.state.bookmarks import show_bookmarks
from learnhub.features.discussion.state.comments import add_comments, show_comments
from learnhub.features.discussion.state.suggestions import show_suggestions
from learnhub.features.discussion.state.thanks import add_thanks, show_thanks
from learnhub.features.discussion.state.together import show_together


async def show_discussion(page: rx.State, root_id: str, post_ids: Collection[str]) -> None:
    """Begin the page of a root with what is under it and under the posts that are shown with it."""
    await show_suggestions(page, post_ids)
    await show_comments(page, root_id, post_ids)
    await show_thanks(page, post_ids)
    await show_bookmarks(page, post_ids)
    await show_together(page, root_id)


async def show_item(page: rx.State, item_id: str) -> None:
    """The same for an item of the library, with what rooms put around it."""
    await show_discussion(page, item_id, [item_id])
    await show_around(page, item_id)


async def show_around(page: rx.State, item_id: str, *, in_library: bool = True) -> None:
    """Begin what rooms put around an item."""
    for begin in rooms.beginnings(in_library=in_library):
        await begin(page, item_id)


async def add_discussion(page: rx.State, root_id: str, post_ids: Collection[str]) -> None:
    """The same of posts that the page shows besides."""
    await show_suggestions(page, post_ids, more=True)
    await add_comments(page, root_id, post_ids)
    await add_thanks(page, post_ids)
    await show_bookmarks(page, post_ids, more=True)
