"""What an insider does to find the authors of anonymous texts, and how often that is right by chance.

Somebody has everything at one moment: all tables with the order in which their rows lie, the bytes of every
file beside them, and the log at its most talkative. Who wrote what is known to the test, so each way of
guessing is measured.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlalchemy import inspect, text

from learnhub.access.actor import Actor
from learnhub.core import db

PEOPLE = 20
CHANCE = 1 / PEOPLE
ALLOWED = CHANCE + 0.05  # of all stories together; in one alone so few questions vary by more
ALLOWED_IN_ONE = CHANCE + 0.1
Guess = Callable[["Loot", str, str], str | None]


class Traced(Protocol):
    """A company that is looked at: who wrote which words, and who may have."""

    truth: dict[str, str]

    @property
    def suspects(self) -> list[Actor]:
        """Everybody of whom the insider does not know what they wrote."""
        ...


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


def copy_everything(company: Traced, folder: Path, log: list[str]) -> Loot:
    """What an insider takes home."""
    with db.engine().connect() as connection:
        found = connection.execute(text("SELECT id, title, language FROM content WHERE is_anonymous = true"))
        rows = [row for row in found if row.title in company.truth]
        voters: dict[str, list[str]] = {}
        for content_id, person_id in connection.execute(text("SELECT content_id, person_id FROM vote")):
            voters.setdefault(content_id, []).append(person_id)
        suspects = company.suspects
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


def right_guesses(loot: Loot, truth: dict[str, str], more: Mapping[str, Guess]) -> dict[str, int]:
    """How often each way of guessing is right."""
    guesses: dict[str, Guess] = {
        **more,
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


def attack(
    company: Traced, story: str, moments: Iterable[None], log: Callable[[], list[str]], **more: Guess
) -> tuple[Counter[str], int]:
    """Guess at each moment at which a story stops; how often each way is right, of how many questions."""
    url = db.engine().url
    folder = Path(str(url.database)).parent if url.get_backend_name() == "sqlite" else Path("/nowhere")
    found, asked = Counter[str](), 0
    for moment, _ in enumerate(moments):
        loot = copy_everything(company, folder, log())
        right = Counter(right_guesses(loot, company.truth, more))
        for name, times in sorted(right.items()):
            print(f"{story:9} {moment} {name:35} {times / len(loot.questions):.1%}")
        found, asked = found + right, asked + len(loot.questions)
    return found, asked


def beyond_chance(right: Mapping[str, Counter[str]], asked: Counter[str]) -> dict[str, str]:
    """The ways of guessing that are better than what is allowed, in one story or in all of them."""
    everywhere = sum(right.values(), Counter[str]())
    found = {
        f"{story} {name}": f"{times} of {asked[story]}"
        for story, each in right.items()
        for name, times in each.items()
        if times > ALLOWED_IN_ONE * asked[story]
    }
    return found | {
        name: f"{times} of {asked.total()}"
        for name, times in everywhere.items()
        if times > ALLOWED * asked.total()
    }
