"""Writing together: who is added as an author of something, and who leaves.

A co-author edits, decides suggestions and hears what its author hears. Only the author takes it back.
"""

from sqlalchemy import func
from sqlmodel import Session, col, delete, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.upserts import insert
from learnhub.features.discussion import policy, queries
from learnhub.features.discussion.enums import Part
from learnhub.features.discussion.errors import NoSuchCoAuthor, NotAReader, TooManyCoAuthors
from learnhub.features.discussion.events import CoAuthorAdded
from learnhub.features.discussion.models import OPEN, Authorship, Content
from learnhub.features.discussion.room import CONTENT_TOGETHER
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, SpaceMember

CO_AUTHORS_MAX = 9


def add_co_author(session: Session, actor: Actor, content_id: str, person_id: str) -> None:
    """Let a colleague who reads it write it, too; they are told. One who has a part in it already stays.

    Raises NotAReader for who may not read it, and TooManyCoAuthors. The content is locked, so that these are
    counted once.
    """
    guard.require_permission(actor, CONTENT_TOGETHER)
    content = queries.get_content_for_update(session, actor, content_id)
    is_author = queries.is_author(session, actor, content_id)
    guard.require(policy.can_add_co_author(actor, content, is_author=is_author))
    if not _reads(session, content, person_id):
        raise NotAReader
    number = select(func.count()).select_from(Authorship)
    if session.exec(number.where(Authorship.content_id == content_id)).one() > CO_AUTHORS_MAX:
        raise TooManyCoAuthors(most=CO_AUTHORS_MAX)
    row = insert(session, Authorship, content_id=content_id, person_id=person_id, part=Part.CO_AUTHOR)
    if session.execute(row.on_conflict_do_nothing().returning(Authorship.person_id)).all():
        by = guard.require_person(actor)
        bus.record(session, CoAuthorAdded(content_id, content.root_id, person_id, by))


def remove_co_author(session: Session, actor: Actor, content_id: str, person_id: str) -> None:
    """Leave what one wrote with others, or as its author take a co-author off; raises NoSuchCoAuthor.

    What they wrote stays, and so do their names in the history.
    """
    guard.require_permission(actor, CONTENT_TOGETHER)
    content = queries.get_content_for_update(session, actor, content_id)
    is_mine = queries.part_of(session, actor, content_id) == Part.AUTHOR
    guard.require(is_mine or person_id == guard.require_person(actor))
    co_author = (
        Authorship.content_id == content.id,
        Authorship.person_id == person_id,
        Authorship.part == Part.CO_AUTHOR,
    )
    gone = delete(Authorship).where(*co_author).returning(col(Authorship.person_id))
    if not session.execute(gone, execution_options={"synchronize_session": False}).all():
        raise NoSuchCoAuthor


def _reads(session: Session, content: Content, person_id: str) -> bool:
    readers = select(Person.id).where(Person.id == person_id, Person.status == PersonStatus.ACTIVE)
    if content.audience != OPEN:
        readers = readers.join(SpaceMember, col(SpaceMember.person_id) == Person.id)
        readers = readers.where(SpaceMember.space_id == content.audience)
    return session.exec(readers).first() is not None
