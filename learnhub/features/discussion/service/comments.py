"""Comments under anything, and replies to them one level deep."""

from sqlmodel import Session, select, update

from learnhub import rooms
from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.discussion import policy, queries
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import CommentsClosed, EditedMeanwhile, NoSuchContent, NotCommentable
from learnhub.features.discussion.events import CommentWritten, ContentEvent, ContentPublished
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.room import COMMENT, CONTENT_COMMENT
from learnhub.features.discussion.schemas import CommentInput, CommentSource, EditCommentInput
from learnhub.features.discussion.service import images, texts, writing


def comment(session: Session, actor: Actor, form: CommentInput, *, parent_id: str) -> str:
    """Comment on a post, or reply to a comment; a reply to a reply goes under the same comment.

    Returns its id. Raises NotCommentable for what is hidden or waits, and CommentsClosed where its author
    wants none.
    """
    guard.require_permission(actor, CONTENT_COMMENT)
    parent = queries.get_content(session, actor, parent_id)
    if not policy.can_comment(actor, parent):
        raise NotCommentable
    if parent.kind == COMMENT:
        above = session.get_one(Content, parent.parent_id)
        parent = above if above.kind == COMMENT else parent
        if not policy.can_comment(actor, session.get_one(Content, queries.get_post_id(session, parent.id))):
            raise NotCommentable
    _require_open(session, parent)
    written = writing.create(
        session,
        actor,
        kind=COMMENT,
        body=form.body,
        language=form.language or actor.language,
        parent=parent,
    )
    bus.record(session, CommentWritten(written.id, queries.get_post_id(session, written.id), written.root_id))
    return written.id


def _require_open(session: Session, parent: Content) -> None:
    """Ask the room of the post whether one may comment on it."""
    post = (
        parent
        if parent.kind != COMMENT
        else session.get_one(Content, queries.get_post_id(session, parent.id))
    )
    kind = rooms.kind(post.kind)
    if kind.commented_while and not rooms.resolve(rooms.room_of(kind), kind.commented_while)(
        session, post.id
    ):
        raise CommentsClosed


def edit_comment(session: Session, actor: Actor, form: EditCommentInput, *, comment_id: str) -> None:
    """Change one's comment; raises EditedMeanwhile when it is not the edition that was opened."""
    guard.require_permission(actor, CONTENT_COMMENT)
    content = queries.get_content_for_update(session, actor, comment_id, COMMENT)
    writing.edit(session, actor, content, edition=form.edition, body=form.body, language=form.language)


def remove_comment(session: Session, actor: Actor, *, comment_id: str) -> CommentSource:
    """Take one's comment back, and answer what it said, with which it can be put back.

    Replies stay, under a note that it was deleted.
    """
    guard.require_permission(actor, CONTENT_COMMENT)
    content = queries.get_content_for_update(session, actor, comment_id, COMMENT)
    body, is_hidden, reason = content.body, content.status == Status.HIDDEN, content.hidden_reason
    writing.remove(session, actor, content)
    return CommentSource(
        id=content.id,
        body=body,
        language=content.language,
        edition=content.edition,
        is_hidden=is_hidden,
        hidden_reason=reason,
    )


def restore_comment(session: Session, actor: Actor, said: CommentSource) -> None:
    """Put back a comment that one has just taken back; what moderators had hidden stays hidden.

    Raises NoSuchContent unless it is one's own, and EditedMeanwhile when something else happened to it since.
    """
    guard.require_permission(actor, CONTENT_COMMENT)
    content = session.exec(
        select(Content).where(Content.id == said.id, Content.kind == COMMENT).with_for_update(key_share=True)
    ).first()
    if content is None or not queries.is_author(session, actor, content.id):
        raise NoSuchContent
    queries.get_content(session, actor, content.root_id)
    if content.status != Status.REMOVED or content.edition != said.edition:
        raise EditedMeanwhile
    content.status = Status.HIDDEN if said.is_hidden else Status.PUBLISHED
    content.hidden_reason = said.hidden_reason
    content.body, content.edition, content.edited_at = said.body, content.edition + 1, utcnow()
    session.add(content)
    session.flush()
    images.attach(session, guard.require_person(actor), content.id, texts.keep(session, content))
    session.flush()
    if said.is_hidden:
        return
    bus.record(session, ContentPublished(content.id, content.kind, content.root_id))
    bus.record(session, CommentWritten(content.id, queries.get_post_id(session, content.id), content.root_id))


def settle_comments(session: Session, event: ContentEvent) -> None:
    """A recorder: count again when a comment came, went or was hidden, with the post locked meanwhile.

    Of two people who comment at once, both are in the figure.
    """
    if event.kind != COMMENT:
        return
    session.flush()
    post_id = queries.get_post_id(session, event.content_id)
    session.exec(select(Content.id).where(Content.id == post_id).with_for_update(key_share=True)).one()
    count = queries.count_comments(session, post_id)
    session.exec(
        update(Content).where(Content.id == post_id).values(comment_count=count),
        execution_options={"synchronize_session": False},
    )
