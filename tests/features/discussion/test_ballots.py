"""Votes for anonymous content: each counts once, and nobody's name stands beside one."""

from collections.abc import Iterator

import pytest
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion import ballots, queries, service
from learnhub.features.discussion.models import AnonymousVote, Content, Vote
from learnhub.features.questions.room import ANSWER
from tests.features.discussion.support import events_of, load, write_anonymous, write_question


@pytest.fixture
def voter(people) -> Actor:
    return people.member("Karim Benali")


@pytest.fixture
def answers(people, noon) -> list[Content]:
    """Three anonymous ones under the same question."""
    question = write_question(people.member("Ana Petit"))
    return [write_anonymous(question) for _ in range(3)]


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    yield
    ballots.clear()


def vote(actor: Actor, content: Content, *, on: bool = True) -> int:
    return db.write_now(service.vote, actor, content.id, on=on, kinds={ANSWER}).count


def rows(table) -> list:
    def read(session: Session) -> list:
        return list(session.exec(select(table)))

    return db.read_now(read)


def mine(actor: Actor, content: Content) -> set[str]:
    return db.read_now(queries.anonymous_votes, actor, content.root_id)


def ballot_of(actor: Actor, content: Content) -> str:
    found = ballots.find(content.root_id, actor.person_id)
    assert found is not None
    return found


def test_a_vote_counts_once_and_can_be_withdrawn(voter, answers) -> None:
    assert [vote(voter, answers[0]), vote(voter, answers[0])] == [1, 1]
    assert mine(voter, answers[0]) == {answers[0].id}

    assert vote(voter, answers[0], on=False) == 0

    assert (mine(voter, answers[0]), rows(AnonymousVote)) == (set(), [])


def test_no_row_names_the_voter_or_ties_two_votes_together(voter, people, answers) -> None:
    other = people.member()
    for answer in answers:
        vote(voter, answer)
        vote(other, answer)

    assert rows(Vote) == []
    voters = [row.voter for row in rows(AnonymousVote)]
    assert len(set(voters)) == len(voters) == 6
    assert voter.person_id not in "".join(voters)


def test_ballots_that_are_closed_say_nothing_of_who_voted(voter, answers) -> None:
    vote(voter, answers[0])

    ballots.close(answers[0].root_id)

    assert mine(voter, answers[0]) == set()
    assert load(answers[0].id).vote_count == 1


def test_a_browser_brings_its_ballot_back_after_a_restart(voter, answers) -> None:
    vote(voter, answers[0])
    before = ballot_of(voter, answers[0])
    ballots.clear()

    db.write_now(service.bring_ballot, voter, answers[0].root_id, before)

    assert mine(voter, answers[0]) == {answers[0].id}
    assert vote(voter, answers[0]) == 1


def test_votes_cast_before_it_is_brought_back_are_counted_once(voter, answers) -> None:
    first, second, third = answers
    vote(voter, first)
    vote(voter, second)
    before = ballot_of(voter, first)
    ballots.clear()
    vote(voter, second)
    vote(voter, third)
    assert load(second.id).vote_count == 2

    events = events_of(service.bring_ballot, voter, first.root_id, before)

    assert [load(answer.id).vote_count for answer in answers] == [1, 1, 1]
    assert mine(voter, first) == {answer.id for answer in answers}
    assert [event.content_id for event in events] == [second.id]
    assert len(rows(AnonymousVote)) == 3


def test_a_ballot_that_nobody_voted_with_changes_nothing(voter, answers) -> None:
    vote(voter, answers[0])
    present = ballot_of(voter, answers[0])

    db.write_now(service.bring_ballot, voter, answers[0].root_id, "0" * 40)

    assert ballot_of(voter, answers[0]) == present
    assert mine(voter, answers[0]) == {answers[0].id}
