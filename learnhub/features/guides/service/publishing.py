"""Publishing a guide of any format, and changing it."""

from collections.abc import Mapping

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.schemas import ItemInput
from learnhub.features.guides import policy
from learnhub.features.notices import service as notices
from learnhub.rooms import Kind, Reason


def publish(
    session: Session,
    actor: Actor,
    kind: Kind,
    form: ItemInput,
    *,
    body: str,
    sections: Mapping[str, str],
    space_id: str,
    source_id: str = "",
) -> str:
    """Publish a guide for everybody or in a community, perhaps one that was made of something; its id."""
    guard.require(policy.can_write(actor))
    source = discussion.take_source(session, actor, source_id)
    where = discussion.place(session, actor, space_id)
    content = discussion.create(
        session,
        actor,
        kind=kind,
        space=where.space,
        status=where.status,
        title=form.title,
        body=body,
        sections=sections,
        language=form.language,
        topics=form.topics,
    )
    discussion.make_of(session, actor, content, source)
    notices.follow_as(session, actor, content.id, Reason.WROTE)
    return content.id


def edit(
    session: Session,
    actor: Actor,
    kind: Kind,
    guide_id: str,
    form: ItemInput,
    *,
    edition: int,
    body: str,
    sections: Mapping[str, str],
    merges: bool,
) -> None:
    """Change one's guide of this format; raises EditedMeanwhile as `discussion.service.edit` does."""
    guard.require(policy.can_write(actor))
    content = discussion_queries.get_content_for_update(session, actor, guide_id, kind)
    discussion.edit(
        session,
        actor,
        content,
        edition=edition,
        merges=merges,
        title=form.title,
        body=body,
        sections=sections,
        language=form.language,
        topics=form.topics,
    )
