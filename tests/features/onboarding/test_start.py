"""The start of a company: what is done is read where it is kept, what is skipped can be taken up."""

import pytest
from sqlmodel import select

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.errors import Forbidden
from learnhub.features.home.queries import get_today
from learnhub.features.onboarding import queries, service
from learnhub.features.onboarding.enums import StartStep
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person
from learnhub.features.people.schemas import SiteInput
from learnhub.features.people.service import create_administrator, groups
from tests.features.onboarding.test_first_days import add_card


@pytest.fixture
def elodie(people, noon):
    return people.member("Élodie Faure", roles=(Role.ADMINISTRATOR,))


def seen(actor):
    return db.read_now(queries.get_start, actor)


def marks(actor):
    return [step.mark for step in seen(actor).steps]


def test_steps_are_done_by_what_is_there(people, elodie):
    assert marks(elodie) == ["now", "later", "later", "later"]
    assert seen(elodie).is_alone

    add_card(elodie, "What comes last before opening?")
    assert marks(elodie) == ["now", "later", "done", "later"]
    for name in ("Lyon", "Gand"):
        db.write_now(groups.add_site, elodie, form=SiteInput(name=name))
    people.member(status=PersonStatus.SUSPENDED)
    assert marks(elodie) == ["done", "now", "done", "later"]
    people.member(status=PersonStatus.INVITED)

    start = seen(elodie)
    assert (start.now, start.done, start.left) == ("ama", 3, 1)
    assert start.sites == ["Gand", "Lyon"]
    assert start.is_alone


def test_skipped_steps_are_skipped_for_all_administrators_until_taken_up(people, elodie):
    karim = people.member(roles=(Role.ADMINISTRATOR,))
    for step in (StartStep.SITES, StartStep.SITES, StartStep.CARD):
        db.write_now(service.skip_start, elodie, step=step)
    assert marks(karim) == ["skipped", "done", "skipped", "now"]
    assert not seen(karim).is_alone

    db.write_now(service.take_up_start, karim, step=StartStep.SITES)
    assert marks(elodie) == ["now", "done", "skipped", "later"]

    add_card(karim, "What comes last before opening?")
    assert marks(elodie) == ["now", "done", "done", "later"]


@pytest.mark.parametrize("roles", [(), (Role.LEADER,), (Role.MODERATOR,)])
def test_only_administrators_have_it(people, noon, roles):
    ana = people.member(roles=roles)
    with pytest.raises(Forbidden):
        seen(ana)
    with pytest.raises(Forbidden):
        db.write_now(service.skip_start, ana, step=StartStep.AMA)


def test_it_costs_two_statements(elodie, statements):
    assert statements(lambda: seen(elodie)) == 2


def line_of(actor):
    """What the line on Today says: how many steps are left, None for who is not led."""
    start = db.read_now(get_today, actor).pieces.get("start")
    return start and start.left


def test_today_leads_administrators_until_nothing_is_left_or_it_is_left_out(people, elodie):
    ana, karim = people.member(), people.member(roles=(Role.ADMINISTRATOR,))
    assert [line_of(each) for each in (ana, elodie, karim)] == [None, 3, 3]

    add_card(elodie, "What comes last before opening?")
    assert line_of(elodie) == 2
    db.write_now(service.leave_start, elodie)
    assert [line_of(each) for each in (elodie, karim)] == [0, 0]
    assert marks(karim) == ["skipped", "done", "done", "skipped"]

    db.write_now(service.take_up_start, karim, step=StartStep.AMA)
    assert line_of(elodie) == 1
    with pytest.raises(Forbidden):
        db.write_now(service.leave_start, ana)


def test_administrator_from_the_command_line_is_led_like_the_first_of_a_setup(database, noon):
    email = "root@ardelle.example"
    db.write_now(create_administrator, email=email, name="Root", password_hash="!", company="Ardelle")
    find = select(Person.id).where(Person.email == email)
    person_id = db.read_now(lambda session: session.exec(find).one())

    assert line_of(Actor(person_id, "Root", frozenset({Role.ADMINISTRATOR}))) == len(StartStep)
