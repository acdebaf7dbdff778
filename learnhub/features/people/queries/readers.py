"""To whom mail goes."""

from sqlmodel import Session

from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person
from learnhub.mail import Reader


def find_reader(
    session: Session, person_id: str, status: PersonStatus = PersonStatus.ACTIVE
) -> Reader | None:
    """Somebody whose account is in this state, as mail finds them now; None for everybody else."""
    person = session.get(Person, person_id, populate_existing=True)
    if person is None or person.status != status or not person.email:
        return None
    return Reader(person.id, person.name, person.email, person.language, person.zone)
