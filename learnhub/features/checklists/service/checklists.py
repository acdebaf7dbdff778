"""Writing a checklist, changing it, and taking it back."""

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.features.checklists import policy
from learnhub.features.checklists.enums import Section
from learnhub.features.checklists.room import CHECKLIST
from learnhub.features.checklists.schemas import ChecklistInput, EditChecklistInput
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.discussion import service as discussion
from learnhub.features.notices import service as notices
from learnhub.rooms import Reason


def publish_checklist(session: Session, actor: Actor, form: ChecklistInput) -> str:
    """Publish a checklist for everybody, and answer its id."""
    guard.require(policy.can_write(actor))
    where = discussion.place(session, actor, form.space_id)
    content = discussion.create(
        session,
        actor,
        kind=CHECKLIST,
        space=where.space,
        status=where.status,
        title=form.title,
        body=form.when,
        sections={Section.POINTS: form.points},
        language=form.language,
        topics=form.topics,
    )
    notices.follow_as(session, actor, content.id, Reason.WROTE)
    return content.id


def edit_checklist(
    session: Session, actor: Actor, checklist_id: str, form: EditChecklistInput, *, merges: bool = False
) -> None:
    """Change one's checklist; runs that are open go on with what they began with. Raises EditedMeanwhile."""
    guard.require(policy.can_write(actor))
    content = discussion_queries.get_content_for_update(session, actor, checklist_id, CHECKLIST)
    discussion.edit(
        session,
        actor,
        content,
        edition=form.edition,
        merges=merges,
        title=form.title,
        body=form.when,
        sections={Section.POINTS: form.points},
        language=form.language,
        topics=form.topics,
    )


def remove_checklist(session: Session, actor: Actor, checklist_id: str) -> None:
    """Take one's checklist back: its words are gone, also for its runs."""
    guard.require(policy.can_write(actor))
    content = discussion_queries.get_content_for_update(session, actor, checklist_id, CHECKLIST)
    discussion.remove(session, actor, content)
