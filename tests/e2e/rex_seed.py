"""Opens a REX in a demo folder whose server does not run: `python -m tests.e2e.rex_seed DATA`.

Camille opens it; Karim, Sofia and Lucie were there as well. It prints the id.
"""

import sys
from datetime import date
from pathlib import Path

from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features import listeners
from learnhub.features.people.models import Person
from learnhub.features.rex import queries, service
from learnhub.features.rex.schemas import OpenRexInput, TextInput
from learnhub.features.rex.service import add_causes

PEOPLE = ("camille.roussel", "karim.benali", "sofia.lindqvist", "lucie.tran")
FACTS = (
    "The shutdown was planned for five days. It took seven. "
    "The crane left on Wednesday evening. The new bearing came on Thursday."
)
TREE = """The new bearing arrived on Thursday, not Tuesday
  It was ordered the day the machine was opened
    The wear was not known before opening
  No spare bearing of this size on site
The crane was there for one day only
  The quay is shared with the harbour on weekdays"""


def seed(data: Path) -> str:
    """The id of the new REX."""
    db.configure(f"sqlite:///{next(data.glob('*.db'))}")
    listeners.install()
    people = db.read_now(_people)
    camille = people[PEOPLE[0]]
    form = OpenRexInput.model_validate(
        {
            "title": "Feyzin shutdown overran by two days",
            "language": "en",
            "happened_on": date(2026, 3, 2),
            "people": [str(people[name].person_id) for name in PEOPLE[1:]],
        }
    )
    rex = db.write_now(service.open_rex, camille, form)
    db.write_now(service.save_text, camille, rex, TextInput(name="facts", text=FACTS, edition=1))
    top = db.read_now(queries.get_rex, camille, rex).causes[0].id
    db.write_now(add_causes, camille, rex, top, TREE)
    return rex


def _people(session: Session) -> dict[str, Actor]:
    return {
        str(person.email).partition("@")[0]: Actor(person.id, person.name, frozenset(), person.language)
        for person in session.exec(select(Person).where(Person.email != None))  # noqa: E711
    }


if __name__ == "__main__":
    print(seed(Path(sys.argv[1])))
