"""Comments: what goes in, and how they are read."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated

from learnhub.core.inputs import Edition, Input, Line, OnceInput, Text
from learnhub.features.discussion.schemas.content import ContentLanguage
from learnhub.features.people.refs import PersonRef

COMMENT_MAX = 600
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class CommentInput(Input):
    """A comment; its formatting is that which stands within a line."""

    body: Annotated[str, Text(COMMENT_MAX, 1)]
    language: ContentLanguage | None = None


class CommentForm(CommentInput, OnceInput):
    """The page's form of it, which says what it is about: a post or another comment."""

    parent_id: Annotated[str, Line(12)]


class EditCommentInput(CommentInput):
    """A comment as its author wants it, and the edition they started from."""

    edition: Edition


class EditCommentForm(EditCommentInput):
    """The page's form of it."""

    comment_id: Annotated[str, Line(12)]


@dataclass(frozen=True, slots=True)
class CommentView:
    """A comment as its reader sees it.

    A deleted one, which has replies, has neither words nor author, nor has one that is withheld: it is hidden
    from all but its author and moderators. It `is_waiting` until a moderator has decided.
    """

    id: str = ""
    post_id: str = ""
    thread_id: str = ""
    is_reply: bool = False
    html: str = ""
    language: str = "en"
    author: PersonRef = field(default_factory=PersonRef)
    written_at: datetime = NEVER
    edited_at: datetime | None = None
    hidden_reason: str = ""
    is_hidden: bool = False
    is_withheld: bool = False
    is_waiting: bool = False
    is_deleted: bool = False
    can_reply: bool = False
    can_edit: bool = False
    can_remove: bool = False
    can_moderate: bool = False


@dataclass(frozen=True, slots=True)
class CommentList:
    """The comments on a post that a page shows, and the cursor of those after them."""

    rows: tuple[CommentView, ...] = ()
    next: str = ""


@dataclass(frozen=True, slots=True)
class CommentSource(CommentView):
    """A comment with what was typed, and the edition that changing it asks for."""

    body: str = ""
    edition: int = 1
