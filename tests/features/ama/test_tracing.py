"""An insider looks for the authors of anonymous questions, and finds no more than by chance.

Twenty people sign in, ask and vote by name, and ask without a name: before a session, in a quiet one, in a
busy one and in a short one, while one of them sends questions in the hope that somebody else's comes out
alone with them. Then somebody has everything at one moment (`tests.features.tracing`). The same ways of
guessing are tried where every question is published the moment it arrives: if they found nothing there, they
would be no attack.
"""

import logging
import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

import pytest
from sqlmodel import select

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.features.ama import service
from learnhub.features.ama.models import AmaQuestion
from learnhub.features.ama.room import AMA_QUESTION
from learnhub.features.ama.service import ANONYMOUS_QUESTION
from learnhub.features.discussion.edit_secrets import hash_secret, new_secret
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.service import anonymous
from learnhub.features.discussion.service.anonymous import Rounds
from learnhub.features.discussion.waiting import Text, waiting
from learnhub.features.people.schemas import Browser, KnownPassword
from learnhub.features.people.service import open_sign_in
from tests.features.ama.support import AFTER, Room
from tests.features.tracing import PEOPLE, attack, beyond_chance

QUESTIONS = 90
ROUNDS = 4  # when the first questions were guessed too well by luck, more of them tell whether it was luck
FOUND_WHERE_IT_LEAKS = 0.2  # of what it finds half on average; by chance it finds one in twenty
Story = Callable[["Company", int], Iterator[None]]


@dataclass
class Company:
    """Twenty people, what they do, and who wrote which anonymous question."""

    room: Room
    chance: random.Random
    leaks: bool
    at: datetime
    truth: dict[str, str] = field(default_factory=dict)
    rounds: Rounds = field(default_factory=Rounds)

    @contextmanager
    def later(self, seconds: float) -> Iterator[None]:
        """Some time later; what comes with the clock comes."""
        self.at += timedelta(seconds=seconds)
        with clock.at(self.at):
            yield
            anonymous.tick(self.rounds)

    def anybody(self) -> Actor:
        return self.chance.choice(self.room.members)

    def arrive(self, actor: Actor) -> None:
        """Sign in, which is kept by the hour."""
        known = KnownPassword(person_id=str(actor.person_id), email="", hash="", version=0)
        db.write_now(open_sign_in, known=known, browser=Browser(agent="", ip_prefix=""), replaces=None)

    def act(self, actor: Actor) -> None:
        """Something dated under one's name."""
        if self.chance.random() < 0.4:
            self.room.approved(f"What does {self.chance.random()} mean?", actor)
        else:
            named = db.read_now(_shown, self.room.id, False)
            if named:
                self.room.vote(self.chance.choice(named), actor)

    @property
    def flusher(self) -> Actor:
        """Who sends questions to see what comes out with them; of these they know whose they are."""
        return self.room.members[0]

    @property
    def suspects(self) -> list[Actor]:
        """Everybody else."""
        return [actor for actor in self.room.members if actor != self.flusher]

    def ask(self, actor: Actor) -> None:
        """Something without a name."""
        words = f"Question {self.chance.getrandbits(60):015x}?"
        self.truth[words] = str(actor.person_id)
        sent = Text(hash_secret(new_secret()), str(AMA_QUESTION), self.room.id, words)
        db.read_now(service.require_anonymity, actor, self.room.id)
        db.read_now(anonymous.send, sent, str(actor.person_id))
        if self.leaks:
            db.write_now(anonymous.publish, ANONYMOUS_QUESTION, self.room.id)

    def vote_for_what_is_new(self, seen: set[str]) -> None:
        """Who asked something often votes for it first, and others follow."""
        for question in set(db.read_now(_shown, self.room.id, True)) - seen:
            seen.add(question)
            author = self.truth[db.read_now(_title, question)]
            others = self.chance.sample(self.room.members, 4)
            own = [actor for actor in self.room.members if actor.person_id == author]
            for voter in [*(own if self.chance.random() < 0.7 else []), *others]:
                self.room.vote(question, voter)


def _shown(session, ama_id: str, is_anonymous: bool) -> list[str]:
    statement = select(Content.id).join(AmaQuestion, AmaQuestion.content_id == Content.id)
    return list(
        session.exec(statement.where(AmaQuestion.ama_id == ama_id, Content.is_anonymous.is_(is_anonymous)))
    )


