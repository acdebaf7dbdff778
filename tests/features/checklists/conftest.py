"""Checklists for tests."""

from collections.abc import Callable

import pytest

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.checklists import service
from learnhub.features.checklists.schemas import ChecklistInput, StartRunInput
from learnhub.features.people.models import Person, Team

WriteChecklist = Callable[..., str]

POINTS = "# Before\nKey is out\n> Ask the control room.\n# At the panel\nTank level ___ m (2.1 to 3.0)\nReset"


@pytest.fixture
def write_checklist(company: str) -> WriteChecklist:
    """Publishes a checklist of three points in two parts, and answers its id."""

    def write(author: Actor, title: str = "Restart a pumping station", **given: object) -> str:
        form = ChecklistInput.model_validate({"title": title, "points": POINTS, "language": "en", **given})
        return db.write_now(service.publish_checklist, author, form)

    return write


@pytest.fixture
def start(write_checklist: WriteChecklist) -> Callable[..., str]:
    """Begins a run, of a new checklist if none is given, and answers its id."""

    def begin(actor: Actor, checklist_id: str = "", *, shared: bool = False, subject: str = "P2") -> str:
        checklist_id = checklist_id or write_checklist(actor)
        form = StartRunInput(subject=subject, is_shared=shared)
        return db.write_now(service.start_run, actor, checklist_id, form)

    return begin


@pytest.fixture
def in_team(company: str) -> Callable[..., str]:
    """Puts people into a new team."""

    def join(name: str, *people: Actor) -> str:
        def write(session) -> str:
            team = Team(name=name)
            session.add(team)
            session.flush()
            for actor in people:
                session.get_one(Person, actor.person_id).team_id = team.id
            return team.id

        return db.write_now(write)

    return join
