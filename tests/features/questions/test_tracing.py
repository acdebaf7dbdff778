"""An insider looks for the authors of questions without a name, and finds no more than by chance.

Twenty people work through weeks: they ask, answer and vote by name, some ask without a name in the same
visit, and say later what solved it. On quiet days one of them asks without a name, on busy ones many do. The
insider has everything (`tests.features.tracing`), knows who wrote something under their name on the days
before a question came out, and tries the same where a question is published the moment it arrives.
"""

import logging
import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.features.discussion import ballots
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.discussion.service import anonymous
from learnhub.features.discussion.service.anonymous import Rounds
from learnhub.features.discussion.waiting import waiting
from tests.features.questions import unsigned
from tests.features.questions.support import answer, ask
from tests.features.tracing import PEOPLE, Guess, Loot, attack, beyond_chance

QUESTIONS = 50
ROUNDS = 4  # when the first were guessed too well by luck, more of them tell whether it was luck
FOUND_WHERE_IT_LEAKS = 0.2  # of what it finds half on average; by chance it finds one in twenty
HABIT = 0.3  # how often those who ask do something under their name just before
HOURS = 10  # of a working day
Story = Callable[["Company", int], Iterator[None]]


@dataclass
class Company:
    """Twenty people, what they do, and who wrote which question without a name."""

    members: list[Actor]
    chance: random.Random
    leaks: bool
    at: datetime
    truth: dict[str, str] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    rounds: Rounds = field(default_factory=Rounds)
    signed: list[str] = field(default_factory=list)
    wrote: dict[str, set[str]] = field(default_factory=dict)  # by day

    @property
    def suspects(self) -> list[Actor]:
        """Everybody."""
        return self.members

    @contextmanager
    def later(self, hours: float) -> Iterator[None]:
        """Some time later; what comes with the clock comes."""
        self.at += timedelta(hours=hours)
        with clock.at(self.at):
            anonymous.tick(self.rounds)
            yield

    def act(self, actor: Actor) -> None:
        """Something dated under one's name."""
        if self.chance.random() < 0.3 or not self.signed:
            self.signed.append(ask(actor, f"What does {self.chance.random()} mean here?"))
        elif self.chance.random() < 0.5:
            answer(actor, self.chance.choice(self.signed))
        else:
            chosen = self.chance.choice(self.signed)
            if db.read_now(_author, chosen) != actor.person_id:
                db.write_now(discussion.vote, actor, chosen, on=True)
            return
        self.wrote.setdefault(f"{self.at:%F}", set()).add(str(actor.person_id))

    def ask(self, actor: Actor) -> None:
        """Something without a name."""
        if self.chance.random() < HABIT or self.leaks:
            self.act(actor)
        words = f"Question {self.chance.getrandbits(60):015x} of somebody?"
        self.truth[words] = str(actor.person_id)
        self.secrets[words] = unsigned.send(actor, words)
        if self.leaks:
            unsigned.come_out()

    def decide(self) -> None:
        """One of those whose question was answered says what solved it."""
        for words, secret in self.chance.sample(sorted(self.secrets.items()), min(3, len(self.secrets))):
            view = unsigned.view(secret)
            if not view.facts:
                continue
            reply = answer(self.chance.choice(self.members), view.facts["id"])
            if self.chance.random() < HABIT:
                self.act(next(each for each in self.members if each.person_id == self.truth[words]))
            unsigned.wish(secret, "accept", reply)
            return


def _author(session: Session, content_id: str) -> str | None:
    return session.exec(select(Authorship.person_id).where(Authorship.content_id == content_id)).first()


def days(company: Company, count: int, *, asked: int, acts: int) -> Iterator[None]:
    """Working days on which so many ask without a name, somewhere among what others do."""
    for number in range(count):
        if number % asked == 0:
            company.at = (company.at + timedelta(days=1)).replace(hour=7)
        asker = company.chance.randrange(acts)
        for act in range(acts):
            with company.later(2 * company.chance.random() * HOURS / asked / acts):
                company.act(company.chance.choice(company.members))
                if act == asker:
                    company.ask(company.chance.choice(company.members))
                if act == 0 and number % 3 == 2:
                    company.decide()
    company.at = (company.at + timedelta(days=1)).replace(hour=7)
    with company.later(0):
        pass
    yield


def quiet(company: Company, count: int) -> Iterator[None]:
    """One question a day."""
    yield from days(company, count, asked=1, acts=8)


def busy(company: Company, count: int) -> Iterator[None]:
    """Ten questions a day."""
    yield from days(company, count, asked=10, acts=2)


def wrote_about_then(company: Company, days_before: int) -> Guess:
    """Somebody who wrote something under their name on the day of a question, or so many days before."""

    def guess(loot: Loot, question: str, _words: str) -> str | None:
        day = db.read_now(lambda session: session.get_one(Content, question).published_at)
        known = company.wrote.get(f"{day - timedelta(days=days_before):%F}", set())
        return random.Random(question).choice(sorted(known)) if known else None

    return guess


@pytest.fixture
def company(people, database, noon, caplog) -> Iterator[Callable[..., Company]]:
    """Makes the company; the log is written as fully as it can be."""
    caplog.set_level(logging.DEBUG)
    languages = ["fr"] + ["en"] * (PEOPLE - 1)
    members = [
        people.member(f"Member {number}", language=language) for number, language in enumerate(languages)
    ]

    def make(seed: int = 0, *, leaks: bool = False) -> Company:
        waiting.clear()
        ballots.clear()
        return Company(members, random.Random(seed), leaks, noon)

    yield make
    waiting.clear()
    ballots.clear()


def attacked(company: Company, story: Story, count: int, caplog) -> tuple[Counter[str], int]:
    """Play a story, and guess at its end."""
    more = {
        "wrote that day": wrote_about_then(company, 0),
        "wrote the day before": wrote_about_then(company, 1),
    }
    said = lambda: [record.getMessage() for record in caplog.records]  # noqa: E731
    return attack(company, story.__name__, story(company, count), said, **more)


def test_an_insider_finds_no_more_authors_than_by_chance(company, caplog) -> None:
    stories = (quiet, busy)
    right = {story.__name__: Counter[str]() for story in stories}
    asked = Counter[str]()
    for seed in range(1, ROUNDS + 1):
        for story in stories:
            found, count = attacked(company(seed), story, QUESTIONS, caplog)
            right[story.__name__].update(found)
            asked[story.__name__] += count
        found_out = beyond_chance(right, asked)
        if not found_out:
            break
    assert found_out == {}


def test_the_same_insider_finds_them_where_arrivals_are_written(company, caplog) -> None:
    found, asked = attacked(company(leaks=True), quiet, 20, caplog)

    assert max(found.values()) > FOUND_WHERE_IT_LEAKS * asked