def _title(session, content_id: str) -> str:
    return session.get_one(Content, content_id).title


def before(company: Company, count: int) -> Iterator[None]:
    """People come over some days, do something, ask without a name in the same visit, and then it opens."""
    company.room.schedule(moderation=AFTER)
    for _ in range(count):
        visitor = company.anybody()
        with company.later(1500):
            company.arrive(visitor)
            company.act(visitor)
        with company.later(20):
            company.ask(visitor)
        with company.later(20):
            company.act(visitor)
    with company.later(60):
        db.write_now(service.open_session, company.room.leader, company.room.id)
    yield
    company.vote_for_what_is_new(set())
    yield


def during(
    company: Company, count: int, *, pause: float, habit: float = 0.2, **announced: object
) -> Iterator[None]:
    """Everybody is there; somebody does something all the time, and now and then somebody asks.

    By `habit` those who ask do something under their name just before.
    """
    company.room.open(moderation=AFTER, **announced)
    seen: set[str] = set()
    for actor in company.room.members:
        with company.later(1):
            company.arrive(actor)
    for number in range(count):
        for _ in range(2):
            with company.later(pause / 3):
                company.act(company.anybody())
        asker = company.flusher if number % 6 < 2 else company.anybody()
        with company.later(pause / 3):
            if company.chance.random() < habit:
                company.act(asker)
            company.ask(asker)
        if number == count // 2:
            yield
        company.vote_for_what_is_new(seen)
    with company.later(60):
        db.write_now(service.end_session, company.room.leader, company.room.id)
    yield


def quiet(company: Company, count: int) -> Iterator[None]:
    """A question every minute and a half."""
    yield from during(company, count, pause=90)


def busy(company: Company, count: int) -> Iterator[None]:
    """A question every twelve seconds."""
    yield from during(company, count, pause=12)


def short(company: Company, count: int) -> Iterator[None]:
    """The same in a session that was announced for twenty minutes, where batches come every minute."""
    yield from during(company, count, pause=12, ends=time(14, 20))


def revealing(company: Company, count: int) -> Iterator[None]:
    """Whoever asks has just done something under their name."""
    yield from during(company, count, pause=90, habit=1.0)


@pytest.fixture
def company(people, database, noon, caplog) -> Iterator[Callable[..., Company]]:
    """Makes the company; the log is written as fully as it can be."""
    caplog.set_level(logging.DEBUG)
    leader, host = people.member("Hélène Marchetti", roles=("leader",)), people.member("Élodie Faure")
    languages = ["fr"] + ["en"] * (PEOPLE - 1)
    members = [
        people.member(f"Member {number}", language=language) for number, language in enumerate(languages)
    ]

    def make(seed: int = 0, *, leaks: bool = False) -> Company:
        waiting.clear()
        return Company(Room(leader, host, members), random.Random(seed), leaks, noon)

    yield make
    waiting.clear()


def attacked(company: Company, story: Story, count: int, caplog) -> tuple[Counter[str], int]:
    """Play a story, and guess at each moment it stops."""
    said = lambda: [record.getMessage() for record in caplog.records]  # noqa: E731
    return attack(company, story.__name__, story(company, count), said)


def test_an_insider_finds_no_more_authors_than_by_chance(company, caplog) -> None:
    stories = (before, quiet, busy, short)
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


@pytest.mark.parametrize("story", [before, revealing])
def test_the_same_insider_finds_them_where_arrivals_are_written(company, story, caplog) -> None:
    found, asked = attacked(company(leaks=True), story, 40, caplog)

    assert max(found.values()) > FOUND_WHERE_IT_LEAKS * asked


def test_a_file_that_is_copied_while_they_wait_names_nobody(company, tmp_path) -> None:
    made = company()
    with waiting.kept_in(tmp_path):
        made.room.schedule(moderation=AFTER)
        for _ in range(40):
            with made.later(1500):
                made.act(visitor := made.anybody())
            with made.later(20):
                made.ask(visitor)
        files = {file.name: file.read_text() for file in tmp_path.iterdir()}
    words = sorted(made.truth)
    assert list(files) == ["anonymous.json"]
    assert not [actor for actor in made.room.members if str(actor.person_id) in files["anonymous.json"]]
    assert sorted(words, key=files["anonymous.json"].find) != list(made.truth)
