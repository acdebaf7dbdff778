"""A hundred people who press everything twenty times, at once."""

import logging
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core import bus, db
from learnhub.errors import Forbidden, NotFound
from learnhub.features.discussion import counting, queries, service
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.events import ContentHidden
from learnhub.features.discussion.models import SharedIssue, Thanks, Vote
from learnhub.features.discussion.schemas import ThankInput
from tests.features.discussion.support import load, write_anonymous
from tests.features.moderation.support import case_of, flag, flags_of
from tests.features.questions.support import answer, ask

PEOPLE, CLICKS, AT_ONCE = 100, 20, 8


@pytest.fixture
def crowd(people) -> list[Actor]:
    return [people.member() for _number in range(PEOPLE)]


def press_all(crowd: list[Actor], press: Callable[[Actor, random.Random], None]) -> None:
    """Let everybody press as often as they may, several of them at the same time."""

    def go_on(number: int) -> None:
        chance = random.Random(number)
        for _click in range(CLICKS):
            press(crowd[number], chance)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(go_on, range(len(crowd))))


def rows_of(session: Session, table: type[Vote] | type[Thanks] | type[SharedIssue]) -> set[tuple[str, str]]:
    return {tuple(row) for row in session.exec(select(table.content_id, table.person_id))}


def test_votes_thanks_and_shared_issues_of_the_same_posts_are_one_of_each_person(
    people, crowd: list[Actor], caplog: pytest.LogCaptureFixture
) -> None:
    asker = people.member()
    question = ask(asker)
    posts = [question, answer(asker, question)]
    wanted: dict[type, dict[tuple[str, str], bool]] = {Vote: {}, Thanks: {}, SharedIssue: {}}

    def press(actor: Actor, chance: random.Random) -> None:
        table, content_id, on = chance.choice(list(wanted)), chance.choice(posts), chance.random() < 0.6
        about = {"content_id": question if table is SharedIssue else content_id}
        if table is Vote:
            db.write_now(service.vote, actor, content_id, on=on)
        elif table is Thanks and on:
            db.write_now(service.thank, actor, ThankInput(reason="It helped."), **about)
        elif table is Thanks:
            db.write_now(service.withdraw_thanks, actor, **about)
        else:
            db.write_now(service.share_issue if on else service.unshare_issue, actor, **about)
        wanted[table][about["content_id"], str(actor.person_id)] = on

    press_all(crowd, press)

    for table, last in wanted.items():
        assert db.read_now(rows_of, table) == {key for key, on in last.items() if on}
    for content_id in posts:
        counters = load(content_id).vote_count, load(content_id).thanks_count
        counted = [
            sum(on for (of, _who), on in wanted[each].items() if of == content_id) for each in (Vote, Thanks)
        ]
        assert counters == tuple(counted)
    shared = db.read_now(queries.get_shared_issue, asker, question)
    assert shared.count == 1 + sum(wanted[SharedIssue].values())
    with caplog.at_level(logging.ERROR):
        counting.compare()
    assert caplog.messages == []


def test_three_of_a_hundred_hide_each_thing_once_whoever_wrote_it(people, crowd: list[Actor]) -> None:
    asker = people.member()
    question = ask(asker)
    things = [answer(asker, question), write_anonymous(load(question), body="My foreman never does it.").id]
    hidden = []

    def press(actor: Actor, chance: random.Random) -> None:
        try:
            flag(actor, chance.choice(things))
        except (NotFound, Forbidden):
            return

    bus.listen(ContentHidden, announcer=hidden.append)
    press_all(crowd, press)

    for content_id in things:
        flags = flags_of(content_id)
        assert case_of(content_id).flag_count == len(flags) == len({row.voter for row in flags}) == 3
        assert load(content_id).status == Status.HIDDEN
    assert sorted(event.content_id for event in hidden if event.content_id in things) == sorted(things)
