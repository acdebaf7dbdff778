"""All of one's data, and being forgotten."""

import pytest
from sqlmodel import select

from learnhub.access.audit import Audit
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.features.cards import service as cards
from learnhub.features.cards.schemas import CardInput
from learnhub.features.people import service
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.errors import LastAdministrator, NoSuchPerson
from learnhub.features.people.models import Person
from tests.features.people.conftest import sign_in


def email_of(actor) -> str:
    return db.read_now(lambda session: session.get(Person, actor.person_id).email)


def audited() -> list[tuple[str, str]]:
    return db.read_now(
        lambda session: [tuple(row) for row in session.exec(select(Audit.action, Audit.object))]
    )


def test_data_hold_the_answer_and_the_reason_of_a_fresh_card(people):
    ana = people.member("Ana Petit")
    form = CardInput(front="How much grease?", back="A third.", why="Too much heats.", language="en")
    card_id = db.write_now(cards.create_card, ana, form)

    data = db.write_now(service.export_data, email=email_of(ana))

    words = [(row["title"], row["body"], row["sections"]) for row in data["content"]]
    assert words == [("How much grease?", "A third.", {"why": ["Too much heats."]})]
    assert [row["card_id"] for row in data["card_progress"]] == [card_id]
    assert ("people:export", ana.person_id) in audited()


def test_erased_person_has_no_name_and_no_way_in(people):
    people.member(roles=(Role.ADMINISTRATOR,))
    ana = people.member("Ana Petit")
    sign_in(ana)

    left = db.write_now(service.erase_data, email=email_of(ana))

    person = db.read_now(lambda session: session.get(Person, left))
    assert (left, person.status, person.email, person.name) == (
        ana.person_id,
        PersonStatus.FORMER,
        None,
        "Former member",
    )
    assert ("people:erase", ana.person_id) in audited()


def test_last_administrator_cannot_be_erased(people):
    ana = people.member("Ana Petit", roles=(Role.ADMINISTRATOR,))

    with pytest.raises(LastAdministrator):
        db.write_now(service.erase_data, email=email_of(ana))

    assert email_of(ana)


def test_unknown_address_is_said(company):
    with pytest.raises(NoSuchPerson):
        db.write_now(service.export_data, email="nobody@ardelle.example")
    with pytest.raises(NoSuchPerson):
        db.write_now(service.erase_data, email="nobody@ardelle.example")
