"""Many people clicking at once: the counters and the live view agree with the rows."""

import random
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import func
from sqlmodel import select

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.ama import queries, service
from learnhub.features.discussion.models import Vote
from tests.features.ama.support import AFTER, content_of

PEOPLE = 15
CLICKS = 20


def count_votes(session, question: str) -> int:
    return session.exec(select(func.count()).where(Vote.content_id == question)).one()


def test_many_people_with_twenty_clicks_each_leave_the_sum(room, people):
    room.open(moderation=AFTER)
    questions = [room.ask(f"Question {number}?") for number in range(2)]
    voters = [people.member() for _ in range(PEOPLE)]

    def click(number: int, voter: Actor) -> dict[str, bool]:
        """Twenty clicks of one person; the answer is how they left each question."""
        chance, left = random.Random(number), dict.fromkeys(questions, False)
        for _ in range(CLICKS):
            question, on = chance.choice(questions), chance.random() < 0.6
            view = db.write_now(service.vote_question, voter, question, on=on)
            assert view.is_mine is on
            left[question] = on
        return left

    with ThreadPoolExecutor(12) as pool:
        left = list(pool.map(click, range(PEOPLE), voters))
    shown = db.read_now(queries.live_view, room.id)["votes"]
    for question in questions:
        expected = sum(choice[question] for choice in left)
        assert content_of(question).vote_count == expected
        assert db.read_now(count_votes, question) == expected
        assert shown[question] == expected
