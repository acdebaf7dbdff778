"""Reactions to everything that the library lists, whatever its kind."""

from collections.abc import Callable

import pytest

from learnhub import rooms
from learnhub.access.actor import ANONYMOUS, Actor
from learnhub.core import db
from learnhub.errors import Forbidden
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion import service as discussion_service
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.freshness import service as freshness
from learnhub.features.freshness.queries import get_freshness
from learnhub.features.questions import queries as questions
from learnhub.features.questions import service as questions_service
from learnhub.features.questions.schemas import AskInput
from learnhub.features.reactions import queries, service
from learnhub.features.reactions.enums import Reaction
from learnhub.features.reactions.errors import OwnReaction
from learnhub.features.reactions.schemas import ReactionsView
from tests.features.notices.support import inbox, tell, told
from tests.web.matrix.world import World

WRITE: dict[str, Callable[[World, Actor], str]] = {
    "article": World.article,
    "card": World.card,
    "checklist": World.checklist,
    "collection": World.collection,
    "practice": World.practice,
    "steps": World.steps,
    "video": World.video,
}


@pytest.fixture
def world(people) -> World:
    return World(people.member)


def react(actor, content_id, reaction, *, on=True):
    return db.write_now(service.react, actor, content_id, Reaction(reaction), on=on)


def reactions(actor, content_id):
    return db.read_now(queries.get_reactions, actor, content_id)


def standing(actor, content_id):
    view = db.read_now(get_freshness, actor, content_id)
    return view.standing, view.cause


def test_every_kind_of_the_library_is_among_those_tested():
    assert set(WRITE) == {str(kind) for kind in rooms.kinds().values() if kind.in_library}


@pytest.mark.parametrize("kind", WRITE)
def test_two_who_say_outdated_bring_the_check_forward_and_a_question_is_linked(people, world, kind):
    ana, bo, cy = (people.member() for _ in range(3))
    made = WRITE[kind](world, ana)

    react(bo, made, "learned")
    react(bo, made, "outdated")
    assert standing(ana, made)[0] == "current"
    react(cy, made, "outdated")
    assert standing(ana, made) == ("due", "outdated")
    question = db.write_now(
        questions_service.ask_question, bo, AskInput(title="Whom do we call at night?", about=made)
    )
    tell()

    assert reactions(bo, made) == ReactionsView(
        made, learned=1, has_learned=True, is_outdated=True, can_react=True
    )
    assert {("checks", "outdated", "keeps"), ("asked_about", "asked", "wrote")} <= set(told(ana))
    _view, _answers, rail = db.read_now(questions.open_question, ana, question)
    assert rail.about.id == made
    assert question in [each.id for each in db.read_now(discussion.get_chain, bo, made).made]
    db.write_now(freshness.confirm, ana, made)
    assert not reactions(bo, made).is_outdated


def test_each_person_reacts_once_in_each_way_and_takes_it_back(people, world):
    ana, bo, cy = people.member(), people.member(), people.member()
    made = world.checklist(ana)

    react(bo, made, "learned")
    react(bo, made, "useful")
    react(cy, made, "useful")
    view = react(bo, made, "useful")

    assert view == ReactionsView(made, learned=1, useful=2, has_learned=True, is_useful=True, can_react=True)
    assert react(bo, made, "useful", on=False) == ReactionsView(made, 1, 1, has_learned=True, can_react=True)
    assert reactions(ana, made) == ReactionsView(made, 1, 1)


def test_outdated_is_told_to_the_authors_only_and_without_a_name(people, world):
    ana, bo, cy = people.member(), people.member(), people.member()
    made = world.practice(ana)

    assert react(bo, made, "outdated") == ReactionsView(made, is_outdated=True, can_react=True)
    react(cy, made, "outdated")
    react(cy, made, "outdated", on=False)
    tell()

    assert told(ana) == [("checks", "outdated", "keeps")]
    assert told(cy) == []
    assert reactions(cy, made) == ReactionsView(made, can_react=True)


def test_who_is_asked_to_check_it_reads_one_line_and_other_authors_another(people, world):
    ana, co, bo, cy, dan = (people.member() for _ in range(5))
    made = world.practice(ana)
    db.write_now(discussion_service.add_co_author, ana, made, co.person_id)
    tell()
    for person in (bo, cy, dan):
        react(person, made, "outdated")
        tell()

    [row] = inbox(ana, waiting=True)
    assert ([(each.kind, each.what) for each in row.notices], row.count) == ([("checks", "outdated")], 1)
    [row] = inbox(co, waiting=True)
    assert [each.what for each in row.notices] == ["outdated", "co_author"]
    assert row.count == 2


def test_authors_and_strangers_do_not_react_and_nobody_to_a_question(people, world):
    ana = people.member()
    made = world.practice(ana)

    with pytest.raises(OwnReaction):
        react(ana, made, "useful")
    with pytest.raises(Forbidden):
        react(ANONYMOUS, made, "useful")
    question = world.question(ana)
    with pytest.raises(NoSuchContent):
        react(people.member(), question, "useful")
    assert db.read_now(queries.find_reactions, people.member(), question) == ReactionsView()


def test_question_about_what_one_may_not_see_is_refused(people, world):
    ana, bo = people.member(), people.member()
    made = world.practice(ana)
    db.write_now(discussion_service.hide, world.person("moderator"), made, "Names a customer")

    with pytest.raises(NoSuchContent):
        react(bo, made, "useful")
    with pytest.raises(NoSuchContent):
        db.write_now(
            questions_service.ask_question, bo, AskInput(title="Whom do we call at night?", about=made)
        )
