"""The chain from an answer to a best practice to a card: both ends, both authors, and what stays inside."""

import pytest

from learnhub.core import db
from learnhub.features.cards import queries as cards
from learnhub.features.cards import service as card_service
from learnhub.features.cards.schemas import CardInput
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.errors import NoSuchContent, NotToBeTakenOut
from learnhub.features.guides import queries as guides
from learnhub.features.guides import service as guide_service
from learnhub.features.guides.schemas import PracticeInput
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Space, SpaceMember
from tests.features.discussion.support import load, write_anonymous
from tests.features.notices.support import tell, told
from tests.web.matrix.world import World


@pytest.fixture
def world(people) -> World:
    return World(people.member)


def practice_of(actor, source_id: str) -> str:
    text = db.read_now(guides.text_from_source, actor, source_id)
    form = PracticeInput(
        title=text.title or "Check before you call",
        context=text.context or "After a cold start.",
        todo=text.todo,
        result="It starts.",
        language="en",
        source_id=text.source_id,
    )
    return db.write_now(guide_service.publish_practice, actor, form)


def card_of(actor, source_id: str) -> str:
    text = db.read_now(cards.text_from_source, actor, source_id)
    front = text.front or "What comes first?"
    form = CardInput(front=front, back=text.back, language="en", source_id=text.source.id)
    return db.write_now(card_service.create_card, actor, form)


def test_answer_becomes_a_practice_and_that_a_card_and_each_end_shows_it(people, world):
    ana, bo, eva = people.member("Ana Petit"), people.member("Bo Sund"), people.member()
    answer = world.answer(world.question(eva), ana)

    guide = practice_of(bo, answer)
    card = card_of(eva, guide)
    tell()

    assert db.read_now(guides.get_source, eva, guide).todo == "Cold grease."
    shown = db.read_now(cards.get_card, eva, card).source
    assert (shown.author.name, shown.address) == ("Bo Sund", f"/guides/{guide}")
    chain = db.read_now(queries.get_chain, people.member(), guide)
    assert [(each.kind, each.title) for each in chain.sources] == [("answer", "Why does pump 4 trip?")]
    assert [(each.kind, each.id) for each in chain.made] == [("card", card)]
    assert ("promoted", "made", "wrote") in told(ana)
    assert ("promoted", "made", "wrote") in told(bo)


def test_hidden_end_is_not_in_the_chain(people, world):
    answer = world.answer(world.question(people.member()))
    guide = practice_of(people.member(), answer)

    db.write_now(service.hide, world.person("moderator"), answer, "Names a customer")

    assert db.read_now(queries.get_chain, people.member(), guide).sources == ()
    with pytest.raises(NoSuchContent):
        practice_of(people.member(), answer)


def test_words_that_nobody_signed_become_nothing(people, world):
    question = load(world.question(people.member()))
    anonymous = write_anonymous(question, body="It was me.").id

    for make in (practice_of, card_of):
        with pytest.raises(NoSuchContent):
            make(people.member(), anonymous)


def test_only_its_author_takes_words_out_of_a_closed_group(people):
    ana, bo = people.member(), people.member()

    def write(session) -> str:
        space = Space(kind=SpaceKind.TEAM, name="Pumps", is_open=False)
        session.add(space)
        session.flush()
        session.add_all(SpaceMember(space_id=space.id, person_id=who.person_id) for who in (ana, bo))
        words = {"title": "Call the control room", "body": "A trip.", "language": "en"}
        return service.create(session, ana, kind="practice", space=space.id, **words).id

    inside = db.write_now(write)

    for make in (practice_of, card_of):
        with pytest.raises(NotToBeTakenOut):
            make(bo, inside)
        with pytest.raises(NoSuchContent):
            make(people.member(), inside)
    assert card_of(ana, inside)
