"""Bringing back what content said before."""

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.features.discussion import policy, queries
from learnhub.features.discussion.enums import Origin
from learnhub.features.discussion.queries.revisions import get_revision
from learnhub.features.discussion.service import writing


def restore(session: Session, actor: Actor, content_id: str, number: int, *, edition: int) -> None:
    """Write an earlier edition as the next one.

    Raises NoSuchRevision, and EditedMeanwhile when `edition` is not the present one.
    """
    content = queries.get_content_for_update(session, actor, content_id)
    is_author = queries.is_author(session, actor, content_id)
    guard.require(policy.can_restore(actor, content, is_author=is_author))
    earlier = get_revision(session, content_id, number)
    present = queries.sections_of(session, [content_id]).get(content_id, {})
    writing.edit(
        session,
        actor,
        content,
        edition=edition,
        origin=Origin.RESTORED,
        title=earlier.title,
        body=earlier.body,
        sections={**dict.fromkeys(present, ()), **earlier.sections},
        language=earlier.language,
        topic_ids=earlier.topics,
    )
