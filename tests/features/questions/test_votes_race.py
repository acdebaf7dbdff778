"""A hundred people who click as fast as they can."""

import random
from concurrent.futures import ThreadPoolExecutor

from sqlmodel import func, select

from learnhub.core import db
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.models import Content, Vote
from learnhub.features.questions import service
from tests.features.questions.support import answer, ask

PEOPLE, CLICKS = 100, 20


def test_votes_equal_their_rows_after_a_hundred_people_clicked_twenty_times(people):
    asker = people.member()
    voters = [people.member() for _n in range(PEOPLE)]
    question = ask(asker)
    posts = [question, answer(asker, question)]
    wanted: dict[tuple[str, str], bool] = {}

    def click(number: int) -> None:
        chance = random.Random(number)
        for _n in range(CLICKS):
            content_id, on = chance.choice(posts), chance.random() < 0.6
            db.write_now(discussion.vote, voters[number], content_id, on=on)
            wanted[voters[number].person_id, content_id] = on

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(click, range(PEOPLE)))

    rows = db.read_now(
        lambda session: {tuple(row) for row in session.exec(select(Vote.person_id, Vote.content_id))}
    )
    assert rows == {vote for vote, on in wanted.items() if on}
    for content_id in posts:
        counted = sum(1 for _person, voted in rows if voted == content_id)
        assert db.read_now(_count, content_id) == counted


def test_answer_count_is_exact_when_many_answer_at_once(people):
    asker = people.member()
    question = ask(asker)
    colleagues = [people.member() for _n in range(24)]

    def answer_and_maybe_remove(number: int) -> None:
        reply = answer(colleagues[number], question)
        if number % 3 == 0:
            db.write_now(service.remove_answer, colleagues[number], answer_id=reply)

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(answer_and_maybe_remove, range(24)))

    assert db.read_now(_answers, question) == 16


def _count(session, content_id):
    return session.exec(select(Content.vote_count).where(Content.id == content_id)).one()


def _answers(session, question_id):
    shown = select(func.count()).where(Content.parent_id == question_id, Content.status == "published")
    counted = session.exec(select(Content.answer_count).where(Content.id == question_id)).one()
    assert counted == session.exec(shown).one()
    return counted
