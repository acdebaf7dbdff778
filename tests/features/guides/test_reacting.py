"""Reactions to guides."""

import pytest

from learnhub.access.actor import ANONYMOUS
from learnhub.core import db
from learnhub.errors import Forbidden
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.guides import queries, service
from learnhub.features.guides.enums import Reaction
from learnhub.features.guides.errors import OwnReaction
from learnhub.features.guides.schemas import ReactionsView
from learnhub.features.questions import queries as questions
from learnhub.features.questions import service as questions_service
from learnhub.features.questions.schemas import AskInput
from tests.features.notices.support import inbox, tell, told


def react(actor, guide_id, reaction, *, on=True):
    return db.write_now(service.react, actor, guide_id, Reaction(reaction), on=on)


def test_each_person_reacts_once_in_each_way_and_takes_it_back(people, tell_practice):
    ana, bo, cy = people.member(), people.member(), people.member()
    guide_id = tell_practice(ana)

    react(bo, guide_id, "learned")
    react(bo, guide_id, "useful")
    react(cy, guide_id, "useful")
    view = react(bo, guide_id, "useful")

    assert view == ReactionsView(learned=1, useful=2, has_learned=True, is_useful=True)
    assert react(bo, guide_id, "useful", on=False) == ReactionsView(1, 1, has_learned=True)
    assert db.read_now(queries.get_guide, ana, guide_id).reactions == ReactionsView(1, 1)


def test_outdated_is_told_to_the_authors_only_and_without_a_name(people, tell_practice):
    ana, bo, cy = people.member(), people.member(), people.member()
    guide_id = tell_practice(ana)

    assert react(bo, guide_id, "outdated") == ReactionsView(is_outdated=True)
    react(cy, guide_id, "outdated")
    react(cy, guide_id, "outdated", on=False)
    tell()

    assert told(ana) == [("checks", "outdated", "keeps")]
    assert told(cy) == []
    assert db.read_now(queries.get_reactions, cy, guide_id) == ReactionsView()


def test_who_is_asked_to_check_it_reads_one_line_and_other_authors_another(people, tell_practice):
    ana, co, bo, cy, dan = (people.member() for _ in range(5))
    guide_id = tell_practice(ana)
    db.write_now(discussion.add_co_author, ana, guide_id, co.person_id)
    tell()
    for person in (bo, cy, dan):
        react(person, guide_id, "outdated")
        tell()

    [row] = inbox(ana, waiting=True)
    assert ([(each.kind, each.what) for each in row.notices], row.count) == ([("checks", "outdated")], 1)
    [row] = inbox(co, waiting=True)
    assert [each.what for each in row.notices] == ["outdated", "co_author"]
    assert row.count == 2


def test_authors_and_strangers_do_not_react(people, tell_practice):
    ana = people.member()
    guide_id = tell_practice(ana)

    with pytest.raises(OwnReaction):
        react(ana, guide_id, "useful")
    with pytest.raises(Forbidden):
        react(ANONYMOUS, guide_id, "useful")


def test_question_about_a_practice_is_linked_both_ways_and_told(people, tell_practice):
    ana, bo = people.member(), people.member()
    guide_id = tell_practice(ana)

    form = AskInput(title="Whom do we call at night?", about=guide_id)
    question_id = db.write_now(questions_service.ask_question, bo, form)
    tell()

    _view, _answers, rail = db.read_now(questions.open_question, ana, question_id)
    assert (rail.about.id, rail.about.address) == (guide_id, f"/guides/{guide_id}")
    [made] = db.read_now(queries.get_guide, bo, guide_id).made
    assert (made.id, made.kind) == (question_id, "question")
    assert ("asked_about", "asked", "wrote") in told(ana)


def test_question_about_what_one_may_not_see_is_refused(people, tell_practice):
    ana, bo = people.member(), people.member()
    guide_id = tell_practice(ana)
    db.write_now(service.remove_guide, ana, guide_id)

    with pytest.raises(NoSuchContent):
        db.write_now(
            questions_service.ask_question, bo, AskInput(title="Whom do we call at night?", about=guide_id)
        )
