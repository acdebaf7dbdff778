"""Having a question too: once for each person, who follows it silently, until it is solved."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.errors import Forbidden
from learnhub.features.discussion import queries as discussions
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.errors import NoSuchContent, OwnIssue, SettledIssue
from learnhub.features.discussion.schemas import CommentInput, SharedIssueView
from learnhub.features.notices import queries as notices
from learnhub.features.notices import service as following
from learnhub.features.questions import service
from learnhub.features.questions.room import QUESTION
from learnhub.rooms import Reason
from tests.features.discussion.support import load, write_anonymous
from tests.features.notices.support import tell, told
from tests.features.questions.support import answer, ask


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def ben(people) -> Actor:
    return people.member("Ben Stone")


@pytest.fixture
def question(ana) -> str:
    return ask(ana)


def share(actor: Actor, content_id: str) -> SharedIssueView:
    return db.write_now(discussion.share_issue, actor, content_id=content_id)


def unshare(actor: Actor, content_id: str) -> SharedIssueView:
    return db.write_now(discussion.unshare_issue, actor, content_id=content_id)


def look(actor: Actor, content_id: str) -> SharedIssueView:
    return db.read_now(discussions.get_shared_issue, actor, content_id)


def reason(actor: Actor, content_id: str) -> Reason | None:
    return db.read_now(notices.list_followers, content_id).get(str(actor.person_id))


def test_who_has_it_too_is_counted_once_and_hears_of_answers(ana, ben, question, people, statements) -> None:
    assert look(ben, question) == SharedIssueView(count=1, can_share=True)
    for _time in range(2):
        assert share(ben, question) == SharedIssueView(count=2, is_mine=True, can_share=True)
    assert look(ana, question) == SharedIssueView(count=2)
    assert statements(lambda: look(ben, question)) == 2
    tell()
    assert told(ana) == []

    answer(people.member(), question)
    tell()
    assert told(ben) == [("followed", "answered", "same")]

    for _time in range(2):
        assert unshare(ben, question) == SharedIssueView(count=1, can_share=True)
    assert reason(ben, question) is None


def test_nobody_has_their_own_a_hidden_or_an_anonymous_one_too(ana, ben, question, people) -> None:
    with pytest.raises(OwnIssue):
        share(ana, question)
    for other in (answer(ana, question), write_anonymous(load(question), kind=QUESTION).id):
        for change in (share, unshare):
            with pytest.raises(Forbidden):
                change(ben, other)
    moderator = people.member(roles=(Role.MODERATOR,))
    db.write_now(discussion.hide, moderator, question, "Names a customer")
    with pytest.raises(Forbidden):
        share(moderator, question)
    with pytest.raises(NoSuchContent):
        share(ben, question)


def test_what_is_solved_can_be_withdrawn_but_not_added(ana, ben, question) -> None:
    share(ben, question)
    db.write_now(service.accept_answer, ana, answer_id=answer(ana, question))
    assert look(ben, question) == SharedIssueView(count=2, is_mine=True)
    assert unshare(ben, question) == SharedIssueView(count=1)
    with pytest.raises(SettledIssue):
        share(ben, question)


def test_withdrawing_leaves_what_one_follows_for_another_reason(ben, question, people) -> None:
    answerer, stopped = people.member(), people.member()
    for actor in (ben, answerer, stopped):
        share(actor, question)
    db.write_now(discussion.comment, ben, CommentInput(body="Is it flat?"), parent_id=question)
    answer(answerer, question)
    db.write_now(following.unfollow, stopped, question)
    for actor in (ben, answerer, stopped):
        unshare(actor, question)
        share(actor, question)
    reasons = [reason(actor, question) for actor in (ben, answerer, stopped)]
    assert reasons == [Reason.COMMENTED, Reason.ANSWERED, None]


def test_many_clicks_at_once_end_exact(people, question) -> None:
    crowd = [people.member() for _number in range(5)]

    def click(actor: Actor) -> None:
        for change in (share, unshare, share):
            change(actor, question)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(click, crowd * 2))
    for actor in crowd:
        share(actor, question)
    assert look(crowd[0], question).count == 6
