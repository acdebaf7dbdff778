"""The comments of a page, whatever its kind: those that are shown, and the form of the one being written.

A page begins with `show_comments`, and `add_comments` for posts of a later page.
"""

from collections.abc import Collection, Mapping

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.core.pagination import Page
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.room import CONTENT_COMMENT
from learnhub.features.discussion.schemas import (
    CommentForm,
    CommentList,
    CommentSource,
    CommentView,
    EditCommentForm,
)
from learnhub.features.discussion.state.content import Id
from learnhub.features.people.service import once
from learnhub.web.actions import FormMixin, action, read, toast, write
from learnhub.web.vars import StateVar, state_var

UNDO = "undo-comment"
SHOWN_MAX = 200  # comments under a post that are read at once after one was written there


class CommentState(FormMixin, rx.State):
    """Comments by the post they are about (table: content).

    `parent_id` is the post or the comment that the open form is about; `source` is the comment that is being
    changed. Of all these one form is open at a time. `known` is how many comments there were under the root
    when the page was loaded, and what the reader has added since.
    """

    lists: StateVar[dict[str, CommentList]] = state_var({})
    parent_id: StateVar[str] = state_var("")
    source: StateVar[CommentSource] = state_var(CommentSource())
    known: StateVar[int] = state_var(0)
    _removed: CommentSource | None = None

    @action(CONTENT_COMMENT)
    async def open(self, parent_id: Id):
        """Begin a comment on a post, or a reply to a comment."""
        self.errors, self.source, self.parent_id = {}, CommentSource(), parent_id

    @action(CONTENT_COMMENT)
    async def edit(self, comment_id: Id):
        """Put the form in the place of one's comment."""
        self.errors, self.parent_id = {}, ""
        self.source = await read(queries.get_comment_source, comment_id)

    @action(CONTENT_COMMENT)
    async def close(self):
        """Leave everything as it was."""
        self.errors, self.source, self.parent_id = {}, CommentSource(), ""

    @action(CONTENT_COMMENT, creates=True)
    async def comment(self, form: CommentForm):
        """Publish the comment."""
        key, parent_id = form.request_key, form.parent_id
        comment_id = await write(once, key, service.comment, form, parent_id=parent_id)
        self.known += 1
        await self._saved(comment_id)

    @action(CONTENT_COMMENT)
    async def save(self, form: EditCommentForm):
        """Save the next edition of one's comment."""
        await write(service.edit_comment, form, comment_id=form.comment_id)
        await self._saved(form.comment_id)

    async def _saved(self, comment_id: str) -> None:
        self.source, self.parent_id = CommentSource(), ""
        self.saved += 1
        await self._renew(await read(queries.get_post_of, comment_id))

    @action(CONTENT_COMMENT)
    async def remove(self, comment_id: Id):
        """Delete one's comment; the sentence that says so takes it back."""
        post_id = await read(queries.get_post_of, comment_id)
        self._removed = await write(service.remove_comment, comment_id=comment_id)
        self.known -= not self._removed.is_hidden  # which nobody counts
        await self._renew(post_id)
        await toast(self, N_("Your comment is deleted."), undo=UNDO)

    @action(CONTENT_COMMENT)
    async def undo(self):
        """Put back the comment that was deleted last; nothing happens when there is none."""
        said, self._removed = self._removed, None
        if said:
            await write(service.restore_comment, said)
            self.known += not said.is_hidden
            await self._renew(await read(queries.get_post_of, said.id))

    @action(CONTENT_COMMENT)
    async def show_more(self, post_id: Id):
        """The comments under those that are shown."""
        shown = self.lists.get(post_id, CommentList())
        if not shown.next:
            return
        found = await read(queries.list_more_comments, post_id, cursor=shown.next)
        known = {view.id for view in shown.rows}
        rows = [*shown.rows, *(view for view in found.items if view.id not in known)]
        self._put(post_id, Page(rows, found.next))

    async def _renew(self, post_id: str) -> None:
        self._put(post_id, await read(queries.list_more_comments, post_id, size=SHOWN_MAX))

    def _put(self, post_id: str, page: Page[CommentView]) -> None:
        self.lists = {**self.lists, post_id: CommentList(tuple(page.items), page.next or "")}


async def show_comments(page: rx.State, root_id: str, post_ids: Collection[str]) -> None:
    """Begin the page of something with the comments on all of its posts; a form that is open stays."""
    state = await page.get_state(CommentState)
    found, state.known = await read(queries.open_comments, root_id, post_ids)
    state.lists, state._removed = _lists(found), None


async def add_comments(page: rx.State, root_id: str, post_ids: Collection[str]) -> None:
    """The comments on what the page shows besides."""
    state = await page.get_state(CommentState)
    state.lists = {**state.lists, **_lists(await read(queries.list_comments, root_id, post_ids))}


def _lists(found: Mapping[str, Page[CommentView]]) -> dict[str, CommentList]:
    return {post_id: CommentList(tuple(page.items), page.next or "") for post_id, page in found.items()}
