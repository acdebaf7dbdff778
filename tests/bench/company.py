"""A company of any size, invented in seconds: people, topics, spaces, questions, answers, cards and an AMA.

Rows go in without indexes and triggers, in the driver's fastest way; what the triggers would have kept is
written along, and a test compares. The same numbers make the same company.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import Any

from sqlalchemy import Connection, inspect, text

from learnhub import migrations
from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.core.analysis import forms_of
from learnhub.core.ids import ALPHABET, LENGTH
from learnhub.core.language import fold
from learnhub.core.markdown import EXCERPT, RENDERER
from learnhub.features.search.fields import BODY, SUBJECT, TITLE, UNDER, id_of, packed, words_of
from learnhub.features.search.service.indexing import CHANCE_BITS, EPOCH

PEOPLE, TOPICS, CLOSED_SPACES = 2_000, 200, 10
PROMISES, OWED = 2_000, 60
NOW = datetime(2026, 3, 11, 12, tzinfo=UTC)
STORED_NOW = NOW.replace(tzinfo=None)
YEARS = timedelta(days=4 * 365)
BATCH = 20_000
VOCABULARY = (
    "pump valve seal bearing shaft motor gauge pressure flow leak alarm restart isolate drain vent filter"
    " torque gasket flange coupling sensor cable fuse relay panel shift safety permit lockout winter summer"
    " night noise heat vibration crack wear grease supplier customer order invoice contract meeting budget"
    " training method checklist drawing standard audit report weld crane forklift pallet ladder helmet glove"
)
WORDS = VOCABULARY.split()


@dataclass
class Company:
    """Who reads, and what there is to read."""

    reader: Actor
    moderator: Actor
    author: str
    topics: list[str]
    question: str = ""


@dataclass
class Batch:
    """Rows of each table, in the order in which they may be written."""

    content: list[tuple] = field(default_factory=list)
    content_section: list[tuple] = field(default_factory=list)
    content_html: list[tuple] = field(default_factory=list)
    content_words: list[tuple] = field(default_factory=list)
    question: list[tuple] = field(default_factory=list)
    card: list[tuple] = field(default_factory=list)
    authorship: list[tuple] = field(default_factory=list)
    content_topic: list[tuple] = field(default_factory=list)
    vote: list[tuple] = field(default_factory=list)
    card_progress: list[tuple] = field(default_factory=list)
    ama: list[tuple] = field(default_factory=list)
    ama_question: list[tuple] = field(default_factory=list)
    ama_promise: list[tuple] = field(default_factory=list)
    search_word: list[tuple] = field(default_factory=list)
    search_form: list[tuple] = field(default_factory=list)
    search_entry: list[tuple] = field(default_factory=list)
    search_posting: list[tuple] = field(default_factory=list)


COLUMNS = {
    "content": "id kind parent_id root_id space_id audience language title body is_anonymous status"
    " hidden_reason published_at edited_at activity_at vote_count answer_count comment_count use_count"
    " edition",
    "content_section": "content_id name position text",
    "content_html": "content_id section position renderer words excerpt html",
    "content_words": "content_id folded",
    "question": "content_id kind accepted_id accepted_at accepted_by",
    "card": "content_id kind",
    "authorship": "content_id person_id part kind status published_at",
    "content_topic": "content_id topic_id kind audience language status"
    " published_at vote_count use_count answer_count",
    "vote": "content_id person_id",
    "card_progress": "person_id card_id state step stability difficulty due_day reviewed_at"
    " reviewed_day is_suspended",
    "ama": "content_id kind leader_id code phase moderation starts_at ends_at opened_at ended_at",
    "ama_question": "content_id kind ama_id state reason note answered_at",
    "ama_promise": "question_id owed_by due_on first_due_on kept_at",
    "search_word": "id word",
    "search_form": "form word_id",
    "search_entry": "place content_id root_id audience words",
    "search_posting": "word_id subject audience place fields",
    "setup": "id done_at",
    "space": "id kind name is_open",
    "space_member": "space_id person_id is_facilitator",
    "site": "id name zone country region",
    "person": "id email name folded job about site_id zone language theme status password_version created_at",
    "topic": "id",
    "topic_name": "id topic_id language name folded is_main",
    "person_topic": "person_id topic_id level",
}


class Inventor:
    """Everything is drawn from one source of chance, so that the same seed invents the same company."""

    def __init__(self, items: int, *, with_index: bool) -> None:
        self.with_index = with_index
        self.chance = random.Random(7)
        self.items = items
        self.people = [self.id() for _n in range(PEOPLE)]
        self.topics = [self.id() for _n in range(TOPICS)]
        self.spaces = [self.id() for _n in range(CLOSED_SPACES + 1)]
        self.site = self.id()
        self.writes = list(accumulate(1 / (n + 10) for n in range(PEOPLE)))
        self.tags = list(accumulate(1 / (n + 3) for n in range(TOPICS)))
        self.bodies = [self.sentence(40) for _n in range(500)]
        self.texts: list[tuple[int, str]] = []  # of the item that is being invented
        self.words: set[str] = set()

    def id(self) -> str:
        bits = self.chance.getrandbits(5 * LENGTH)
        return "".join(ALPHABET[bits >> 5 * place & 31] for place in range(LENGTH))

    def sentence(self, words: int) -> str:
        return " ".join(self.chance.choices(WORDS, k=words)).capitalize()

    def author(self) -> str:
        return self.chance.choices(self.people, cum_weights=self.writes)[0]

    def some_topics(self) -> set[str]:
        return set(
            self.chance.choices(self.topics, cum_weights=self.tags, k=self.chance.choice((0, 1, 2, 3)))
        )

    def few(self, most: int) -> list[str]:
        """A few people, seldom many."""
        return self.chance.sample(self.people, int(most * self.chance.random() ** 4))

    def batches(self) -> Iterator[Batch]:
        """Items in the order in which they were written, the first ones four years ago."""
        batch, written = Batch(), 0
        while written < self.items:
            before = len(batch.content)
            at = STORED_NOW - YEARS * (1 - written / self.items)
            self.root(batch, at, min(3, self.items - written - 1))
            self.index(batch, batch.content[before], at)
            written += len(batch.content) - before
            if len(batch.content) >= BATCH:
                yield batch
                batch = Batch()
        self.session(batch)
        yield batch

    def session(self, batch: Batch) -> None:
        """An AMA that is over, with answers in writing; few of them are still owed."""
        ama, at = self.id(), STORED_NOW - timedelta(days=90)
        self.item(batch, ama, ama, "ama", self.spaces[0], "open", "published", at)
        batch.ama.append((ama, "ama", self.people[0], "482915", "ended", "after", at, at, at, at))
        for number in range(PROMISES):
            question, due = self.id(), at.date() + timedelta(days=number % 100)
            kept = None if number < OWED else at
            self.item(batch, question, ama, "ama_question", self.spaces[0], "open", "published", at)
            batch.ama_question.append((question, "ama_question", ama, "in_writing", "", "", kept))
            batch.ama_promise.append((question, self.people[number % 50], due, due, kept))

    def root(self, batch: Batch, at: datetime, most_answers: int) -> None:
        """A question with its answers, or a card."""
        space = self.spaces[0] if self.chance.random() < 0.95 else self.chance.choice(self.spaces[1:])
        audience = "open" if space == self.spaces[0] else space
        status = self.chance.choices(("published", "hidden", "removed"), (985, 5, 10))[0]
        root = self.id()
        if self.chance.random() < 0.4:
            users = self.few(40)
            self.card(batch, root, users, status, at)
            self.item(batch, root, root, "card", space, audience, status, at, uses=len(users))
            return
        answers = min(most_answers, int(4 * self.chance.random() ** 1.5))
        batch.question.append((root, "question", None, None, None))
        self.item(batch, root, root, "question", space, audience, status, at, answers=answers)
        for number in range(answers):
            later = at + timedelta(minutes=self.chance.randint(5, 5_000) + number)
            self.item(batch, self.id(), root, "answer", space, audience, "published", later)

    def card(self, batch: Batch, card: str, users: Sequence[str], status: str, at: datetime) -> None:
        batch.card.append((card, "card"))
        if self.chance.random() < 0.3:
            why = self.chance.choice(self.bodies)[:120]
            batch.content_section.append((card, "why", 0, why))
            batch.content_html.append(rendered(card, "why", why))
        due = STORED_NOW + timedelta(days=self.chance.randint(-2, 60))
        rated = STORED_NOW - timedelta(days=3)
        batch.card_progress.extend(
            (person, card, 2, None, 5.0, 5.0, due.date(), rated, rated.date(), False) for person in users
        )

    def index(self, batch: Batch, root: tuple, at: datetime) -> None:
        """What the index of the search has of a root that can be read, with its answers."""
        content_id, audience, texts, self.texts = root[0], root[5], self.texts, []
        if root[10] != "published" or not self.with_index:
            return
        words = words_of(texts)
        for word in words.keys() - self.words:
            batch.search_word.append((id_of(word), word))
            batch.search_form.extend((form, id_of(word)) for form in forms_of(word))
        self.words |= words.keys()
        postings = {id_of(word): fields for word, fields in words.items()}
        place = (at.date() - EPOCH).days << CHANCE_BITS | self.chance.getrandbits(CHANCE_BITS)
        batch.search_entry.append((place, content_id, content_id, audience, packed(postings)))
        batch.search_posting.extend(
            (key, subject, audience, place, fields)
            for key, fields in postings.items()
            for subject in ((0, 1) if fields & SUBJECT else (0,))
        )

    def item(
        self,
        batch: Batch,
        content: str,
        root: str,
        kind: str,
        space: str,
        audience: str,
        status: str,
        at: datetime,
        *,
        answers: int = 0,
        uses: int = 0,
    ) -> None:
        """The row of content, and what stands around it."""
        voters = [] if kind == "card" else self.few(12)
        language, title = self.chance.choices(("en", "fr"), (7, 3))[0], ""
        if content == root:
            title = f"{self.sentence(5)} {len(batch.content)}"
        body = self.chance.choice(self.bodies)
        self.texts += [(TITLE, title), (BODY, body)] if content == root else [(UNDER, body)]
        batch.content_html.append(rendered(content, "", body))
        batch.content_words.append((content, fold(f"{title} {body}")))
        batch.content.append(
            (
                *(content, kind, None if content == root else root, root, space, audience, language, title),
                *(body, False, status, "Why not" if status == "hidden" else ""),
                *(at, None, at, len(voters), answers, 0, uses, 1),
            )
        )
        batch.authorship.append((content, self.author(), "author", kind, status, at))
        batch.vote.extend((content, voter) for voter in voters)
        if content == root:
            batch.content_topic.extend(
                (content, topic, kind, audience, language, status, at, len(voters), uses, answers)
                for topic in self.some_topics()
            )


def rendered(content: str, section: str, text: str) -> tuple:
    """What is stored of a text, which has no formatting here."""
    excerpt = f"{text[:EXCERPT].rsplit(' ', 1)[0]}…"
    return (content, section, 0, RENDERER, len(text.split()), excerpt, f"<p>{text}</p>\n")


def fill(url: str, items: int, *, with_index: bool = False) -> Company:
    """Migrate the empty database at this address and invent a company of so many items in it.

    Its texts are in the index of the search only `with_index`, which takes as long again.
    """
    migrations.upgrade(url)
    db.configure(url)
    inventor = Inventor(items, with_index=with_index)
    with db.engine().connect().execution_options(writes=True) as connection:
        later = _without_indexes_and_triggers(connection)
        for table, rows in _people(inventor).items():
            _insert(connection, table, rows)
        company = _choose(inventor)
        for batch in inventor.batches():
            for table, rows in vars(batch).items():
                _insert(connection, table, rows)
            company.question = company.question or _much_answered(batch)
        fill_inbox(connection, str(company.reader.person_id), items)
        if with_index:
            connection.exec_driver_sql("UPDATE search_progress SET is_complete = true")
        for statement in later:
            connection.exec_driver_sql(statement)
        connection.commit()
    if not db.is_sqlite():  # SQLite keeps no statistics unless it is told to, which nobody does
        with db.engine().connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")
    return company


# Every open root is followed, every third not any more, and something happened to it when it was published.
# Half of them wait, and every tenth was put away.
_ROOTS = """
    SELECT id, published_at, row_number() OVER (ORDER BY published_at) AS n FROM content
    WHERE parent_id IS NULL AND status = 'published' AND audience = 'open'
    ORDER BY published_at DESC LIMIT :most
