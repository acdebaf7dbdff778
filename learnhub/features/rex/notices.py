"""Whom it concerns what becomes of a REX: those who were there, and who says whether it changed anything."""

from collections.abc import Iterator

from sqlmodel import Session, select

from learnhub.features.discussion.enums import Part
from learnhub.features.discussion.models import Authorship
from learnhub.features.rex.enums import RexStage
from learnhub.features.rex.events import (
    CheckAsked,
    EffectAnswered,
    EffectDue,
    FactsChecked,
    FactsDiffer,
    PersonInvited,
    ProjectEnded,
    RexPublished,
)
from learnhub.features.rex.models import Rex, RexWitness
from learnhub.rooms import Reason, Settled, Telling


def invited(session: Session, event: PersonInvited) -> Iterator[Telling]:
    """Who was there, as long as nobody took them off again."""
    if session.get(RexWitness, (event.rex_id, event.person_id)):
        people = {event.person_id: Reason.WAS_THERE}
        yield Telling("invited", event.rex_id, people, actor_id=event.actor_id)


def ended(session: Session, event: ProjectEnded) -> Iterator[Telling]:
    """In whose name it was opened: they were not asked, and nobody else begins."""
    rex = session.get(Rex, event.rex_id)
    if rex and rex.stage == RexStage.DRAFT:
        yield Telling("ended", event.rex_id, {rex.owner_id: Reason.WAS_THERE})


def asked(session: Session, event: CheckAsked) -> Iterator[Telling]:
    """Those who were there and have not checked yet."""
    rex = session.get(Rex, event.rex_id)
    if rex and rex.stage == RexStage.CHECKING:
        waiting = select(RexWitness.person_id).where(
            RexWitness.rex_id == event.rex_id, RexWitness.checked_at.is_(None)
        )
        people = dict.fromkeys(session.exec(waiting), Reason.WAS_THERE)
        yield Telling("asked", event.rex_id, people, actor_id=event.actor_id, waits=True)


def differs(session: Session, event: FactsDiffer) -> Iterator[Telling]:
    """Who opened it."""
    witness = session.get(RexWitness, (event.rex_id, event.actor_id))
    if witness and witness.differs:
        author = select(Authorship.person_id).where(
            Authorship.content_id == event.rex_id, Authorship.part == Part.AUTHOR
        )
        people = dict.fromkeys(session.exec(author), Reason.WROTE)
        yield Telling("differs", event.rex_id, people, actor_id=event.actor_id)


def effect_due(session: Session, event: EffectDue) -> Iterator[Telling]:
    """Its owner, unless it is answered already."""
    rex = session.get(Rex, event.rex_id)
    if rex and rex.effect is None:
        yield Telling("effect", event.rex_id, {rex.owner_id: Reason.AGREED}, waits=True)


def checked(_session: Session, event: FactsChecked) -> Iterator[Settled]:
    """They need not check them again."""
    yield Settled(event.rex_id, event.actor_id)


def settled(_session: Session, event: RexPublished | EffectAnswered) -> Iterator[Settled]:
    """Nobody need check the facts of what is published, or tell again what it changed."""
    yield Settled(event.rex_id)
