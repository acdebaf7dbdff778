"""Of every sort of source something can be made in one click, and both ends say so."""

from collections.abc import Callable

import pytest

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.features.ama import service as amas
from learnhub.features.ama.enums import AnswerPart, Section
from learnhub.features.ama.queries import list_section
from learnhub.features.ama.schemas import AnswerInput
from learnhub.features.cards import queries as cards
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.schemas import MadeView
from learnhub.features.guides import queries as guides
from learnhub.features.mentoring import queries as mentoring
from learnhub.features.mentoring.enums import Consent
from learnhub.features.mentoring.models import Booking
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Space, SpaceMember
from learnhub.features.questions import service as questions
from learnhub.features.questions.room import ANSWER, QUESTION
from tests.features.discussion.support import load, write_anonymous
from tests.features.discussion.test_sources import card_of, practice_of
from tests.web.matrix.mentoring import noted, over
from tests.web.matrix.world import World

TARGETS = {"card": card_of, "practice": practice_of}


@pytest.fixture
def world(people) -> World:
    return World(people.member)


def accepted_answer(world: World, author: Actor, _writer: Actor) -> str:
    asker = world.person("member")
    question = world.question(asker)
    answer = world.answer(question, author)
    db.write_now(questions.accept_answer, asker, answer_id=answer, question_id=question)
    return answer


def ama_answer(world: World, author: Actor, _writer: Actor) -> str:
    ama = world.session(author)
    question = world.ama_question(ama, author)
    db.write_now(amas.end_session, author, ama)
    form = AnswerInput(question=question, part=AnswerPart.WRITTEN, text="In January.")
    db.write_now(amas.save_answer, author, ama, form)
    [row] = written_in(author, ama)
    return row.written.id


def written_in(actor: Actor, ama: str):
    return db.read_now(list_section, actor, ama, section=Section.WRITING).items


def mentoring_note(world: World, author: Actor, writer: Actor) -> str:
    """A line of whoever makes something of it, with the consent of the other one."""
    booking = over(world, writer)

    def meet(session) -> None:
        session.get_one(Booking, booking).mentor_id = author.person_id

    db.write_now(meet)
    noted(booking, writer.person_id or "", Consent.GIVEN)
    return f"takeaway:{booking}"


SOURCES: dict[str, Callable[[World, Actor, Actor], str]] = {
    "accepted answer": accepted_answer,
    "answer in an AMA": ama_answer,
    "mentoring note": mentoring_note,
    "best practice": lambda world, author, _writer: world.practice(author),
    "article": lambda world, author, _writer: world.article(author),
    "step-by-step": lambda world, author, _writer: world.steps(author),
    "checklist": lambda world, author, _writer: world.checklist(author),
}
BEGINS = {
    "accepted answer": "Cold grease.",
    "answer in an AMA": "In January.",
    "mentoring note": "Feet first.",
    "best practice": "Fewer visits.",
    "article": "# Air",
    "step-by-step": "### Lock out",
    "checklist": "Key is out",
}


def became(reader: Actor, name: str, source: str) -> tuple[MadeView, ...]:
    """What the page of a source shows."""
    if name == "mentoring note":
        return db.read_now(mentoring.get_booking, reader, source.removeprefix("takeaway:")).made
    if name == "answer in an AMA":
        [row] = written_in(reader, load(source).root_id)
        return row.written.made
    return db.read_now(queries.made_of, reader, [source]).get(source, ())


def names_on(reader: Actor, made: str) -> set[str]:
    """Whom the page of something names as those whose words it is."""
    authors = {each.name for each in db.read_now(queries.authors_of, [made]).values()}
    others = {each.name for each in db.read_now(queries.co_authors_of, [made]).get(made, ())}
    return authors | others | {each.author for each in db.read_now(queries.get_chain, reader, made).sources}


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_becomes_a_card_and_a_practice_and_both_ends_say_so(people, world, name) -> None:
    author, writer = people.member("Ana Petit"), people.member("Bo Sund")
    source = SOURCES[name](world, author, writer)

    draft = db.read_now(cards.text_from_source, writer, source)
    assert BEGINS[name] in draft.back
    assert BEGINS[name] in db.read_now(guides.text_from_source, writer, source).todo
    made = {kind: make(writer, source) for kind, make in TARGETS.items()}

    for kind, content_id in made.items():
        chain = db.read_now(queries.get_chain, writer, content_id)
        ends = [chain.origin.address] if chain.origin.name else [each.address for each in chain.sources]
        assert [bool(end) for end in ends] == [True], (kind, chain)
        assert {"Ana Petit", "Bo Sund"} <= names_on(writer, content_id), kind
    assert {each.kind: each.id for each in became(author, name, source)} == made


def test_question_without_a_name_gives_its_words_to_nothing(people, world) -> None:
    today = clock.utcnow().replace(hour=0, minute=0, second=0, microsecond=0)
    words = {"title": "Who hides the leaks?", "body": "It was my shift.", "language": "en"}
    question = db.write_now(
        service.create_anonymous, kind=QUESTION, status=Status.PUBLISHED, at=today, **words
    )
    author = people.member()

    def answer(session) -> str:
        asked = session.get_one(Content, question.id)
        words = {"body": "Nobody does.", "language": "en"}
        return service.create(session, author, kind=ANSWER, parent=asked, **words).id

    signed = db.write_now(answer)

    card = db.read_now(cards.text_from_source, people.member(), signed)
    practice = db.read_now(guides.text_from_source, people.member(), signed)

    assert (card.front, card.back) == ("", "Nobody does.")
    assert (practice.title, practice.context, practice.todo) == ("", "", "Nobody does.")
    for unsigned in (question.id, write_anonymous(load(question.id), body="I do.").id):
        for make in TARGETS.values():
            with pytest.raises(NoSuchContent):
                make(people.member(), unsigned)


def test_own_answer_in_a_closed_group_leaves_the_question_of_a_colleague_there(people) -> None:
    ana, bo = people.member(), people.member()

    def write(session) -> str:
        space = Space(kind=SpaceKind.TEAM, name="Pumps", is_open=False)
        session.add(space)
        session.flush()
        session.add_all(SpaceMember(space_id=space.id, person_id=who.person_id) for who in (ana, bo))
        words = {"title": "Who is on call on Monday?", "body": "Not me.", "language": "en"}
        asked = service.create(session, bo, kind=QUESTION, space=space.id, **words)
        return service.create(session, ana, kind=ANSWER, body="Call first.", language="en", parent=asked).id

    inside = db.write_now(write)

    practice = db.read_now(guides.text_from_source, ana, inside)
    assert (practice.title, practice.context, practice.todo) == ("", "", "Call first.")
