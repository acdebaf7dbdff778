"""Opening a REX, taking it back, and what stands around its words."""

from collections.abc import Sequence
from datetime import timedelta

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.events import ContentEdited
from learnhub.features.discussion.models import Content
from learnhub.features.notices import service as notices
from learnhub.features.rex import policy
from learnhub.features.rex.enums import Opened
from learnhub.features.rex.models import Rex, RexCause, RexWitness
from learnhub.features.rex.room import REX
from learnhub.features.rex.schemas import OpenRexInput, RexFrameInput
from learnhub.features.rex.service.common import require_readers, require_writing, say_changed
from learnhub.features.rex.service.people import invite
from learnhub.rooms import Reason

DUE = timedelta(days=21)  # of publishing, as of postmortems elsewhere; a draft is expected within a week


def open_rex(
    session: Session, actor: Actor, form: OpenRexInput, *, opened: str = "", project_id: str | None = None
) -> str:
    """Open a REX for those who were there, and answer its id.

    It is a draft: they are its authors and alone in reading it. Raises NotThere for who could not read it.
    """
    guard.require(policy.can_open(actor))
    person_id = guard.require_person(actor)
    where = discussion.place(session, actor, form.space_id)
    content = discussion.create(
        session,
        actor,
        kind=REX,
        space=where.space,
        status=Status.DRAFT,
        title=form.title,
        language=form.language,
        topics=form.topics,
    )
    session.refresh(content)  # a trigger says for whom it is
    rex = Rex(
        content_id=content.id,
        template=form.template,
        opened=opened or (Opened.API if form.is_due else Opened.PERSON),
        project_id=project_id,
        owner_id=person_id,
        happened_on=form.happened_on,
        ended_on=form.ended_on,
        due_on=utcnow().date() + DUE,
    )
    session.add(rex)
    session.flush()
    session.add(RexCause(rex_id=content.id, words=form.title))
    session.add(RexWitness(rex_id=content.id, person_id=person_id))
    session.flush()
    others = [each for each in dict.fromkeys(form.people) if each != person_id]
    require_readers(session, content, others)
    _invite_all(session, actor, content, others)
    notices.follow_as(session, actor, content.id, Reason.WROTE)
    return content.id


def _invite_all(session: Session, actor: Actor, content: Content, people: Sequence[str]) -> None:
    for person_id in people:
        invite(session, actor, content, person_id)


def frame_rex(session: Session, actor: Actor, rex_id: str, form: RexFrameInput) -> None:
    """Say when it was, what it is about, and who will say whether it changed anything; raises NotThere."""
    content = require_writing(session, actor, rex_id)
    require_readers(session, content, [form.owner_id])
    rex = session.get_one(Rex, rex_id)
    rex.happened_on, rex.ended_on, rex.owner_id = form.happened_on, form.ended_on, form.owner_id
    session.add(rex)
    discussion.tag(session, content, form.topics)
    session.flush()
    bus.record(session, ContentEdited(content.id, content.kind, content.root_id))


def remove_rex(session: Session, actor: Actor, rex_id: str) -> None:
    """Take a REX back, with everything in it: whoever opened it."""
    content = discussion_queries.get_content_for_update(session, actor, rex_id, REX)
    discussion.remove(session, actor, content)
    session.delete(session.get_one(Rex, rex_id))
    say_changed(session, rex_id)
