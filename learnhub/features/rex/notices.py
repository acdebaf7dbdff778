"""Whom it concerns what becomes of a REX: those who were there, and who says whether it changed anything."""

from collections.abc import Iterator

from sqlmodel import Session, select

from learnhub.features.discussion.enums import Part
from learnhub.features.discussion.models import Authorship
from learnhub.features.rex.enums import RexStage
from learnhub.features.rex.events import CheckAsked, EffectDue, FactsDiffer, PersonInvited
from learnhub.features.rex.models import Rex, RexWitness
from learnhub.rooms import Reason, Telling


def invited(session: Session, event: PersonInvited) -> Iterator[Telling]:
    """Who was there, as long as nobody took them off again."""
    if session.get(RexWitness, (event.rex_id, event.person_id)):
        people = {event.person_id: Reason.WAS_THERE}
        yield Telling("invited", event.rex_id, people, actor_id=event.actor_id)


def asked(session: Session, event: CheckAsked) -> Iterator[Telling]:
    """Those who were there and have not checked yet."""
    rex = session.get(Rex, event.rex_id)
    if rex and rex.stage == RexStage.CHECKING:
        waiting = select(RexWitness.person_id).where(
            RexWitness.rex_id == event.rex_id, RexWitness.checked_at.is_(None)
        )
        people = dict.fromkeys(session.exec(waiting), Reason.WAS_THERE)
        yield Telling("asked", event.rex_id, people, actor_id=event.actor_id)


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
        yield Telling("effect", event.rex_id, {rex.owner_id: Reason.AGREED})
