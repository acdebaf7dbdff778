"""Names that complete what is typed after @ and #: of people who can read it, and of nobody else."""

import pytest
from sqlmodel import Session

from learnhub.access.actor import ANONYMOUS, Actor
from learnhub.core import db
from learnhub.errors import Forbidden
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.queries.completing import OFFERED
from learnhub.features.people.enums import PersonStatus, SpaceKind
from learnhub.features.people.models import Person, Space, SpaceMember
from learnhub.features.questions.room import ANSWER
from tests.features.discussion.support import write_question


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit")


def offered(actor: Actor, prefix: str, content: Content | None = None) -> list[str]:
    found = db.read_now(queries.mentionable, actor, content.id if content else "", prefix)
    return [offer.name for offer in found]


def closed_question(author: Actor, *members: Actor) -> Content:
    """A question in a space of its own, to which only these people belong."""

    def close(session: Session) -> str:
        space = Space(kind=SpaceKind.COMMUNITY, name="Seals", is_open=False)
        session.add(space)
        session.flush()
        for member in (author, *members):
            session.add(SpaceMember(space_id=space.id, person_id=member.person_id))
        return space.id

    return write_question(author, space=db.write_now(close))


def test_names_are_found_by_the_beginning_of_any_word_whatever_the_accents(ana, people) -> None:
    for name in ("Solène Petit", "Sofia Lindqvist", "Oumar So", "Inès Garnier"):
        people.member(name)

    assert offered(ana, "SÔ") == ["Sofia Lindqvist", "Solène Petit", "Oumar So"]
    assert offered(ana, "lin") == ["Sofia Lindqvist"]
    assert offered(ana, "sofia l") == ["Sofia Lindqvist"]
    assert offered(ana, "fia") == []
    assert offered(ana, "%") == []


def test_who_is_in_the_discussion_comes_first(ana, people) -> None:
    people.member("Aude Blanc")
    zoe = people.member("Zoé Aubry")
    question = write_question(ana)
    db.write_now(service.create, zoe, kind=ANSWER, parent=question, body="Yes.", language="en")

    found = db.read_now(queries.mentionable, ana, question.id, "au")

    assert [(offer.name, offer.is_here) for offer in found] == [("Zoé Aubry", True), ("Aude Blanc", False)]


def test_only_people_who_can_read_it_are_offered(ana, people) -> None:
    inside, _outside = people.member("Sofia Lindqvist"), people.member("Solène Petit")
    question = closed_question(ana, inside)

    assert offered(ana, "so", question) == ["Sofia Lindqvist"]


def test_who_may_not_read_it_is_offered_nobody(ana, people) -> None:
    outside = people.member("Solène Petit")
    question = closed_question(ana, people.member("Sofia Lindqvist"))

    with pytest.raises(NoSuchContent):
        offered(outside, "so", question)
    with pytest.raises(Forbidden):
        offered(ANONYMOUS, "so")


def test_nobody_is_offered_who_left_was_not_here_yet_or_asks(ana, people) -> None:
    def leave(session: Session) -> None:
        session.get_one(Person, gone.person_id).status = PersonStatus.SUSPENDED

    gone = people.member("Anatole Roy")
    db.write_now(leave)

    assert offered(ana, "ana") == []


def test_namesakes_are_told_apart_by_their_address(ana, people) -> None:
    first, second = people.member("Karim Benali"), people.member("Karim Benali")

    found = db.read_now(queries.mentionable, ana, "", "kar")

    assert {offer.text for offer in found} == {
        f"[@Karim Benali](/people/{person.person_id}) " for person in (first, second)
    }


def test_offers_are_few_and_cost_a_constant_number_of_statements(ana, people, statements) -> None:
    question, counts = write_question(ana), []
    for number in range(OFFERED + 2):
        people.member(f"Bob {number}")
        counts.append(statements(lambda: db.read_now(queries.mentionable, ana, question.id, "b")))

    assert len(offered(ana, "b", question)) == OFFERED
    assert max(counts) == counts[0] <= 6


def test_topics_are_completed_by_any_of_their_names(ana) -> None:
    write_question(ana, topics=["Pumps", "Seals"])

    found = db.read_now(queries.topics_to_name, ana, "pu")

    assert [(offer.name, offer.text) for offer in found] == [("Pumps", "#Pumps ")]
