"""An insider looks for the authors of anonymous questions, and finds no more than by chance.

Twenty people sign in, ask and vote by name, and ask without a name: before a session, in a quiet one, in a
busy one and in a short one, while one of them sends questions in the hope that somebody else's comes out
alone with them. Then somebody has everything at one moment: all tables with the order in which their rows
lie, the bytes of every file beside them, and the log at its most talkative. Who wrote what is known here, so
each way of guessing is measured. The same ways are tried where every question is published the moment it
arrives: if they found nothing there, they would be no attack.
"""

import logging
import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
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

PEOPLE = 20
CHANCE = 1 / PEOPLE
QUESTIONS = 90
ALLOWED = CHANCE + 0.05  # of all stories together; in one alone so few questions vary by more
ALLOWED_IN_ONE = CHANCE + 0.1
ROUNDS = 4  # when the first questions were guessed too well by luck, more of them tell whether it was luck
FOUND_WHERE_IT_LEAKS = 0.3
Story = Callable[["Company", int], Iterator[None]]
Guess = Callable[["Loot", str, str], str | None]


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


@dataclass
class Loot:
    """Everything at one moment. Positions are places in an order that arrivals could have made."""

    people: list[Actor]
    questions: dict[str, str]  # words by id
    of_people: dict[str, list[tuple[int, str]]]  # by the name of an order: positions of rows with a person
    of_questions: dict[str, dict[str, int]]  # the same of anonymous questions, by id
    files: dict[str, bytes]
    log: list[str]
    written: list[str]
    voters: dict[str, list[str]]
    languages: dict[str, str]


def copy_everything(company: Company, folder: Path, log: list[str]) -> Loot:
    """What an insider takes home."""
    with db.engine().connect() as connection:
        found = connection.execute(text("SELECT id, title, language FROM content WHERE is_anonymous = true"))
        rows = [row for row in found if row.title in company.truth]
        voters: dict[str, list[str]] = {}
        for content_id, person_id in connection.execute(text("SELECT content_id, person_id FROM vote")):
            voters.setdefault(content_id, []).append(person_id)
        suspects = [actor for actor in company.room.members if actor != company.flusher]
        known = {str(actor.person_id) for actor in suspects}
        of_people, of_questions = _positions(connection, {row.id for row in rows}, known)
    files = {file.name: file.read_bytes() for file in folder.glob("learnhub.db*")}
    asked = {row.id: row.title for row in rows if company.truth[row.title] in known}
    wal = files.get("learnhub.db-wal", b"")
    return Loot(
        people=suspects,
        questions=asked,
        written=written_in_order(wal, [*asked, *known]) if wal else [],
        of_people=of_people,
        of_questions=of_questions,
        files=files,
        log=log,
        voters=voters,
        languages={row.id: row.language for row in rows},
    )


def _positions(connection, questions: set[str], suspects: set[str]) -> tuple[dict, dict]:
    """The orders of rows: by rowid on SQLite, by transaction and by place on PostgreSQL."""
    people: dict[str, list[tuple[int, str]]] = {}
    asked: dict[str, dict[str, int]] = {}
    is_sqlite = connection.dialect.name == "sqlite"
    authors = dict(connection.execute(text("SELECT content_id, person_id FROM authorship")).all())
    authors = {content_id: person for content_id, person in authors.items() if person in suspects}
    for table in inspect(connection).get_table_names():
        if is_sqlite and "WITHOUT ROWID" in _made(connection, table):
            continue
        orders = "rowid" if is_sqlite else "xmin::text::bigint, (ctid::text::point)[0]::bigint * 1000"
        names = [f"rowid {table}"] if is_sqlite else [f"xmin {table}", f"ctid {table}"]
        for row in connection.execute(text(f'SELECT {orders}, t.* FROM "{table}" AS t')):
            places, values = row[: len(names)], {str(value) for value in row[len(names) :]}
            for name, place in zip(names, places, strict=True):
                mine = values & questions
                persons = values & suspects
                persons |= {authors[value] for value in values if value in authors}
                for question in mine:
                    asked.setdefault(name, {})[question] = int(place)
                for person in [] if mine else persons:
                    whole = "xmin" if name.startswith("xmin") else name  # one order for all tables
                    people.setdefault(whole, []).append((int(place), person))
    return {name: sorted(found) for name, found in people.items()}, asked


def _made(connection, table: str) -> str:
    statement = "SELECT sql FROM sqlite_master WHERE name = :name"
    return str(connection.execute(text(statement), {"name": table}).scalar()).upper()


def nearest_row(order: str) -> Guess:
    """Whose row lies nearest to the question's."""

    def guess(loot: Loot, question: str, _words: str) -> str | None:
        place = loot.of_questions[order].get(question)
        known = loot.of_people.get("xmin" if order.startswith("xmin") else order)
        if place is None or not known:
            return None
        return min(known, key=lambda found: abs(found[0] - place))[1]

    return guess


