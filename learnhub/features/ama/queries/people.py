"""Who can ask, answer and help to run a session."""

from sqlalchemy import or_
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.access.permissions import roles_with
from learnhub.core.language import fold
from learnhub.features.ama.room import AMA_SCHEDULE
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, PersonRole
from learnhub.features.people.refs import PersonRef, person_refs

FOUND_MAX = 6


def list_leaders(session: Session, actor: Actor) -> list[PersonRef]:
    """Who can be asked: everybody who may schedule a session, by name."""
    statement = (
        select(Person.id)
        .join(PersonRole, PersonRole.person_id == Person.id)
        .where(Person.status == PersonStatus.ACTIVE, PersonRole.role.in_(roles_with(AMA_SCHEDULE)))
        .distinct()
    )
    refs = person_refs(session, session.exec(statement).all())
    return sorted(refs.values(), key=lambda ref: (ref.name.casefold(), ref.id))


def find_colleagues(session: Session, actor: Actor, *, text: str) -> list[PersonRef]:
    """Colleagues one of whose names begins with a text, accents and case forgiven; for choosing hosts."""
    wanted = fold(text)
    if len(wanted) < 2 or not actor.is_signed_in:
        return []
    begins = or_(
        Person.folded.startswith(wanted, autoescape=True),
        Person.folded.contains(f" {wanted}", autoescape=True),
    )
    statement = select(Person.id).where(
        Person.status == PersonStatus.ACTIVE, Person.id != actor.person_id, begins
    )
    found = session.exec(statement.order_by(Person.folded, Person.id).limit(FOUND_MAX)).all()
    refs = person_refs(session, found)
    return [refs[person_id] for person_id in found]
