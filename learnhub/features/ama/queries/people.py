"""Who can ask, answer and help to run a session."""

from sqlalchemy import ScalarSelect, Select, bindparam, case, func, or_
from sqlalchemy import select as sql_select
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.access.permissions import roles_with
from learnhub.core import db
from learnhub.core.language import fold
from learnhub.features.ama.room import AMA_SCHEDULE
from learnhub.features.ama.schemas import AUDIENCE_THIN
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, PersonRole, Space, SpaceMember
from learnhub.features.people.refs import PersonRef, person_refs

FOUND_MAX = 6


_ACTIVE = sql_select(Person.id).where(Person.status == PersonStatus.ACTIVE)
_MEMBERS = _ACTIVE.join(SpaceMember, SpaceMember.person_id == Person.id).where(
    SpaceMember.space_id == bindparam("space_id")
)


def _counted(people: Select) -> ScalarSelect[int]:
    return sql_select(func.count()).select_from(people.limit(AUDIENCE_THIN).subquery()).scalar_subquery()


_AUDIENCE = sql_select(case((Space.is_open, _counted(_ACTIVE)), else_=_counted(_MEMBERS))).where(
    Space.id == bindparam("space_id")
)


def count_audience(session: Session, space_id: str) -> int:
    """How many people of a space could ask there, counted no further than it matters."""
    ((people,),) = db.rows(session, _AUDIENCE, space_id=space_id)
    return people


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
