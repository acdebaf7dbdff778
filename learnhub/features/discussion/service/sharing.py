"""Having the same issue as a colleague: once for each person, however many say so at once."""

from sqlmodel import Session, delete

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.upserts import insert
from learnhub.features.discussion import policy, queries
from learnhub.features.discussion.errors import OwnIssue, SettledIssue
from learnhub.features.discussion.events import IssueShared, IssueUnshared
from learnhub.features.discussion.models import SharedIssue
from learnhub.features.discussion.room import CONTENT_SHARE
from learnhub.features.discussion.schemas import SharedIssueView


def share_issue(session: Session, actor: Actor, *, content_id: str) -> SharedIssueView:
    """Say that one has it too, and hear of what happens there from now on.

    Raises OwnIssue for what is one's own, and SettledIssue for what is solved. Anonymous content is refused:
    its few first readers would be named beside it, and the day on which they came kept with what they follow.
    """
    guard.require_permission(actor, CONTENT_SHARE)
    content = queries.get_content(session, actor, content_id)
    if queries.is_author(session, actor, content_id):
        raise OwnIssue
    guard.require(policy.can_share(actor, content, is_author=False))
    if not queries.is_unsettled(session, content):
        raise SettledIssue
    person_id = guard.require_person(actor)
    row = insert(session, SharedIssue, content_id=content_id, person_id=person_id)
    if session.execute(row.on_conflict_do_nothing().returning(SharedIssue.content_id)).all():
        bus.record(session, IssueShared(content_id, content.root_id, person_id))
    return queries.get_shared_issue(session, actor, content_id)


def unshare_issue(session: Session, actor: Actor, *, content_id: str) -> SharedIssueView:
    """Say no more that one has it, also when it is solved; nothing happens when one did not."""
    guard.require_permission(actor, CONTENT_SHARE)
    content = queries.get_content(session, actor, content_id)
    guard.require(policy.is_shareable(content))
    person_id = guard.require_person(actor)
    mine = SharedIssue.content_id == content_id, SharedIssue.person_id == person_id
    gone = delete(SharedIssue).where(*mine).returning(SharedIssue.content_id)
    if session.execute(gone, execution_options={"synchronize_session": False}).all():
        bus.record(session, IssueUnshared(content_id, content.root_id, person_id))
    return queries.get_shared_issue(session, actor, content_id)