"""
INBOX = (
    f"""
    INSERT INTO follow (person_id, content_id, reason, since, stopped_at)
    SELECT :person, id, 'follows', published_at, CASE WHEN n % 3 = 0 THEN published_at END
    FROM ({_ROOTS}) AS root
    """,
    f"""
    INSERT INTO inbox_item
        (person_id, thing, content_id, waits, count, last_at, is_dated, archived_at, is_for_mail)
    SELECT :person, id, id, n % 2 = 0, 1, published_at, true,
           CASE WHEN n % 10 = 0 THEN published_at END, n % 5 = 0
    FROM ({_ROOTS}) AS root
    """,
    """
    INSERT INTO notice (item_id, person_id, dedupe, kind, what, reason, content_id, at, is_dated)
    SELECT id, person_id, 'n:' || thing, 'answers', 'answered', 'follows', content_id, last_at, true
    FROM inbox_item WHERE person_id = :person
    """,
)


def fill_inbox(connection: Connection, person_id: str, most: int) -> None:
    """Tell somebody of the newest open roots, at most of so many."""
    for statement in INBOX:
        connection.execute(text(statement), {"person": person_id, "most": most})


def _choose(inventor: Inventor) -> Company:
    def actor(number: int, *roles: Role) -> Actor:
        spaces = frozenset(_closed_spaces_of(inventor, number))
        return Actor(inventor.people[number], f"Colleague {number}", frozenset(roles), spaces=spaces)

    return Company(actor(40), actor(41, Role.MODERATOR), inventor.people[0], inventor.topics)


def _closed_spaces_of(inventor: Inventor, number: int) -> list[str]:
    """The first hundred people belong to one to four of the closed spaces."""
    return inventor.spaces[1 : 2 + number % 4] if number < 100 else []


def _much_answered(batch: Batch) -> str:
    """A question on several topics with answers."""
    tags: dict[str, int] = {}
    for content, *_rest in batch.content_topic:
        tags[content] = tags.get(content, 0) + 1
    found = (row[0] for row in batch.content if row[16] >= 2 and tags.get(row[0], 0) >= 2)
    return next(found, "")


def _people(inventor: Inventor) -> dict[str, list[tuple]]:
    """Who there is, what they know, and where they belong: the first few to some of the closed spaces."""
    chance, people = inventor.chance, inventor.people
    levels = ("learning", "practises", "helps", "reference")
    known = {
        (person, topic): chance.choice(levels)
        for person in people
        for topic in chance.choices(inventor.topics, cum_weights=inventor.tags, k=6)
    }
    return {
        "setup": [(1, STORED_NOW)],
        "space": [
            (space, "team" if n else "company", f"Space {n}", n == 0)
            for n, space in enumerate(inventor.spaces)
        ],
        "site": [(inventor.site, "Ghent", "Europe/Brussels", "BE", "")],
        "person": [
            (
                *(person, f"person{n}@ardelle.example", f"Colleague {n}", f"colleague {n}", "Technician", ""),
                *(inventor.site, "Europe/Paris", "en", "system", "active", 0, STORED_NOW - YEARS),
            )
            for n, person in enumerate(people)
        ],
        "space_member": [
            (space, person, False)
            for n, person in enumerate(people)
            for space in _closed_spaces_of(inventor, n)
        ],
        "topic": [(topic,) for topic in inventor.topics],
        "topic_name": [
            (n, topic, "en", f"Topic {n}", f"topic {n}", True) for n, topic in enumerate(inventor.topics, 1)
        ],
        "person_topic": [(*key, level) for key, level in known.items()],
    }


def _insert(connection: Connection, table: str, rows: Iterable[tuple]) -> None:
    columns = COLUMNS[table].split()
    names = ", ".join(columns)
    if db.is_sqlite():
        places = ", ".join("?" * len(columns))
        prepared = ([_stored(value) for value in row] for row in rows)
        driver: Any = connection.connection.dbapi_connection
        driver.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", prepared)
        return
    driver = connection.connection.dbapi_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _stored(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(" ", "microseconds")
    return value.isoformat() if isinstance(value, date) else value


def _without_indexes_and_triggers(connection: Connection) -> list[str]:
    """Drop what would slow every row down; the answer is what makes it again."""
    return _strip_sqlite(connection) if db.is_sqlite() else _strip_postgresql(connection)


def _strip_sqlite(connection: Connection) -> list[str]:
    wanted = (
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    )
    found = connection.execute(text(wanted)).all()
    for kind, name, _sql in found:
        connection.exec_driver_sql(f"DROP {kind} {name}")
    return [sql for _kind, _name, sql in found]


def _strip_postgresql(connection: Connection) -> list[str]:
    tables = [table for table in COLUMNS if table in inspect(connection).get_table_names()]
    made_by_hand = (
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(:tables) AND indexname LIKE 'ix_%'"
    )
    found = connection.execute(text(made_by_hand), {"tables": tables}).all()
    for name, _sql in found:
        connection.exec_driver_sql(f"DROP INDEX {name}")
    for table in tables:
        connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    enable = [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables]
    return [*(sql for _name, sql in found), *enable]
