"""Making a collection, changing what it says of itself, and taking it back."""

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.features.collections import policy, queries
from learnhub.features.collections.errors import NoSuchSpace
from learnhub.features.collections.room import COLLECTION
from learnhub.features.collections.schemas import CollectionInput, EditCollectionInput
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.discussion import service as discussion
from learnhub.features.notices import service as notices
from learnhub.features.people.service import team_space
from learnhub.rooms import Reason


def publish_collection(session: Session, actor: Actor, form: CollectionInput) -> str:
    """Publish a collection for everybody, or for a team or a community of one's own, and answer its id."""
    guard.require(policy.can_write(actor))
    where = place(session, actor, form.space)
    content = discussion.create(
        session,
        actor,
        kind=COLLECTION,
        title=form.title,
        body=form.intro,
        language=form.language,
        topics=form.topics,
        space=where.space,
        status=where.status,
    )
    notices.follow_as(session, actor, content.id, Reason.WROTE)
    return content.id


def place(session: Session, actor: Actor, space_id: str) -> discussion.Where:
    """The space that was chosen, which is made for a team when it is needed first; raises NoSuchSpace."""
    if space_id and space_id not in {choice.id for choice in queries.list_spaces(session, actor)}:
        raise NoSuchSpace
    if space_id and discussion_queries.find_space(session, actor, space_id) is None:
        space_id = team_space(session, actor)
    return discussion.place(session, actor, space_id)


def edit_collection(
    session: Session, actor: Actor, collection_id: str, form: EditCollectionInput, *, merges: bool = False
) -> None:
    """Change what one's collection says of itself; its items stay. Raises EditedMeanwhile."""
    guard.require(policy.can_write(actor))
    content = discussion_queries.get_content_for_update(session, actor, collection_id, COLLECTION)
    discussion.edit(
        session,
        actor,
        content,
        edition=form.edition,
        merges=merges,
        title=form.title,
        body=form.intro,
        language=form.language,
        topics=form.topics,
    )


def remove_collection(session: Session, actor: Actor, collection_id: str) -> None:
    """Take one's collection back; what it listed stays where it is."""
    guard.require(policy.can_write(actor))
    content = discussion_queries.get_content_for_update(session, actor, collection_id, COLLECTION)
    discussion.remove(session, actor, content)
