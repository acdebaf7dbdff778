"""Votes are exact: one per person, and the counter equals the rows however many click at once."""

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlmodel import Session, func, select

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.errors import Forbidden, NotFound
from learnhub.features.ama import service as amas
from learnhub.features.ama.errors import SessionOver
from learnhub.features.ama.room import AMA_QUESTION, AMA_VOTE
from learnhub.features.cards.room import CARD
from learnhub.features.discussion import service
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import OwnVote
from learnhub.features.discussion.models import Content, Vote
from learnhub.features.discussion.schemas import VoteView
from learnhub.features.questions.room import QUESTION, QUESTIONS_VOTE
from tests.web.matrix.world import World

QUESTIONS = {QUESTION}


@pytest.fixture
def asker(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def question(asker: Actor) -> str:
    content = db.write_now(service.create, asker, kind=QUESTION, title="Why does pump 4 trip?", language="en")
    return content.id


def test_vote_counts_once(people, question: str) -> None:
    voter = people.member()

    first = db.write_now(service.vote, voter, question, on=True, kinds=QUESTIONS)
    again = db.write_now(service.vote, voter, question, on=True, kinds=QUESTIONS)

    assert (first, again) == (VoteView(1, True), VoteView(1, True))


def test_vote_withdrawn_twice_counts_zero(people, question: str) -> None:
    voter, other = people.member(), people.member()
    for person in (voter, other):
        db.write_now(service.vote, person, question, on=True, kinds=QUESTIONS)

    db.write_now(service.vote, voter, question, on=False, kinds=QUESTIONS)
    view = db.write_now(service.vote, voter, question, on=False, kinds=QUESTIONS)

    assert view == VoteView(1, False)


def test_vote_for_own_question_is_refused(asker: Actor, question: str) -> None:
    with pytest.raises(OwnVote):
        db.write_now(service.vote, asker, question, on=True, kinds=QUESTIONS)


@pytest.fixture
def live_question(people, asker: Actor) -> str:
    world, host = World(people.member), people.member()
    return world.ama_question(world.session(host), host, asker)


def test_vote_for_own_live_question_is_allowed(asker: Actor, live_question: str) -> None:
    assert db.write_now(service.vote, asker, live_question, on=True, kinds={AMA_QUESTION}) == VoteView(
        1, True
    )


def test_each_kind_asks_for_its_own_permission(people, question: str, live_question: str) -> None:
    voter = people.member()
    asks_only = replace(voter, scopes=frozenset({QUESTIONS_VOTE}))
    live_only = replace(voter, scopes=frozenset({AMA_VOTE}))

    assert db.write_now(service.vote, asks_only, question, on=True) == VoteView(1, True)
    assert db.write_now(service.vote, live_only, live_question, on=True) == VoteView(1, True)
    for person, content in ((asks_only, live_question), (live_only, question)):
        with pytest.raises(Forbidden):
            db.write_now(service.vote, person, content, on=False)


def test_kind_without_a_permission_takes_no_vote(people, asker: Actor) -> None:
    card = World(people.member).card(asker)

    with pytest.raises(Forbidden):
        db.write_now(service.vote, people.member(), card, on=True)


def test_hidden_question_takes_no_vote(people, question: str) -> None:
    moderator = people.member(roles=(Role.MODERATOR,))
    db.write_now(service.hide, moderator, question, "Names a customer")

    with pytest.raises(Forbidden):
        db.write_now(service.vote, moderator, question, on=True)


def test_vote_asks_what_the_room_asks_besides(asker: Actor, people) -> None:
    world, host = World(people.member), people.member()
    ama = world.session(host)
    live_question = world.ama_question(ama, host, asker)
    waiting = world.ama_question(ama, host, asker, shown=False)
    db.write_now(amas.end_session, host, ama)

    with pytest.raises(SessionOver):
        db.write_now(service.vote, asker, live_question, on=True)
    with pytest.raises(Forbidden):
        db.write_now(service.vote, asker, waiting, on=True)


def test_vote_for_another_kind_is_not_found(people, question: str) -> None:
    with pytest.raises(NotFound):
        db.write_now(service.vote, people.member(), question, on=True, kinds={CARD})


def test_vote_for_a_draft_of_somebody_else_is_not_found(people, asker: Actor) -> None:
    draft = db.write_now(
        service.create, asker, kind=QUESTION, title="Not yet", language="en", status=Status.DRAFT
    )

    with pytest.raises(NotFound):
        db.write_now(service.vote, people.member(), draft.id, on=True, kinds=QUESTIONS)


def test_votes_of_a_hundred_people_at_once_are_exact(people, question: str) -> None:
    voters = [people.member() for _ in range(100)]
    last: dict[str | None, bool] = {}

    def click(voter: Actor) -> None:
        choices = random.Random(voter.person_id)  # repeatable clicks
        for _ in range(20):
            last[voter.person_id] = choices.random() < 0.5
            db.write_now(service.vote, voter, question, on=last[voter.person_id], kinds=QUESTIONS)

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(click, voters))

    counter, rows = db.read_now(_tally, question)
    assert (counter, rows) == (sum(last.values()), sum(last.values()))


def _tally(session: Session, content_id: str) -> tuple[int, int]:
    counter = session.exec(select(Content.vote_count).where(Content.id == content_id)).one()
    rows = session.exec(select(func.count()).select_from(Vote).where(Vote.content_id == content_id)).one()
    return counter, rows
