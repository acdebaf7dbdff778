"""Writing the first version of a charter, from which on it changes by amendments alone."""

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import ids
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.charters import days, policy, queries
from learnhub.features.charters.enums import Section
from learnhub.features.charters.errors import CharterExists
from learnhub.features.charters.models import Charter, CharterVersion
from learnhub.features.charters.room import CHARTER
from learnhub.features.charters.schemas import CharterInput
from learnhub.features.charters.service.door import keep_door
from learnhub.features.charters.service.rows import zone_of
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.discussion import service as discussion
from learnhub.features.notices import service as notices
from learnhub.rooms import Reason


def write_charter(session: Session, actor: Actor, form: CharterInput) -> str:
    """Write the first version for the company, or for a community that one facilitates; answers its id.

    The table lets one through of two who write at the same time. Raises CharterExists.
    """
    place = queries.get_place(session, actor, form.space)
    if place.charter_id:
        raise CharterExists
    guard.require(place.can_write)
    now = utcnow()
    content = discussion.create(
        session,
        actor,
        kind=CHARTER,
        title=form.title,
        body=form.preamble,
        sections={Section.ARTICLE: form.articles},
        language=form.language,
        space=place.space_id,
        content_id=ids.new_id(),
    )
    row = Charter(
        content_id=content.id,
        space_id=place.space_id,
        version_at=now,
        reread_at=days.anniversary(now, zone_of(session)),
    )
    made = insert(session, Charter, **row.model_dump()).on_conflict_do_nothing(index_elements=["space_id"])
    if session.execute(made.returning(Charter.content_id)).first() is None:
        raise CharterExists
    session.add(CharterVersion(charter_id=content.id, number=1, edition=content.edition, at=now))
    session.flush()
    notices.follow_as(session, actor, content.id, Reason.WROTE)
    keep_door(session)
    return content.id


def remove_charter(session: Session, actor: Actor, charter_id: str) -> None:
    """Take back a charter in which nobody else has a part yet; afterwards it belongs to all who signed it."""
    guard.require_permission(actor, policy.CHARTERS_WRITE)
    content = discussion_queries.get_content_for_update(session, actor, charter_id, CHARTER)
    guard.require(not queries.is_shared(session, queries.get_row(session, charter_id, for_update=True)))
    discussion.remove(session, actor, content)
