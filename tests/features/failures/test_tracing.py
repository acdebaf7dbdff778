"""An insider looks for who told small failures without a name, and finds no more than by chance.

Twenty people work through weeks: they tell stories and answer them by name, and some tell one without a name
in the same visit. The insider has everything (`tests.features.tracing`), and also tries who answered first,
and who answered everything but the story in question. The same is tried where a story comes out the moment it
arrives.
"""

import logging
import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.features.discussion import ballots
from learnhub.features.discussion.service import anonymous
from learnhub.features.discussion.service.anonymous import Rounds
from learnhub.features.discussion.waiting import waiting
from learnhub.features.failures.enums import Echo
from learnhub.features.failures.models import FailureEcho, FailureVoice
from tests.features.failures.support import come_out, say, send, tell, view
from tests.features.tracing import PEOPLE, Guess, Loot, attack, beyond_chance

STORIES, ROUNDS = 30, 4
FOUND_WHERE_IT_LEAKS = 0.2
HABIT, HOURS = 0.3, 10
Play = Callable[["Company", int], Iterator[None]]


@dataclass
class Company:
    """Twenty people, what they do, and who told which story without a name."""

    members: list[Actor]
    chance: random.Random
    leaks: bool
    at: datetime
    truth: dict[str, str] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    rounds: Rounds = field(default_factory=Rounds)
    signed: list[tuple[str, Actor]] = field(default_factory=list)

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
        """Something under one's name."""
        others = [story for story, teller in self.signed if teller is not actor]
        if self.chance.random() < 0.4 or not others:
            self.signed.append((tell(actor, f"What went wrong: {self.chance.random()}"), actor))
        else:
            say(actor, self.chance.choice(others), self.chance.choice(list(Echo)))

    def tell(self, actor: Actor) -> None:
        """Something without a name."""
        if self.chance.random() < HABIT or self.leaks:
            self.act(actor)
        words = f"Story {self.chance.getrandbits(60):015x} of somebody"
        self.truth[words] = str(actor.person_id)
        self.secrets[words] = send(actor, words)
        if self.leaks:
            come_out()

    def answer(self) -> None:
        """Some of those who did not tell it answer a story without a name."""
        for words, secret in self.chance.sample(sorted(self.secrets.items()), min(2, len(self.secrets))):
            facts = view(secret).facts
            if facts:
                others = [each for each in self.members if each.person_id != self.truth[words]]
                for actor in self.chance.sample(others, 4):
                    say(actor, facts["id"], self.chance.choice(list(Echo)))


def days(company: Company, count: int, *, told: int, acts: int) -> Iterator[None]:
    """Working days on which so many tell something without a name, somewhere among what others do."""
    for number in range(count):
        if number % told == 0:
            company.at = (company.at + timedelta(days=1)).replace(hour=7)
        teller = company.chance.randrange(acts)
        for act in range(acts):
            with company.later(2 * company.chance.random() * HOURS / told / acts):
                company.act(company.chance.choice(company.members))
                if act == teller:
                    company.tell(company.chance.choice(company.members))
                if act == 0 and number % 3 == 2:
                    company.answer()
    company.at = (company.at + timedelta(days=1)).replace(hour=7)
    with company.later(0):
        pass
    yield


def quiet(company: Company, count: int) -> Iterator[None]:
    """One story a day."""
    yield from days(company, count, told=1, acts=6)


def busy(company: Company, count: int) -> Iterator[None]:
    """Ten stories a day."""
    yield from days(company, count, told=10, acts=2)


def first_voice(_loot: Loot, story: str, _words: str) -> str | None:
    """Whose row of an answer begins as that of the first voice for the story does."""
    voices = db.read_now(
        lambda session: session.exec(select(FailureVoice.voter).where(FailureVoice.content_id == story)).all()
    )
    people = db.read_now(lambda session: session.exec(select(FailureEcho.person_id)).all())
    return next((person for person in people for voter in voices if person[0] == voter[0]), None)


def most_silent(_loot: Loot, story: str, _words: str) -> str | None:
    """Whoever answers most by name, and so should have answered this one."""
    people = db.read_now(lambda session: session.exec(select(FailureEcho.person_id)).all())
    ranked = [person for person, _times in Counter(people).most_common(3)]
    return random.Random(story).choice(ranked) if ranked else None


MORE: dict[str, Guess] = {"first voice": first_voice, "most silent": most_silent}


@pytest.fixture
def company(people, database, noon, caplog) -> Iterator[Callable[..., Company]]:
    """Makes the company; the log is written as fully as it can be."""
    caplog.set_level(logging.DEBUG)
    languages = ["fr"] + ["en"] * (PEOPLE - 1)
    members = [people.member(f"Member {n}", language=language) for n, language in enumerate(languages)]

    def make(seed: int = 0, *, leaks: bool = False) -> Company:
        waiting.clear()
        ballots.clear()
        return Company(members, random.Random(seed), leaks, noon)

    yield make
    waiting.clear()
    ballots.clear()


def attacked(company: Company, play: Play, count: int, caplog) -> tuple[Counter[str], int]:
    """Play a story, and guess at its end."""
    said = lambda: [record.getMessage() for record in caplog.records]  # noqa: E731
    return attack(company, play.__name__, play(company, count), said, **MORE)


def test_an_insider_finds_no_more_authors_than_by_chance(company, caplog) -> None:
    plays: tuple[Play, ...] = (quiet, busy)
    right = {play.__name__: Counter[str]() for play in plays}
    told, found_out = Counter[str](), {}
    for seed in range(1, ROUNDS + 1):
        for play in plays:
            found, count = attacked(company(seed), play, STORIES, caplog)
            right[play.__name__].update(found)
            told[play.__name__] += count
        found_out = beyond_chance(right, told)
        if seed > 1 and not found_out:  # one round of thirty varies by more than what is allowed
            break
    assert found_out == {}


def test_the_same_insider_finds_them_where_arrivals_are_written(company, caplog) -> None:
    found, told = attacked(company(leaks=True), quiet, 20, caplog)

    assert max(found.values()) > FOUND_WHERE_IT_LEAKS * told
