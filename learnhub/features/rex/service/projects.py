"""The register of projects: their end opens a REX."""

from collections.abc import Iterable

from sqlmodel import Session, col, delete, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.core.i18n import N_, translate
from learnhub.features.discussion.models import OPEN
from learnhub.features.people.queries import find_active_actor
from learnhub.features.rex import policy
from learnhub.features.rex.enums import Opened, Template
from learnhub.features.rex.errors import NoSuchProject, NotThere
from learnhub.features.rex.events import ProjectEnded
from learnhub.features.rex.models import RexProject, RexProjectPerson
from learnhub.features.rex.queries.people import readers_among
from learnhub.features.rex.schemas import OpenRexInput, ProjectInput
from learnhub.features.rex.service.opening import open_rex

BATCH = 50
PEOPLE = "people"  # the field of a project that names who is in it
LEARNED = N_("{project}: what we learned")


def add_project(session: Session, actor: Actor, form: ProjectInput) -> str:
    """Put a project into the register, and answer its id; raises NotThere."""
    guard.require(policy.can_open(actor))
    _require_company(session, form.people)
    project = RexProject(**form.model_dump(exclude={"people"}), added_by=guard.require_person(actor))
    session.add(project)
    session.flush()
    _put_people(session, project, form.people)
    return project.id


def edit_project(session: Session, actor: Actor, project_id: str, form: ProjectInput) -> None:
    """Change a project that has not ended, such as the day of its end; raises NoSuchProject, NotThere."""
    project = _editable(session, actor, project_id)
    _require_company(session, form.people)
    for name, value in form.model_dump(exclude={"people"}).items():
        setattr(project, name, value)
    session.add(project)
    _put_people(session, project, form.people)


def remove_project(session: Session, actor: Actor, project_id: str) -> None:
    """Take a project off the register; raises NoSuchProject."""
    session.delete(_editable(session, actor, project_id))


def open_ended(session: Session) -> int:
    """A job: open the REX of each project that has ended; answers how many.

    In the name of who put it into the register, or else of one of its people who is still here; where
    nobody is left, nobody could write it, and it counts as ended.
    """
    ended = (
        select(RexProject)
        .where(RexProject.opened_on.is_(None), RexProject.ends_on <= utcnow().date())
        .order_by(RexProject.ends_on, RexProject.id)
        .limit(BATCH)
        .with_for_update()
    )
    found = session.exec(ended).all()
    for project in found:
        project.opened_on = utcnow().date()
        session.add(project)
        _open(session, project)
    return len(found)


def _open(session: Session, project: RexProject) -> None:
    rows = select(RexProjectPerson.person_id).where(RexProjectPerson.project_id == project.id)
    people = session.exec(rows.order_by(RexProjectPerson.person_id)).all()
    here = readers_among(session, OPEN, [project.added_by, *people])
    for person_id in (project.added_by, *people):
        actor = find_active_actor(session, person_id) if person_id in here else None
        if actor is not None and policy.can_open(actor):
            title = translate(project.language, LEARNED).format(project=project.name)
            form = OpenRexInput.model_validate(
                {
                    "title": title,
                    "template": Template.PROJECT,
                    "language": project.language,
                    "happened_on": project.ends_on,
                    "people": [each for each in people if each in here],
                }
            )
            rex_id = open_rex(session, actor, form, opened=Opened.PROJECT, project_id=project.id)
            bus.record(session, ProjectEnded(rex_id))
            return


def _editable(session: Session, actor: Actor, project_id: str) -> RexProject:
    statement = select(RexProject).where(RexProject.id == project_id).with_for_update()
    project = session.exec(statement).first()
    if project is None:
        raise NoSuchProject
    guard.require(policy.can_edit_project(actor, project))
    return project


def _require_company(session: Session, people: Iterable[str]) -> None:
    if set(people) - readers_among(session, OPEN, people):
        raise NotThere(field=PEOPLE)


def _put_people(session: Session, project: RexProject, people: Iterable[str]) -> None:
    session.exec(delete(RexProjectPerson).where(col(RexProjectPerson.project_id) == project.id))
    session.add_all(RexProjectPerson(project_id=project.id, person_id=each) for each in dict.fromkeys(people))
    session.flush()
