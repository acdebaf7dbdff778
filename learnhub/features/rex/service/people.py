"""Who was there: they write it, and say whether the facts are right."""

from sqlalchemy import func
from sqlmodel import Session, col, delete, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.discussion.enums import Part
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.rex import policy
from learnhub.features.rex.enums import RexStage
from learnhub.features.rex.errors import NoSuchPiece, TooManyPeople
from learnhub.features.rex.events import CheckAsked, FactsChecked, FactsDiffer, PersonInvited
from learnhub.features.rex.models import Rex, RexWitness
from learnhub.features.rex.room import REX
from learnhub.features.rex.schemas import CheckInput
from learnhub.features.rex.schemas.inputs import PEOPLE_MAX
from learnhub.features.rex.service.common import (
    require_readers,
    require_stage,
    require_writing,
    say_changed,
)

_UNSYNCHRONIZED = {"synchronize_session": False}


def add_person(session: Session, actor: Actor, rex_id: str, person_id: str) -> None:
    """Let a colleague who was there write it, too; they are told. Raises NotThere and TooManyPeople."""
    content = require_writing(session, actor, rex_id)
    require_readers(session, content, [person_id])
    number = select(func.count()).select_from(RexWitness).where(RexWitness.rex_id == rex_id)
    if session.exec(number).one() > PEOPLE_MAX:
        raise TooManyPeople(most=PEOPLE_MAX + 1)
    invite(session, actor, content, person_id)
    say_changed(session, rex_id)


def invite(session: Session, actor: Actor, content: Content, person_id: str) -> None:
    """The same for whom the caller has looked at; who is there already stays."""
    there = insert(session, RexWitness, rex_id=content.id, person_id=person_id, differs="")
    session.execute(there.on_conflict_do_nothing())
    part = insert(session, Authorship, content_id=content.id, person_id=person_id, part=Part.CO_AUTHOR)
    if session.execute(part.on_conflict_do_nothing().returning(Authorship.person_id)).all():
        bus.record(session, PersonInvited(content.id, person_id, guard.require_person(actor)))


def remove_person(session: Session, actor: Actor, rex_id: str, person_id: str) -> None:
    """Leave a REX oneself, or as who opened it take off who was not there; raises NoSuchPiece.

    What they wrote stays, as everybody's.
    """
    content = discussion_queries.get_content_for_update(session, actor, rex_id, REX)
    is_mine = discussion_queries.part_of(session, actor, rex_id) == Part.AUTHOR
    guard.require(is_mine or person_id == guard.require_person(actor))
    part = delete(Authorship).where(
        col(Authorship.content_id) == content.id,
        col(Authorship.person_id) == person_id,
        col(Authorship.part) == Part.CO_AUTHOR,
    )
    found = session.execute(part.returning(col(Authorship.person_id)), execution_options=_UNSYNCHRONIZED)
    if not found.all():
        raise NoSuchPiece
    session.delete(session.get_one(RexWitness, (rex_id, person_id)))
    rex = session.get_one(Rex, rex_id)
    if rex.owner_id == person_id:
        author = discussion_queries.authors_of(session, [rex_id])[rex_id]
        rex.owner_id = author.id
        session.add(rex)
    say_changed(session, rex_id)


def ask_check(session: Session, actor: Actor, rex_id: str) -> None:
    """Ask those who were there whether the facts are right. Asked again, who has checked is asked anew."""
    require_writing(session, actor, rex_id)
    rex = session.get_one(Rex, rex_id)
    require_stage(rex, RexStage.DRAFT, RexStage.CHECKING)
    rex.stage = RexStage.CHECKING
    session.add(rex)
    for witness in session.exec(select(RexWitness).where(RexWitness.rex_id == rex_id)):
        witness.checked_at, witness.differs = None, ""
        session.add(witness)
    session.flush()
    bus.record(session, CheckAsked(rex_id, guard.require_person(actor)))
    say_changed(session, rex_id)


def check_facts(session: Session, actor: Actor, rex_id: str, form: CheckInput) -> None:
    """Say that the facts are right as one saw them, or what differs.

    What differs is read by those who write it, and told to whoever opened it. Raises OtherStage, and
    NoSuchPiece for who was not there.
    """
    discussion_queries.get_content_for_update(session, actor, rex_id, REX)
    rex = session.get_one(Rex, rex_id)
    require_stage(rex, RexStage.CHECKING, RexStage.REVIEW)
    is_author = discussion_queries.is_author(session, actor, rex_id)
    guard.require(policy.can_check(actor, rex, is_author=is_author))
    witness = session.get(RexWitness, (rex_id, guard.require_person(actor)))
    if witness is None:
        raise NoSuchPiece
    witness.checked_at, witness.differs = utcnow(), form.differs
    session.add(witness)
    session.flush()
    bus.record(session, FactsChecked(rex_id, witness.person_id))
    if form.differs:
        bus.record(session, FactsDiffer(rex_id, witness.person_id))
    say_changed(session, rex_id)