def nearest_bytes(file: str, *, words: bool) -> Guess:
    """Whose id stands nearest before the question in a file."""

    def guess(loot: Loot, question: str, text_: str) -> str | None:
        data = loot.files[file]
        place = data.find((text_ if words else question).encode())
        if place < 0:
            return None
        best = {
            str(actor.person_id): data.rfind(str(actor.person_id).encode(), 0, place) for actor in loot.people
        }
        return max(best, key=lambda person: best[person])

    return guess


def newest_in_wal(loot: Loot, question: str, _words: str) -> str | None:
    """Whose id was written last before the question's came, by the pages in the log of SQLite."""
    before = None
    for found in loot.written:
        if found == question:
            return before
        before = found if found not in loot.questions else before
    return None


def written_in_order(wal: bytes, wanted: list[str]) -> list[str]:
    """The ids that each page in the log holds more often than the version of the page before it."""
    size = int.from_bytes(wal[8:12], "big")
    counts: dict[tuple[int, str], int] = {}
    found: list[str] = []
    for start in range(32, len(wal) - size - 23, size + 24):
        page, body = int.from_bytes(wal[start : start + 4], "big"), wal[start + 24 : start + 24 + size]
        for each in wanted:
            now, earlier = body.count(each.encode()), counts.get((page, each), 0)
            found += [each] * (now > earlier)
            counts[page, each] = now
    return found


def first_voter(loot: Loot, question: str, _words: str) -> str | None:
    """Who stands first beside the question as a voter."""
    return next(iter(loot.voters.get(question, [])), None)


def same_language(loot: Loot, question: str, _words: str) -> str | None:
    """The one whose pages are in the question's language, where that is one of few."""
    speakers = [actor for actor in loot.people if actor.language == loot.languages[question]]
    return str(speakers[0].person_id) if len(speakers) <= 3 else None


def told_by_the_log(loot: Loot, question: str, words: str) -> str | None:
    """The last person whom the log names before it says anything of the question."""
    last = None
    for line in loot.log:
        if question in line or words in line:
            return last
        last = next((str(actor.person_id) for actor in loot.people if str(actor.person_id) in line), last)
    return None


def right_guesses(loot: Loot, truth: dict[str, str]) -> dict[str, int]:
    """How often each way of guessing is right."""
    guesses: dict[str, Guess] = {
        **{f"nearest by {order}": nearest_row(order) for order in loot.of_questions},
        **{f"nearest id in {name}": nearest_bytes(name, words=False) for name in loot.files},
        **{f"nearest words in {name}": nearest_bytes(name, words=True) for name in loot.files},
        "newest id in the log of SQLite": newest_in_wal,
        "first voter": first_voter,
        "language": same_language,
        "log": told_by_the_log,
    }
    return {
        name: sum(guess(loot, key, words) == truth[words] for key, words in loot.questions.items())
        for name, guess in guesses.items()
    }


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


def attack(company: Company, story: Story, count: int, caplog) -> tuple[Counter[str], int]:
    """Play a story and guess at each moment it stops; how often each way is right, of how many questions."""
    url = db.engine().url
    folder = Path(str(url.database)).parent if url.get_backend_name() == "sqlite" else Path("/nowhere")
    found, asked = Counter[str](), 0
    for moment, _ in enumerate(story(company, count)):
        loot = copy_everything(company, folder, [record.getMessage() for record in caplog.records])
        right = Counter(right_guesses(loot, company.truth))
        for name, times in sorted(right.items()):
            print(f"{story.__name__:9} {moment} {name:35} {times / len(loot.questions):.1%}")
        found, asked = found + right, asked + len(loot.questions)
    return found, asked


def test_an_insider_finds_no_more_authors_than_by_chance(company, caplog) -> None:
    right = {story: Counter[str]() for story in (before, quiet, busy, short)}
    asked = Counter[Story]()
    for seed in range(1, ROUNDS + 1):
        for story in right:
            found, count = attack(company(seed), story, QUESTIONS, caplog)
            right[story].update(found)
            asked[story] += count
        found_out = _beyond_chance(right, asked)
        if not found_out:
            break
    assert found_out == {}


def _beyond_chance(right: dict[Story, Counter[str]], asked: Counter[Story]) -> dict[str, str]:
    """The ways of guessing that are better than what is allowed, in one story or in all of them."""
    everywhere = sum(right.values(), Counter[str]())
    found = {
        f"{story.__name__} {name}": f"{times} of {asked[story]}"
        for story, each in right.items()
        for name, times in each.items()
        if times > ALLOWED_IN_ONE * asked[story]
    }
    return found | {
        name: f"{times} of {asked.total()}"
        for name, times in everywhere.items()
        if times > ALLOWED * asked.total()
    }


@pytest.mark.parametrize("story", [before, revealing])
def test_the_same_insider_finds_them_where_arrivals_are_written(company, story, caplog) -> None:
    found, asked = attack(company(leaks=True), story, 40, caplog)

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
