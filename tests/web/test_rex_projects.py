"""Putting a project into the register from its page, with the people who are in it."""

import pytest
from sqlmodel import select

from learnhub.core import db
from learnhub.features.rex import queries
from learnhub.features.rex.models import RexProject
from tests.web.tab import Tab

FORM = {"name": "New sensors", "team": "", "language": "en", "ends_on": "2199-03-20"}


@pytest.fixture
def ana(people):
    return people.member("Ana Petit")


def shown(tab: Tab, name: str) -> list[str]:
    return [each["name"] for each in tab.shown("project_state", name)]


def choose(tab: Tab, person) -> None:
    tab.send("ProjectState.look_for", typed=person.name)
    tab.send("ProjectState.choose", person_id=person.person_id)


def test_people_are_chosen_by_name_taken_off_and_put_into_the_project(people, tab, ana):
    sofia, noor = people.member("Sofia Lindqvist"), people.member("Noor Haddad")
    opened = tab(ana, path="/rex")

    opened.send("ProjectState.look_for", typed="Ana")
    assert shown(opened, "found") == []
    choose(opened, sofia)
    choose(opened, noor)
    assert (shown(opened, "chosen"), shown(opened, "found")) == (["Sofia Lindqvist", "Noor Haddad"], [])
    opened.send("ProjectState.drop", person_id=noor.person_id)
    opened.send("ProjectState.add_project", form=FORM | {"person": "No"})

    assert shown(opened, "chosen") == []
    project = db.read_now(lambda session: session.exec(select(RexProject.id)).one())
    in_it = db.read_now(queries.get_project, ana, project).people
    assert [each.name for each in in_it] == ["Ana Petit", "Sofia Lindqvist"]
