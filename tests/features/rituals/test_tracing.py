"""An insider looks for who answered what at the end of meetings, and finds no more than by chance.

Twenty people meet again and again, say that they are there one after the other, and answer at the end, often
in the same order. The insider has everything after each answer, not only at the end: all numbers, the bytes
of every file, and the log at its most talkative. The same ways of guessing are tried where each answer is
counted in the database when it comes: if they found nothing there, they would be no attack.
"""

import logging
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.core.upserts import insert
from learnhub.features.rituals import closing, service
from learnhub.features.rituals.enums import ANSWERS, ClosingQuestion
from learnhub.features.rituals.models import RitualTally
from learnhub.features.rituals.schemas import ClosingInput
from tests.features.rituals.conftest import DAYS, Meeting

PEOPLE, MEETINGS = 20, 6
ALLOWED = 0.05  # above chance, of all answers together
FOUND_WHERE_IT_LEAKS = 0.5
ROTI = ClosingQuestion.ROTI
VALUES = ANSWERS[ROTI]


@dataclass
class Look:
    """Everything at one moment."""

    tallies: dict[str, int]
    files: dict[str, bytes]
    log: list[str]


@dataclass
class Evening:
    """One closing: who answered in which order, what the insider saw after each, and the truth."""

    order: list[str]
    truth: dict[str, str]
    looks: list[Look]
    arrived: list[str]
    after: dict[str, int] = field(default_factory=dict)


Guess = Callable[[Evening, str], str | None]


def look(caplog) -> Look:
    """Take home everything that there is."""
    with db.engine().connect() as connection:
        rows = connection.execute(text("SELECT answer, number FROM ritual_tally WHERE question = 'roti'"))
        tallies = {row.answer: row.number for row in rows}
    url = db.engine().url
    folder = Path(str(url.database)).parent if url.get_backend_name() == "sqlite" else Path("/nowhere")
    files = {file.name: file.read_bytes() for file in folder.glob("learnhub.db*")}
    return Look(tallies, files, [record.getMessage() for record in caplog.records])


def told_between(evening: Evening, person: str, place: int) -> str | None:
    """The answer that has one more after somebody's turn than before it."""
    before, after = evening.looks[place].tallies, evening.looks[place + 1].tallies
    return next((value for value in VALUES if after.get(value, 0) > before.get(value, 0)), None)


def by_turn(evening: Evening, person: str) -> str | None:
    """Who knows when somebody answered compares what there was before and after."""
    return told_between(evening, person, evening.order.index(person))


def by_arrival(evening: Evening, person: str) -> str | None:
    """Who came first may answer first."""
    return told_between(evening, person, evening.arrived.index(person))


def by_bytes(evening: Evening, person: str) -> str | None:
    """What the files hold after somebody's turn that they did not hold before, beside their id."""
    place = evening.order.index(person)
    for name, data in evening.looks[place + 1].files.items():
        if data == evening.looks[place].files.get(name):
            continue
        found = data.rfind(b"roti")
        if found >= 0 and (value := data[found + 4 : found + 5].decode(errors="ignore")) in VALUES:
            return value
    return None


def by_log(evening: Evening, person: str) -> str | None:
    """What the log says in the line that names somebody."""
    for line in evening.looks[-1].log:
        if person in line:
            return next((value for value in VALUES if f"roti={value}" in line or f"'{value}'" in line), None)
    return None


def most_said(evening: Evening, _person: str) -> str | None:
    """The answer that most people gave: what anybody guesses who reads the page."""
    return max(evening.after, key=lambda value: evening.after[value]) if evening.after else None


GUESSES: dict[str, Guess] = {
    "by turn": by_turn, "by arrival": by_arrival, "by bytes": by_bytes, "by log": by_log,
    "most said": most_said,
}  # fmt: skip


@pytest.fixture
def evenings(people, meeting: Meeting, caplog):
    """Plays closings, and answers what the insider saw of each."""
    caplog.set_level(logging.DEBUG)
    members = [people.member(f"Member {number}") for number in range(PEOPLE)]

    def play(count: int, *, leaks: bool) -> list[Evening]:
        chance = random.Random(7)
        return [
            _evening(Meeting(meeting.host, meeting.ritual, day), members, chance, caplog, leaks=leaks)
            for day in DAYS[:count]
        ]

    return play


def _evening(
    meeting: Meeting, members: list[Actor], chance: random.Random, caplog, *, leaks: bool
) -> Evening:
    arrived = chance.sample(members, PEOPLE)
    with meeting.at(0):
        meeting.call(service.begin_meeting, meeting.host)
    for place, actor in enumerate(arrived):
        with meeting.at(place / 10):
            meeting.call(service.say_here, actor)
    with meeting.at(50):
        meeting.call(service.end_meeting, meeting.host)
    order = arrived if chance.random() < 0.5 else chance.sample(members, PEOPLE)
    truth = {str(actor.person_id): chance.choice(VALUES) for actor in members}
    caplog.clear()
    start = meeting.view().starts_at + timedelta(minutes=51)
    looks = [look(caplog)]
    for place, actor in enumerate(order):
        with clock.at(start + timedelta(seconds=20 * place)):
            form = ClosingInput(roti=int(truth[str(actor.person_id)]))
            db.read_now(service.answer_closing, actor, meeting.ritual, meeting.day, form)
            if leaks:
                db.write_now(_count_at_once, meeting.view().meeting_id, form.roti)
        looks.append(look(caplog))
    names = [str(actor.person_id) for actor in order]
    evening = Evening(names, truth, looks, [str(actor.person_id) for actor in arrived])
    if leaks:
        closing.clear()
    with meeting.at(66):
        db.write_now(service.close_due)
    evening.after = dict(meeting.view().tallies[0].answers) if meeting.view().tallies else {}
    return evening


def _count_at_once(session, meeting_id: str, roti: int) -> None:
    statement = insert(
        session, RitualTally, meeting_id=meeting_id, question="roti", answer=str(roti), number=1
    )
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["meeting_id", "question", "answer"], set_={"number": RitualTally.number + 1}
        )
    )


def right(evenings: list[Evening]) -> tuple[Counter[str], int]:
    """How often each way of guessing is right, of how many answers."""
    found, asked = Counter[str](), 0
    for evening in evenings:
        for person, value in evening.truth.items():
            asked += 1
            found.update(name for name, guess in GUESSES.items() if guess(evening, person) == value)
    for name in GUESSES:
        print(f"{name:12} {found[name] / asked:.1%}")
    return found, asked


def test_an_insider_finds_no_more_answers_than_by_chance(evenings, database):
    played = evenings(MEETINGS, leaks=False)

    found, asked = right(played)

    # By chance one guesses what most people said, which the page tells everybody.
    chance = found.pop("most said") / asked
    assert {name: times for name, times in found.items() if times > (chance + ALLOWED) * asked} == {}
    for evening in played:
        files = [each.files for each in evening.looks]
        assert files[1:] == files[:-1]
        assert sum(evening.after.values()) == PEOPLE


def test_the_same_insider_finds_them_where_each_is_counted_at_once(evenings, database):
    found, asked = right(evenings(1, leaks=True))

    assert found["by turn"] > FOUND_WHERE_IT_LEAKS * asked
