"""How a colleague appears beside what they wrote: name, initials and colour, nothing private."""

from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32

from sqlalchemy import Row, Select
from sqlalchemy import select as select_columns
from sqlalchemy.orm import InstrumentedAttribute
from sqlmodel import Session

from learnhub.features.people.models import Person, Site

COLOURS = ("gray", "bronze", "gold", "brown", "cyan")

PERSON_COLUMNS = (
    *(Person.id.label("ref_id"), Person.name.label("ref_name"), Person.job.label("ref_job")),
    Site.name.label("ref_site"),
)


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A colleague in one line."""

    id: str = ""
    name: str = ""
    initials: str = ""
    colour: str = "gray"
    job: str = ""
    site: str = ""


def initials_of(name: str) -> str:
    """First letters of the first and the last word of a name."""
    words = name.split()
    letters = words[0][:1] + (words[-1][:1] if len(words) > 1 else "") if words else ""
    return letters.upper()


def colour_of(person_id: str) -> str:
    """The avatar colour of a person: always the same, spread over the palette."""
    return COLOURS[crc32(person_id.encode()) % len(COLOURS)]


def make_ref(person_id: str, name: str, job: str = "", site: str | None = "") -> PersonRef:
    """The reference of a person from their columns; lists read only these, whole rows cost twice as much."""
    return PersonRef(
        id=person_id,
        name=name,
        initials=initials_of(name),
        colour=colour_of(person_id),
        job=job,
        site=site or "",
    )


def ref_of(person: Person, site: str = "") -> PersonRef:
    """The reference of a loaded person."""
    return make_ref(person.id, person.name, person.job, site)


def with_person(
    statement: Select,
    person_id: InstrumentedAttribute[str] | InstrumentedAttribute[str | None],
    *,
    isouter: bool = False,
) -> Select:
    """The statement with what `ref_in` reads of the person whose id is in a column of it."""
    joined = statement.add_columns(*PERSON_COLUMNS).join(Person, Person.id == person_id, isouter=isouter)
    return joined.join(Site, Site.id == Person.site_id, isouter=True)


def ref_in(row: Row) -> PersonRef:
    """The person in a row of such a statement; nobody where there is none."""
    return make_ref(row.ref_id, row.ref_name, row.ref_job, row.ref_site) if row.ref_id else PersonRef()


def person_refs(session: Session, ids: Iterable[str]) -> dict[str, PersonRef]:
    """References of these people, in one statement."""
    wanted = set(ids)
    if not wanted:
        return {}
    statement = select_columns(*PERSON_COLUMNS).join(Site, Site.id == Person.site_id, isouter=True)
    rows = session.execute(statement.where(Person.id.in_(wanted)))
    return {row.ref_id: ref_in(row) for row in rows}
