"""How many people a text without a name may be from."""

from sqlalchemy import Select, bindparam, case, func, select
from sqlmodel import Session

from learnhub.core import db
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, Space, SpaceMember

_ACTIVE = select(Person.id).where(Person.status == PersonStatus.ACTIVE)
_MEMBERS = _ACTIVE.join(SpaceMember, SpaceMember.person_id == Person.id).where(
    SpaceMember.space_id == bindparam("space_id")
)


def _counted(people: Select) -> Select:
    return select(func.count()).select_from(people.limit(bindparam("most")).subquery())


_AUDIENCE = select(
    case((Space.is_open, _counted(_ACTIVE).scalar_subquery()), else_=_counted(_MEMBERS).scalar_subquery())
).where(Space.id == bindparam("space_id"))


def count_audience(session: Session, space_id: str, *, most: int) -> int:
    """How many people of a space could write there, counted no further than it matters."""
    ((people,),) = db.rows(session, _AUDIENCE, space_id=space_id, most=most)
    return people
