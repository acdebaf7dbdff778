"""What somebody may ask for as the owner of their data: all of it, and to be forgotten.

Whoever runs the server does both from the command line; the caller has made sure who asks.
"""

from typing import Any

from sqlmodel import Session, select

from learnhub.access import audit
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.errors import NoSuchPerson
from learnhub.features.people.events import PersonSuspended
from learnhub.features.people.models import Person
from learnhub.features.people.personal_data import erase_person, export_person
from learnhub.features.people.queries.sign_ins import is_under
from learnhub.features.people.service.members import lock_members, require_administrator
from learnhub.features.people.service.sign_in import end_sign_ins_of


def export_data(session: Session, *, email: str) -> dict[str, list[dict[str, Any]]]:
    """Everything that is kept of a person, by table, and the words they wrote; raises NoSuchPerson."""
    person = _person(session, email)
    audit.record(session, Actor(), "people:export", person.id)
    return export_person(session, person.id)


def erase_data(session: Session, *, email: str) -> str:
    """Forget a person for good and answer the id that is left; raises NoSuchPerson and LastAdministrator.

    Their sessions that were to come are cancelled and their open pages leave, as after a suspension. What
    they wrote for others stays, without a name.
    """
    lock_members(session)
    person = _person(session, email)
    person.status = PersonStatus.SUSPENDED
    session.flush()
    require_administrator(session)
    end_sign_ins_of(session, person.id)
    bus.record(session, PersonSuspended(person.id))
    erase_person(session, person.id)
    audit.record(session, Actor(), "people:erase", person.id)
    return person.id


def _person(session: Session, email: str) -> Person:
    person = session.exec(select(Person).where(is_under(email))).first()
    if person is None:
        raise NoSuchPerson
    return person
