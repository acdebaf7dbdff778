"""The names by which a text may mean one of the company's people."""

from functools import lru_cache

from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core.wording import Names, names_of
from learnhub.features.people.models import Person

PEOPLE_MAX = 5000


def get_names(session: Session, _actor: Actor) -> Names:
    """Of everybody who is or was here. What they are split into is made once for the same people."""
    names = session.exec(select(Person.name).where(Person.name != "").limit(PEOPLE_MAX)).all()
    return _split(tuple(names))


@lru_cache(1)
def _split(names: tuple[str, ...]) -> Names:
    return names_of(names)
